import { z } from 'zod'
import { badBody, badField, badRequest, notAllowed, noSuchIssue } from '../http/error'
import { bodyOf, type Call, created, listOf, noContent, numberOf, ok, type Route } from '../http/route'
import { BULK_FETCH_MAX, PAGE_MAX } from '../limits'
import type { Issue } from '../model'
import { browsable, has, hasGlobal } from '../permissions/permissions'
import { associatedUsers, changeIssue } from './change-issue'
import { createIssue } from './create-issue'
import { removeIssue } from './remove-issue'
import { issueFacts } from './event-facts'
import { assignable, changeIn, descriptionIn, summaryIn } from './fields-in'
import { changeBean, issueBean } from './issue-bean'
import { sortable } from '../state'
import { guardWrites } from './write-limits'

const Fields = z.record(z.string(), z.unknown())
const EditBody = z.object({ fields: Fields.optional(), update: Fields.optional(), properties: z.array(z.object({ key: z.string(), value: z.unknown() })).optional() })
const AssigneeBody = z.object({ accountId: z.string().nullish() })
const BulkFetchBody = z.object({ issueIdsOrKeys: z.array(z.string()), fields: z.array(z.string()).optional(), properties: z.array(z.string()).optional(), expand: z.array(z.string()).optional() })

const issueOf = (call: Call): Issue => browsable(call.site, call.actor, call.param('issueIdOrKey'))
const me = (call: Call): string | null => call.actor.person?.accountId ?? null

export const ISSUE_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}', audience: 'account', answer: 'cloud:Issue',
    run(call) {
      const named = listOf(call, 'fields')
      return ok(issueBean(call.site, call.origin, issueOf(call), {
        fields: named.length === 0 ? ['*all'] : named, properties: listOf(call, 'properties'), expand: listOf(call, 'expand'),
      }))
    },
  },
  {
    method: 'PUT', path: '/rest/api/3/issue/{issueIdOrKey}', audience: 'account',
    run(call) {
      const issue = issueOf(call)
      const project = call.site.projectOf(issue)
      if (!has(call.actor, 'EDIT_ISSUES', project)) throw notAllowed('You do not have permission to edit issues in this space.')
      if (call.query.get('notifyUsers') === 'false' && !hasGlobal(call.actor, 'ADMINISTER') && !has(call.actor, 'ADMINISTER_PROJECTS', project)) {
        throw notAllowed('To discard the user notification either admin or project admin permissions are required.')
      }
      const body = bodyOf(call, EditBody)
      const change = changeIn(call, project, { ...body.fields, ...setsIn(body.update) })
      guardWrites(call, issue)
      const after = changeIssue(call.site, issue, change, me(call))
      for (const { key, value } of body.properties ?? []) call.site.issueProperties.put(propertyRow(issue, key), value)
      if (call.query.get('returnIssue') !== 'true') return noContent()
      return ok(issueBean(call.site, call.origin, after, { fields: ['*all'], properties: [], expand: [] }))
    },
  },
  {
    method: 'POST', path: '/rest/api/3/issue', audience: 'licensed', answer: 'cloud:CreatedIssue',
    run: (call) => create(call),
  },
  {
    method: 'DELETE', path: '/rest/api/3/issue/{issueIdOrKey}', audience: 'account',
    run(call) {
      const issue = issueOf(call)
      if (!has(call.actor, 'DELETE_ISSUES', call.site.projectOf(issue))) throw notAllowed('You do not have permission to delete issues in this space.')
      const facts = { issue: issueFacts(call.site, issue), associatedUsers: associatedUsers(issue) }
      removeIssue(call.site, issue)
      call.site.emit('avi:jira:deleted:issue', facts, me(call))
      return noContent()
    },
  },
  {
    method: 'PUT', path: '/rest/api/3/issue/{issueIdOrKey}/assignee', audience: 'account',
    run(call) {
      const issue = issueOf(call)
      const project = call.site.projectOf(issue)
      if (!has(call.actor, 'ASSIGN_ISSUES', project)) throw notAllowed('You do not have permission to assign issues.')
      const { accountId } = bodyOf(call, AssigneeBody)
      guardWrites(call, issue)
      // '-1' names the default assignee, which is nobody in these projects.
      const assigneeId = accountId === '-1' ? null : assignable(call, project, accountId ?? null)
      changeIssue(call.site, issue, { assigneeId }, me(call))
      return noContent()
    },
  },
  {
    method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}/changelog', audience: 'account', answer: 'cloud:PageChangelog',
    run(call) {
      const all = call.site.changesOf(issueOf(call).id)
      const startAt = numberOf(call, 'startAt', 0)
      const maxResults = Math.min(numberOf(call, 'maxResults', PAGE_MAX), PAGE_MAX)
      const values = all.slice(startAt, startAt + maxResults).map((each) => changeBean(call.site, call.origin, each))
      return ok({ startAt, maxResults, total: all.length, isLast: startAt + values.length >= all.length, values })
    },
  },
  {
    method: 'POST', path: '/rest/api/3/issue/bulkfetch', audience: 'account', answer: 'cloud:BulkIssueResults',
    run(call) {
      const body = bodyOf(call, BulkFetchBody)
      if (body.issueIdsOrKeys.length > BULK_FETCH_MAX) throw badRequest(`You can only fetch up to ${BULK_FETCH_MAX} issues at once.`)
      const found: Issue[] = []
      const issueErrors: { id: string; errorMessage: string }[] = []
      for (const idOrKey of new Set(body.issueIdsOrKeys)) {
        const issue = call.site.issueByIdOrKey(idOrKey)
        if (issue !== undefined && has(call.actor, 'BROWSE_PROJECTS', call.site.projectOf(issue))) found.push(issue)
        else issueErrors.push({ id: idOrKey, errorMessage: noSuchIssue().message })
      }
      found.sort((a, b) => Number(a.id) - Number(b.id))
      const parts = { fields: body.fields ?? ['*navigable'], properties: body.properties ?? [], expand: body.expand ?? [] }
      return ok({ expand: 'renderedFields,names,schema,operations,editmeta,changelog', issues: found.map((each) => issueBean(call.site, call.origin, each, parts)), issueErrors })
    },
  },
]

