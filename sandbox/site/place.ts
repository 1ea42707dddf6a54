import type { Place, PlaceFacts } from '../kernel/types'
import type { Actor } from './http/route'
import { has, hasGlobal, maySeeRequest, maySeeRequestType } from './permissions/permissions'
import type { SiteState } from './state'

/** What the site knows of a place, and what one account may do there. `accountId` null: a visitor without an account. */
export const placeFacts = (site: SiteState, accountId: string | null, place: Place): PlaceFacts => {
  const person = site.personById(accountId)
  const actor: Actor = { person: person === undefined || person.key === 'anonymous' ? null : person, isApp: false }
  const issue = site.issueByIdOrKey(place.issueKey ?? place.requestKey ?? '')
  const type = site.requestTypes.get(place.requestTypeId ?? (place.requestKey === undefined ? '' : (issue?.requestTypeId ?? '')))
  const desk = type === undefined ? undefined : site.desks.get(type.serviceDeskId)
  const project = issue === undefined
    ? (site.projectByIdOrKey(place.projectKey ?? '') ?? (desk === undefined ? undefined : site.projects.get(desk.projectId)))
    : site.projectOf(issue)
  const issueType = issue === undefined ? undefined : site.issueTypes.get(issue.issueTypeId)
  const isRequest = place.requestKey !== undefined && issue !== undefined && type !== undefined
  return {
    ...(issue === undefined ? {} : { issue: { id: issue.id, key: issue.key, type: issueType?.name ?? '', typeId: issue.issueTypeId, hasRequestType: issue.requestTypeId !== null } }),
    ...(project === undefined ? {} : { project: { id: project.id, key: project.key, type: project.type } }),
    ...(isRequest ? { request: { key: issue.key, typeId: Number(type.id) } } : {}),
    ...(desk === undefined ? {} : { portal: { id: Number(desk.id) } }),
    mayBrowseIssue: issue !== undefined && has(actor, 'BROWSE_PROJECTS', site.projectOf(issue)),
    mayBrowseProject: project !== undefined && has(actor, 'BROWSE_PROJECTS', project),
    mayAdministerProject: project !== undefined && has(actor, 'ADMINISTER_PROJECTS', project),
    mayAdministerSite: hasGlobal(actor, 'ADMINISTER'),
    maySeeRequest: issue !== undefined && maySeeRequest(site, actor, issue),
    maySeeRequestType: type !== undefined && maySeeRequestType(site, actor, type),
  }
}
