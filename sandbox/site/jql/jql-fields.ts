import { categoryKey, categoryName, categoryNumber } from '../issues/beans'
import { CHANNEL_PROPERTY } from '../desk/channel'
import { ORGANIZATIONS_FIELD, PARTICIPANTS_FIELD, REQUEST_TYPE_FIELD } from '../fields/system-fields'
import type { Field, Issue } from '../model'
import type { SiteState } from '../state'
import { textOf } from '../text'
import { JqlError } from './parse-jql'

/**
 * How JQL sees a field. `names`: the ways in which an issue's value may be written, each value a list of them
 * (a status is its id or its name); an empty outer list is EMPTY.
 */
export interface JqlField {
  name: string
  kind: 'name' | 'user' | 'date' | 'number' | 'text' | 'key'
  names?(issue: Issue): (string | null)[][]
  instant?(issue: Issue): number | null
  number?(issue: Issue): number | null
  text?(issue: Issue): string
  /** Whether a value exists at all; JQL refuses one that doesn't. */
  knows?(value: string): boolean
  sortKey(issue: Issue): string | number | null
}

const one = (...names: (string | null | undefined)[]): (string | null)[][] => [names.map((each) => each ?? null)]

/** The field that a clause names: by its own name, id, cf[N] or the custom field's name. */
export const jqlField = (site: SiteState, given: string): JqlField => {
  const name = given.toLowerCase()
  const field = builtIn(site, name) ?? customField(site, name)
  if (field === null) throw new JqlError(`Field '${given}' does not exist or you do not have permission to view it.`)
  return field
}

const builtIn = (site: SiteState, name: string): JqlField | null => {
  const user = (label: string, id: (issue: Issue) => string | null): JqlField => ({
    name: label, kind: 'user', names: (issue) => (id(issue) === null ? [] : one(id(issue))),
    sortKey: (issue) => site.personById(id(issue))?.displayName.toLowerCase() ?? null,
  })
  const date = (label: string, instant: (issue: Issue) => number | null): JqlField => ({ name: label, kind: 'date', instant, sortKey: instant })
  const text = (label: string, read: (issue: Issue) => string): JqlField => ({ name: label, kind: 'text', text: read, sortKey: (issue) => read(issue).toLowerCase() })
  const allOf = <T>(rows: { entries(): IterableIterator<[string, T]> }, keep: (row: T) => (string | null)[]): ((value: string) => boolean) =>
    (value) => [...rows.entries()].some(([, row]) => keep(row).some((each) => each?.toLowerCase() === value.toLowerCase()))

  switch (name) {
    case 'project': case 'space': return {
      name: 'project', kind: 'name', names: (issue) => { const { id, key, name } = site.projectOf(issue); return one(id, key, name) },
      sortKey: (issue) => site.projectOf(issue).name.toLowerCase(), knows: allOf(site.projects, ({ id, key, name }) => [id, key, name]),
    }
    case 'issuekey': case 'key': case 'issue': case 'id': case 'workitem': case 'workitemkey': return {
      name: 'issuekey', kind: 'key', names: (issue) => one(issue.id, issue.key), sortKey: keyOrder,
    }
    case 'status': return {
      name: 'status', kind: 'name', names: (issue) => one(issue.statusId, site.statusOf(issue).name), sortKey: (issue) => site.statusOf(issue).name.toLowerCase(),
      knows: allOf(site.statuses, ({ id, name }) => [id, name]),
    }
    case 'statuscategory': return {
      name: 'statusCategory', kind: 'name',
      names: (issue) => { const { category } = site.statusOf(issue); return one(categoryName(category), categoryKey(category), String(categoryNumber(category))) },
      sortKey: (issue) => categoryNumber(site.statusOf(issue).category), knows: (value) => ['to do', 'in progress', 'done', 'new', 'indeterminate', '2', '3', '4'].includes(value.toLowerCase()),
    }
    case 'issuetype': case 'type': case 'worktype': return {
      name: 'issuetype', kind: 'name', names: (issue) => one(issue.issueTypeId, site.issueTypes.get(issue.issueTypeId)?.name),
      sortKey: (issue) => site.issueTypes.get(issue.issueTypeId)?.name ?? null, knows: allOf(site.issueTypes, ({ id, name }) => [id, name]),
    }
    case 'priority': return {
      name: 'priority', kind: 'name', names: (issue) => one(issue.priorityId, site.priorities.get(issue.priorityId)?.name),
      sortKey: (issue) => -Number(issue.priorityId), knows: allOf(site.priorities, ({ id, name }) => [id, name]),
    }
    case 'resolution': return { name: 'resolution', kind: 'name', names: (issue) => (issue.resolvedAt === null ? [] : one('10000', 'Done')), sortKey: (issue) => (issue.resolvedAt === null ? null : 'Done') }
    case 'labels': return { name: 'labels', kind: 'name', names: (issue) => issue.labels.map((each) => [each]), sortKey: (issue) => issue.labels.join(' ') }
    case 'assignee': return user('assignee', (issue) => issue.assigneeId)
    case 'reporter': return user('reporter', (issue) => issue.reporterId)
    case 'creator': return user('creator', (issue) => issue.creatorId)
    case 'created': case 'createddate': return date('created', (issue) => issue.created)
    case 'updated': case 'updateddate': return date('updated', (issue) => issue.updated)
    case 'resolved': case 'resolutiondate': return date('resolved', (issue) => issue.resolvedAt)
    case 'statuscategorychangeddate': return date('statusCategoryChangedDate', (issue) => issue.statusChangedAt)
    case 'summary': return text('summary', (issue) => issue.summary)
    case 'description': return text('description', (issue) => textOf(issue.description))
    case 'comment': return text('comment', (issue) => site.commentsOf(issue.id).map((each) => textOf(each.body)).join('\n'))
    case 'text': case 'textfields': return text('text', (issue) => [issue.summary, textOf(issue.description), ...site.commentsOf(issue.id).map((each) => textOf(each.body))].join('\n'))
    case 'request-channel-type': return {
      name: 'request-channel-type', kind: 'name',
      names: (issue) => { const kept = site.issueProperty(issue.id, CHANNEL_PROPERTY) as { value?: string } | undefined; return kept?.value === undefined ? [] : one(kept.value) },
      sortKey: () => null,
    }
    default: return null
  }
}

