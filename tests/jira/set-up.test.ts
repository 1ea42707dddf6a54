import { createJira } from '../../src/jira/jira'
import { closingRule, deskPage, PROJECT, statusesAnswer, workflowsAnswer } from './support/answers'
import { ari, fakeJira } from './support/fake-jira'

const jira = createJira()
const STATUSES = 'GET /rest/api/3/project/10001/statuses'
const WORKFLOWS = 'POST /rest/api/3/workflows'
const UPDATE = 'POST /rest/api/3/workflows/update'

interface SentTransition { id: string; validators: unknown[] }
interface SentUpdate { statuses: unknown[]; workflows: { version: unknown; transitions: SentTransition[] }[] }

describe('the closing validator', () => {
  test('is missing on transitions to a done status that lack it; creation is not one', async () => {
    const seen = fakeJira({ [STATUSES]: { json: statusesAnswer }, [WORKFLOWS]: { json: workflowsAnswer() } })
    expect(await jira.closingValidator(PROJECT)).toEqual({ missingOn: ['Support workflow: Close', 'Support workflow: Resolve'], total: 3 })
    expect(seen.map((request) => request.as)).toEqual(['user', 'user'])
    expect(seen[1]?.body).toEqual({
      projectAndIssueTypes: [{ projectId: '10001', issueTypeId: '10004' }, { projectId: '10001', issueTypeId: '10005' }],
    })
  })

  test('is added on each of those, and all else is sent back as it was', async () => {
    const seen = fakeJira({ [STATUSES]: { json: statusesAnswer }, [WORKFLOWS]: { json: workflowsAnswer() }, [UPDATE]: { json: {} } })
    expect(await jira.addClosingValidator(PROJECT)).toBe('done')
    const sent = seen.at(-1)
    expect(sent?.as).toBe('user')
    const { workflows, statuses } = sent?.body as SentUpdate
    expect(statuses).toContainEqual({ id: '10103', name: 'Closed', statusCategory: 'DONE', statusReference: 'ref-done' })
    expect(workflows[0]?.version).toEqual({ id: 'v-1', versionNumber: 7 })
    const validators = Object.fromEntries(workflows[0]?.transitions.map((each) => [each.id, each.validators]) ?? [])
    const added = {
      ruleKey: 'forge:expression-validator',
      parameters: { key: ari('retrac-close-agreed'), config: '{}', id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
    }
    expect(validators).toEqual({
      '1': [],
      '11': [],
      '21': [added],
      '31': [expect.objectContaining({ ruleKey: 'system:validate-field-value' }), added],
      '41': [closingRule],
    })
    const creation = workflows[0]?.transitions.find((each) => each.id === '1')
    expect(creation).not.toHaveProperty('conditions')
    expect(workflows[0]?.transitions.find((each) => each.id === '31')).toMatchObject({ conditions: { operation: 'ALL' } })
    expect(JSON.stringify(workflows)).not.toContain('"customIssueEventId"')
  })

  test('that stands everywhere changes nothing', async () => {
    const seen = fakeJira({ [STATUSES]: { json: statusesAnswer }, [WORKFLOWS]: { json: workflowsAnswer(true) } })
    expect(await jira.closingValidator(PROJECT)).toEqual({ missingOn: [], total: 3 })
    expect(await jira.addClosingValidator(PROJECT)).toBe('done')
    expect(seen.some((request) => request.path.endsWith('/update'))).toBe(false)
  })

  test('is out of reach where Jira does not let the caller', async () => {
    fakeJira({ [STATUSES]: { json: statusesAnswer }, [WORKFLOWS]: { status: 403 } })
    expect(await jira.closingValidator(PROJECT)).toBe('notAllowed')
    expect(await jira.addClosingValidator(PROJECT)).toBe('notAllowed')
    fakeJira({ [STATUSES]: { json: statusesAnswer }, [WORKFLOWS]: { json: workflowsAnswer() }, [UPDATE]: { status: 403 } })
    expect(await jira.addClosingValidator(PROJECT)).toBe('notAllowed')
    fakeJira({ [STATUSES]: { json: statusesAnswer }, [WORKFLOWS]: { json: workflowsAnswer(false, false) } })
    expect(await jira.addClosingValidator(PROJECT)).toBe('notAllowed')
  })
})

test('the panel is pinned by its module, as the caller', async () => {
  const PIN = 'POST /rest/api/3/forge/panel/action/bulk/async'
  const seen = fakeJira({ [PIN]: { status: 202, json: { taskId: '1' } } })
  expect(await jira.pinPanel(PROJECT)).toBe('done')
  expect(seen).toMatchObject([
    { as: 'user', body: { moduleId: ari('retrac-issue-panel'), projectList: [{ projectIdOrKey: '10001', action: 'PIN' }] } },
  ])
  fakeJira({ [PIN]: { status: 403 } })
  expect(await jira.pinPanel(PROJECT)).toBe('notAllowed')
})

test('field ids are found by the module that made the field', async () => {
  fakeJira({
    'GET /rest/api/3/field': {
      json: [
        { id: 'summary', name: 'Summary', schema: { type: 'string', system: 'summary' } },
        { id: 'customfield_10100', name: 'Severity', schema: { type: 'string', custom: ari('retrac-severity') } },
        { id: 'customfield_10101', name: 'Severity', schema: { type: 'string', custom: 'ari:cloud:ecosystem::extension/other/env/static/retrac-severity' } },
        { id: 'customfield_10102', name: 'Old' },
      ],
    },
  })
  expect(await jira.fieldIds()).toEqual({ 'retrac-severity': 'customfield_10100' })
})

describe('a service project', () => {
  const project = (projectTypeKey: string) => ({ json: { id: PROJECT, key: 'REC', name: 'ReCARE', projectTypeKey } })
  test('comes with its desk', async () => {
    const seen = fakeJira({
      'GET /rest/api/3/project/10001': project('service_desk'),
      'GET /rest/servicedeskapi/servicedesk/REC': { json: { id: '4', projectId: PROJECT } },
    })
    expect(await jira.project(PROJECT)).toEqual({ id: PROJECT, key: 'REC', name: 'ReCARE', serviceDeskId: '4' })
    expect(seen.every((request) => request.as === 'user')).toBe(true)
  })
  test('is not any other kind of project, nor one that is not his', async () => {
    fakeJira({ 'GET /rest/api/3/project/10001': project('software') })
    expect(await jira.project(PROJECT)).toBeNull()
    fakeJira({ 'GET /rest/api/3/project/10001': { status: 404 } })
    expect(await jira.project(PROJECT)).toBeNull()
  })
  test('is listed by Jira, page after page', async () => {
    const row = (id: string) => ({ id, key: `P${id}`, name: id, projectTypeKey: 'service_desk' })
    const seen = fakeJira({
      'GET /rest/api/3/project/search': ({ query }) =>
        query['startAt'] === '0' ? { json: { values: [row('1')], isLast: false } } : { json: { values: [row('2')], isLast: true } },
    })
    expect((await jira.serviceProjects()).map((each) => each.key)).toEqual(['P1', 'P2'])
    expect(seen[0]?.query).toMatchObject({ typeKey: 'service_desk' })
  })
  test('has request types and statuses, each status once', async () => {
    fakeJira({
      'GET /rest/servicedeskapi/servicedesk/4/requesttype': { json: deskPage([{ id: '31', name: 'Disruption', description: null }]) },
      [STATUSES]: { json: statusesAnswer },
    })
    expect(await jira.requestTypes('4')).toEqual([{ id: '31', name: 'Disruption', description: '' }])
    expect(await jira.statuses(PROJECT)).toEqual([
      { id: '10100', name: 'Waiting for support', category: 'IN_PROGRESS' },
      { id: '10103', name: 'Closed', category: 'DONE' },
    ])
  })
})