const propertyRow = (issue: Issue, key: string): string => `${sortable(issue.id)}/${key}`

/** `update` with its `set` verbs; others aren't emulated, and say so. */
const setsIn = (update: Record<string, unknown> | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(update ?? {}).map(([fieldId, verbs]) => {
    const first: unknown = Array.isArray(verbs) && verbs.length === 1 ? verbs[0] : null
    if (typeof first !== 'object' || first === null || !('set' in first)) throw badBody(`the sandbox knows only one 'set' in update.${fieldId}`)
    return [fieldId, first.set]
  }))

/** POST /issue: in Jira's order, project, type, permission, fields. */
const create = (call: Call): ReturnType<typeof created> => {
  const body = bodyOf(call, EditBody)
  const { project: projectRef, issuetype, summary, description, ...others } = { ...body.fields, ...setsIn(body.update) }
  const named = (ref: unknown, ...keys: string[]): string => {
    const from = (typeof ref === 'object' && ref !== null ? ref : {}) as Record<string, unknown>
    return String(keys.map((key) => from[key]).find((each) => each !== undefined) ?? '')
  }
  const project = call.site.projectByIdOrKey(named(projectRef, 'id', 'key'))
  if (project === undefined || !has(call.actor, 'BROWSE_PROJECTS', project)) throw badField('project', 'Specify a valid project ID or key')
  if (!has(call.actor, 'CREATE_ISSUES', project)) throw badField('project', 'You do not have permission to create issues in this project.')
  const wanted = named(issuetype, 'id', 'name')
  const type = project.issueTypeIds.map((id) => call.site.issueTypes.get(id)).find((each) => each !== undefined && (each.id === wanted || each.name === wanted))
  if (type === undefined) throw badField('issuetype', 'Specify a valid issue type')
  const change = changeIn(call, project, others)
  const issue = createIssue(call.site, {
    project,
    issueTypeId: type.id,
    summary: summaryIn(summary ?? ''),
    description: descriptionIn(description ?? null),
    reporterId: change.reporterId === undefined ? me(call) : change.reporterId,
    creatorId: me(call),
    channel: 'jira',
    properties: Object.fromEntries((body.properties ?? []).map(({ key, value }) => [key, value])),
    ...(change.assigneeId === undefined ? {} : { assigneeId: change.assigneeId }),
    ...(change.priorityId === undefined ? {} : { priorityId: change.priorityId }),
    ...(change.labels === undefined ? {} : { labels: change.labels }),
    ...(change.requestTypeId === undefined ? {} : { requestTypeId: change.requestTypeId }),
    ...(change.participants === undefined ? {} : { participants: change.participants }),
    ...(change.organizationIds === undefined ? {} : { organizationIds: change.organizationIds }),
    ...(change.values === undefined ? {} : { values: change.values }),
  })
  return created({ id: issue.id, key: issue.key, self: `${call.origin}/rest/api/3/issue/${issue.id}` })
}