const keyOrder = (issue: Issue): string => {
  const [project = '', number = ''] = issue.key.split('-')
  return `${project}-${number.padStart(12, '0')}`
}

const customField = (site: SiteState, name: string): JqlField | null => {
  const field = site.fields().find((each) => each.custom && (each.id === name || each.clauseNames.some((clause) => clause.toLowerCase() === name)))
  if (field === undefined) return null
  if (field.id === REQUEST_TYPE_FIELD) return requestTypeField(site)
  if (field.id === ORGANIZATIONS_FIELD) return {
    name: field.name, kind: 'name', names: (issue) => issue.organizationIds.map((id) => [id, site.organizations.get(id)?.name ?? null]), sortKey: () => null,
  }
  if (field.id === PARTICIPANTS_FIELD) return { name: field.name, kind: 'user', names: (issue) => issue.participants.map((id) => [id]), sortKey: () => null }
  return valueField(field)
}

const requestTypeField = (site: SiteState): JqlField => {
  const typeOf = (issue: Issue): { id: string; name: string } | undefined => (issue.requestTypeId === null ? undefined : site.requestTypes.get(issue.requestTypeId))
  const withProject = (issue: Issue, name: string): string => `${name} (${site.projectOf(issue).key})`
  return {
    name: 'Request Type', kind: 'name',
    names: (issue) => { const type = typeOf(issue); return type === undefined ? [] : one(type.id, type.name, withProject(issue, type.name)) },
    sortKey: (issue) => typeOf(issue)?.name.toLowerCase() ?? null,
  }
}

/** A field of the installed app, by the type that its manifest declares (facts 2, Custom field). */
const valueField = (field: Field): JqlField => {
  const value = (issue: Issue): unknown => issue.values[field.id] ?? null
  const many = (issue: Issue): unknown[] => { const held = value(issue); return held === null ? [] : Array.isArray(held) ? held : [held] }
  if (field.schema.type === 'number') {
    const number = (issue: Issue): number | null => { const held = value(issue); return typeof held === 'number' ? held : null }
    return { name: field.name, kind: 'number', number, sortKey: number }
  }
  if (field.schema.type === 'date' || field.schema.type === 'datetime') {
    const instant = (issue: Issue): number | null => { const held = value(issue); return typeof held === 'string' ? Date.parse(held) : null }
    return { name: field.name, kind: 'date', instant, sortKey: instant }
  }
  const textual = (issue: Issue): string[] => many(issue).map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
  return {
    name: field.name, kind: field.schema.type === 'user' ? 'user' : 'name',
    names: (issue) => textual(issue).map((each) => [each]),
    text: (issue) => textual(issue).join('\n'),
    sortKey: (issue) => textual(issue).join(' ').toLowerCase() || null,
  }
}
