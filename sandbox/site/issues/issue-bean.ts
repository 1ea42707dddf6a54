import type { Field, Issue } from '../model'
import { ORGANIZATIONS_FIELD, PARTICIPANTS_FIELD, REQUEST_TYPE_FIELD } from '../fields/system-fields'
import { attachmentBean } from '../attachments/beans'
import { commentBean } from '../comments/beans'
import { userBean, userOrNull } from '../people/user-bean'
import { type SiteState, required } from '../state'
import { jiraDate } from '../text'
import { categoryBean, issueTypeBean, priorityBean, projectBean, statusBean } from './beans'

/** One field's value as GET issue gives it. */
export const fieldValue = (site: SiteState, origin: string, issue: Issue, field: Field): unknown => {
  const user = (id: string | null): unknown => userOrNull(origin, site.personById(id))
  switch (field.id) {
    case 'summary': return issue.summary
    case 'description': return issue.description
    case 'issuetype': return issueTypeBean(origin, required(site.issueTypes.get(issue.issueTypeId), 'an issue type'))
    case 'project': return projectBean(origin, site.projectOf(issue))
    case 'status': return statusBean(origin, site.statusOf(issue))
    case 'statusCategory': return categoryBean(origin, site.statusOf(issue).category)
    case 'statuscategorychangedate': return jiraDate(issue.statusChangedAt)
    case 'priority': return priorityBean(origin, required(site.priorities.get(issue.priorityId), 'a priority'))
    case 'assignee': return user(issue.assigneeId)
    case 'reporter': return user(issue.reporterId)
    case 'creator': return user(issue.creatorId)
    case 'created': return jiraDate(issue.created)
    case 'updated': return jiraDate(issue.updated)
    case 'resolution': return issue.resolvedAt === null ? null : RESOLVED(origin)
    case 'resolutiondate': return issue.resolvedAt === null ? null : jiraDate(issue.resolvedAt)
    case 'labels': return issue.labels
    case 'attachment': return site.attachmentsOf(issue.id).map((each) => attachmentBean(site, origin, each))
    case 'comment': return commentsPage(site, origin, issue)
    case REQUEST_TYPE_FIELD: return requestTypeValue(site, origin, issue)
    case ORGANIZATIONS_FIELD: return issue.organizationIds.map((id) => organizationValue(site, origin, id))
    case PARTICIPANTS_FIELD: return issue.participants.flatMap((id) => {
      const person = site.personById(id)
      return person ? [userBean(origin, person)] : []
    })
    default: return issue.values[field.id] ?? null
  }
}

/** The only resolution here; Jira's default scheme has more, and nothing asks for them. */
const RESOLVED = (origin: string): Record<string, unknown> => ({
  self: `${origin}/rest/api/3/resolution/10000`, id: '10000', name: 'Done', description: 'Work has been completed on this issue.',
})

const commentsPage = (site: SiteState, origin: string, issue: Issue): unknown => {
  const comments = site.commentsOf(issue.id)
  return {
    comments: comments.map((each) => commentBean(site, origin, each, false)),
    self: `${origin}/rest/api/3/issue/${issue.id}/comment`, maxResults: comments.length, total: comments.length, startAt: 0,
  }
}

/** The Request Type field's value, as JSM gives it on the platform API. */
const requestTypeValue = (site: SiteState, origin: string, issue: Issue): unknown => {
  const type = issue.requestTypeId === null ? undefined : site.requestTypes.get(issue.requestTypeId)
  if (type === undefined) return null
  const status = site.statusOf(issue)
  return {
    _links: { web: `${origin}/portal/${type.serviceDeskId}/${issue.key}`, self: `${origin}/rest/servicedeskapi/request/${issue.id}` },
    requestType: {
      id: type.id, name: type.name, description: type.description, helpText: type.helpText,
      issueTypeId: type.issueTypeId, serviceDeskId: type.serviceDeskId, portalId: type.serviceDeskId, groupIds: type.groupIds,
      _links: { self: `${origin}/rest/servicedeskapi/servicedesk/${type.serviceDeskId}/requesttype/${type.id}` },
    },
    currentStatus: { status: status.name, statusCategory: status.category === 'TODO' ? 'NEW' : status.category === 'DONE' ? 'DONE' : 'INDETERMINATE' },
  }
}

const organizationValue = (site: SiteState, origin: string, id: string): unknown => ({
  id, name: site.organizations.get(id)?.name ?? '', _links: { self: `${origin}/rest/servicedeskapi/organization/${id}` },
})

/** Which fields a `fields` parameter names: ids, *all, *navigable, -id (O, GET issue). */
export const chosenFields = (site: SiteState, names: readonly string[]): Field[] => {
  const all = site.fields()
  // Naming only what is not wanted means all the rest.
  const taken = new Set<string>(names[0]?.startsWith('-') === true ? all.map((field) => field.id) : [])
  for (const name of names) {
    if (name === '*all') all.forEach((field) => taken.add(field.id))
    else if (name === '*navigable') all.filter((field) => !['comment', 'attachment'].includes(field.id)).forEach((field) => taken.add(field.id))
    else if (name.startsWith('-')) taken.delete(name.slice(1))
    else all.filter((field) => field.id === name || field.key === name).forEach((field) => taken.add(field.id))
  }
  return all.filter((field) => taken.has(field.id))
}

export interface IssueParts {
  fields: readonly string[]
  properties: readonly string[]
  expand: readonly string[]
}

/** An issue as the platform API gives it, with the parts asked for. */
export const issueBean = (site: SiteState, origin: string, issue: Issue, parts: IssueParts): Record<string, unknown> => {
  const fields = chosenFields(site, parts.fields)
  const beyondId = parts.fields.some((name) => name !== 'id' && name !== 'key')
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: `${origin}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    ...(beyondId ? { fields: Object.fromEntries(fields.map((field) => [field.id, fieldValue(site, origin, issue, field)])) } : {}),
    ...(parts.properties.length === 0 ? {} : { properties: propertiesOf(site, issue, parts.properties) }),
    ...(parts.expand.includes('names') ? { names: Object.fromEntries(fields.map((field) => [field.id, field.name])) } : {}),
    ...(parts.expand.includes('schema') ? { schema: Object.fromEntries(fields.map((field) => [field.id, field.schema])) } : {}),
    ...(parts.expand.includes('changelog') ? { changelog: changelogPage(site, origin, issue) } : {}),
  }
}

const propertiesOf = (site: SiteState, issue: Issue, names: readonly string[]): Record<string, unknown> => {
  const keys = names.includes('*all') ? site.propertyKeysOf(issue.id) : names
  return Object.fromEntries(keys.flatMap((key) => {
    const value = site.issueProperty(issue.id, key)
    return value === undefined ? [] : [[key, value]]
  }))
}

/** The embedded changelog: newest first, as GET issue?expand=changelog gives it. */
const changelogPage = (site: SiteState, origin: string, issue: Issue): unknown => {
  const histories = site.changesOf(issue.id).reverse().map((group) => changeBean(site, origin, group))
  return { startAt: 0, maxResults: histories.length, total: histories.length, histories }
}

export const changeBean = (site: SiteState, origin: string, group: ReturnType<SiteState['changesOf']>[number]): Record<string, unknown> => {
  const author = site.personById(group.authorId)
  return { id: group.id, ...(author ? { author: userBean(origin, author) } : {}), created: jiraDate(group.created), items: group.items }
}
