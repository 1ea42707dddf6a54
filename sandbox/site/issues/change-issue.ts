import type { ChangeItem, Issue, Status } from '../model'
import { type SiteState, sortable } from '../state'
import { textOf } from '../text'
import { changeFacts, issueFacts } from './event-facts'
import { ORGANIZATIONS_FIELD, PARTICIPANTS_FIELD, REQUEST_TYPE_FIELD } from '../fields/system-fields'

/** What may be changed on an issue by its id. */
export type IssueChange = Partial<Pick<Issue,
  'statusId' | 'summary' | 'description' | 'reporterId' | 'assigneeId' | 'priorityId' | 'labels' | 'requestTypeId' |
  'participants' | 'organizationIds' | 'issueTypeId'>> & { values?: Record<string, unknown> }

/**
 * Changes an issue, writes its changelog and sends the events of it: updated, and assigned too where the
 * assignee is another (facts 2, Events). Nothing happens where nothing is other than before.
 */
export const changeIssue = (site: SiteState, issue: Issue, change: IssueChange, authorId: string | null, changelog = true): Issue => {
  const at = site.now()
  const items = differences(site, issue, change)
  if (items.length === 0) return issue
  const after = applied(site, issue, change, at)
  site.putIssue(after)
  if (!changelog) return after
  const id = recordChange(site, issue.id, authorId, items)
  const payload = { issue: issueFacts(site, after), changelog: changeFacts(id, items), associatedUsers: associatedUsers(after) }
  const statuses = statusesOf(site, issue, after)
  site.emit('avi:jira:updated:issue', { ...payload, ...(statuses === null ? {} : { associatedStatuses: statuses }) }, authorId)
  if (issue.assigneeId !== after.assigneeId) site.emit('avi:jira:assigned:issue', payload, authorId)
  return after
}

const applied = (site: SiteState, issue: Issue, { values, ...plain }: IssueChange, at: number): Issue => {
  const after: Issue = { ...issue, ...plain, values: { ...issue.values, ...values }, updated: at }
  if (after.statusId === issue.statusId) return after
  const done = site.statusOf(after).category === 'DONE'
  return { ...after, statusChangedAt: at, resolvedAt: done ? (issue.resolvedAt ?? at) : null }
}

export const recordChange = (site: SiteState, issueId: string, authorId: string | null, items: ChangeItem[]): string => {
  const id = site.nextId('change')
  site.changes.put(`${sortable(issueId)}/${sortable(id)}`, { id, issueId, authorId, created: site.now(), items })
  return id
}

export const associatedUsers = (issue: Issue): { accountId: string }[] =>
  [...new Set([issue.reporterId, issue.assigneeId, issue.creatorId])].flatMap((id) => (id === null ? [] : [{ accountId: id }]))

const statusesOf = (site: SiteState, before: Issue, after: Issue): unknown => {
  if (before.statusId === after.statusId) return null
  const fact = ({ id, name }: Status): unknown => ({ id, name })
  return [fact(site.statusOf(before)), fact(site.statusOf(after))]
}

interface Side {
  id: string | null
  text: string | null
}

/** The changelog's lines, one a field that is other than before. */
const differences = (site: SiteState, issue: Issue, change: IssueChange): ChangeItem[] => {
  const items: ChangeItem[] = []
  const add = (field: string, fieldId: string, before: Side, after: Side, fieldtype: 'jira' | 'custom' = 'jira'): void => {
    if (before.id === after.id && before.text === after.text) return
    items.push({ field, fieldtype, fieldId, from: before.id, fromString: before.text, to: after.id, toString: after.text })
  }
  const plain = (text: string | null): Side => ({ id: null, text })
  const person = (id: string | null): Side => ({ id, text: site.personById(id)?.displayName ?? id })
  const named = (id: string, name: string | undefined): Side => ({ id, text: name ?? id })
  const many = (ids: readonly string[], names: readonly string[]): Side => ({ id: ids.join(', '), text: names.join(', ') })

  if (change.statusId !== undefined) add('status', 'status', named(issue.statusId, site.statuses.get(issue.statusId)?.name), named(change.statusId, site.statuses.get(change.statusId)?.name))
  if (change.summary !== undefined) add('summary', 'summary', plain(issue.summary), plain(change.summary))
  if (change.description !== undefined) add('description', 'description', plain(textOf(issue.description)), plain(textOf(change.description)))
  if (change.reporterId !== undefined) add('reporter', 'reporter', person(issue.reporterId), person(change.reporterId))
  if (change.assigneeId !== undefined) add('assignee', 'assignee', person(issue.assigneeId), person(change.assigneeId))
  if (change.priorityId !== undefined) add('priority', 'priority', named(issue.priorityId, site.priorities.get(issue.priorityId)?.name), named(change.priorityId, site.priorities.get(change.priorityId)?.name))
  if (change.issueTypeId !== undefined) add('issuetype', 'issuetype', named(issue.issueTypeId, site.issueTypes.get(issue.issueTypeId)?.name), named(change.issueTypeId, site.issueTypes.get(change.issueTypeId)?.name))
  if (change.labels !== undefined) add('labels', 'labels', plain(issue.labels.join(' ')), plain(change.labels.join(' ')))
  if (change.requestTypeId !== undefined) add('Request Type', REQUEST_TYPE_FIELD, typeSide(site, issue.requestTypeId), typeSide(site, change.requestTypeId), 'custom')
  if (change.participants !== undefined) add('Request participants', PARTICIPANTS_FIELD, many(issue.participants, names(site, issue.participants)), many(change.participants, names(site, change.participants)), 'custom')
  if (change.organizationIds !== undefined) add('Organizations', ORGANIZATIONS_FIELD, many(issue.organizationIds, organizations(site, issue.organizationIds)), many(change.organizationIds, organizations(site, change.organizationIds)), 'custom')
  for (const [fieldId, value] of Object.entries(change.values ?? {})) {
    const name = site.field(fieldId)?.name ?? fieldId
    add(name, fieldId, plain(asText(issue.values[fieldId])), plain(asText(value)), 'custom')
  }
  return items
}

const asText = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)
const typeSide = (site: SiteState, id: string | null): Side => ({ id, text: id === null ? null : (site.requestTypes.get(id)?.name ?? id) })
const names = (site: SiteState, ids: readonly string[]): string[] => ids.map((id) => site.personById(id)?.displayName ?? id)
const organizations = (site: SiteState, ids: readonly string[]): string[] => ids.map((id) => site.organizations.get(id)?.name ?? id)
