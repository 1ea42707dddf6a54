import { parseIssueId, parseProjectId } from '../../../src/domain/ids'
import type { IssueId, ProjectId } from '../../../src/domain/ids'
import type { Caller } from '../../../src/app/ports'
import { APP_ID, ari } from './fake-jira'

/** Answers as Jira gives them, cut to what matters here. */
export const ISSUE: IssueId = parseIssueId('10042') ?? ('' as never)
export const PROJECT: ProjectId = parseProjectId('10001') ?? ('' as never)

export const customer: Caller = { accountId: 'qm:1:2', accountType: 'customer' }
export const unlicensed: Caller = { accountId: '557058:unlicensed', accountType: 'unlicensed' }
export const agent: Caller = { accountId: '557058:agent', accountType: 'licensed' }
export const anonymous: Caller = { accountId: 'unidentified', accountType: 'anonymous' }

export const user = (accountId: string, accountType = 'atlassian') => ({ accountId, accountType, displayName: 'Somebody', active: true, timeZone: 'Europe/Berlin' })

export const issueAnswer = (change: { fields?: Record<string, unknown>; properties?: Record<string, unknown> } = {}) => ({
  id: ISSUE,
  key: 'REC-12',
  self: 'https://site/rest/api/3/issue/10042',
  fields: {
    project: { id: PROJECT, key: 'REC', projectTypeKey: 'service_desk' },
    created: '2026-11-24T10:00:00.000+0100',
    reporter: user('qm:1:2', 'customer'),
    creator: user('qm:1:2', 'customer'),
    assignee: null,
    status: { id: '10100', name: 'Waiting for support', statusCategory: { key: 'indeterminate' } },
    summary: 'Payroll export fails',
    description: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It stops' }, { type: 'hardBreak' }, { type: 'text', text: 'at row 4,000.' }] }] },
    ...change.fields,
  },
  properties: change.properties ?? {
    'request.channel.type': { value: 'portal' },
    [APP_ID]: { fields: [{ key: 'impact', value: 'everyone' }, { key: 'urgency', value: 'high' }] },
  },
})

export const requestAnswer = (reporter: string, participants: string[], isLastPage = true) => ({
  issueId: ISSUE,
  issueKey: 'REC-12',
  requestTypeId: '31',
  serviceDeskId: '4',
  reporter: { accountId: reporter },
  participants: { size: participants.length, start: 0, limit: 50, isLastPage, values: participants.map((accountId) => ({ accountId })) },
})

export const deskPage = (values: unknown[], isLastPage = true) => ({ size: values.length, start: 0, limit: 100, isLastPage, values })

export const permissionsAnswer = (held: Record<string, boolean>) => ({
  permissions: Object.fromEntries(Object.entries(held).map(([key, havePermission]) => [key, { id: '1', key, name: key, type: 'PROJECT', description: '', havePermission }])),
})

const transition = (id: string, name: string, to: string, change: Record<string, unknown> = {}) => ({
  id,
  name,
  type: 'DIRECTED',
  toStatusReference: to,
  links: [{ fromPort: null, fromStatusReference: 'ref-open', toPort: null }],
  actions: [],
  validators: [],
  triggers: [],
  properties: {},
  conditions: null,
  transitionScreen: null,
  customIssueEventId: null,
  ...change,
})

export const closingRule = { id: 'r1', ruleKey: 'forge:expression-validator', parameters: { key: ari('retrac-close-agreed'), config: '{}', id: 'x' } }

/** A workflow with a creation, one way on, and three ways to done: bare, with others' validator, and guarded. */
export const workflowsAnswer = (guarded = false, isEditable = true) => ({
  statuses: [
    { id: '10100', name: 'Waiting for support', statusCategory: 'IN_PROGRESS', statusReference: 'ref-open', scope: { type: 'GLOBAL' }, usages: null },
    { id: '10103', name: 'Closed', statusCategory: 'DONE', statusReference: 'ref-done', scope: { type: 'GLOBAL' }, usages: null },
  ],
  workflows: [
    {
      id: 'wf-1',
      name: 'Support workflow',
      isEditable,
      created: null,
      updated: null,
      taskId: null,
      usages: null,
      scope: { type: 'GLOBAL' },
      startPointLayout: { x: 1, y: 2 },
      version: { id: 'v-1', versionNumber: 7 },
      statuses: [
        { statusReference: 'ref-open', deprecated: false, layout: { x: 1, y: 1 }, properties: { 'jira.issue.editable': 'true' } },
        { statusReference: 'ref-done', deprecated: false, layout: { x: 3, y: 1 }, properties: {} },
      ],
      transitions: [
        transition('1', 'Create', 'ref-open', { type: 'INITIAL', links: [], conditions: { operation: 'ALL', conditions: [] } }),
        transition('11', 'Respond', 'ref-open'),
        transition('21', 'Close', 'ref-done', guarded ? { validators: [closingRule] } : {}),
        transition('31', 'Resolve', 'ref-done', {
          validators: [{ id: 'r9', ruleKey: 'system:validate-field-value', parameters: { ruleType: 'fieldRequired' } }, ...(guarded ? [closingRule] : [])],
          conditions: { operation: 'ALL', conditions: [{ id: 'c', ruleKey: 'system:restrict-issue-transition', parameters: {} }], conditionGroups: [] },
        }),
        transition('41', 'Cancel', 'ref-done', { type: 'GLOBAL', links: [], validators: [closingRule] }),
      ],
    },
  ],
})

export const statusesAnswer = [
  {
    id: '10004',
    name: 'Incident',
    self: 'https://site/rest/api/3/issuetype/10004',
    subtask: false,
    statuses: [
      { id: '10100', name: 'Waiting for support', statusCategory: { key: 'indeterminate' } },
      { id: '10103', name: 'Closed', statusCategory: { key: 'done' } },
    ],
  },
  { id: '10005', name: 'Task', self: 'https://site/rest/api/3/issuetype/10005', subtask: false, statuses: [{ id: '10100', name: 'Waiting for support', statusCategory: { key: 'indeterminate' } }] },
]
