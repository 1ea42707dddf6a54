import type { Person } from '../../kernel/types'
import type { Actor } from '../http/route'
import { noSuchIssue } from '../http/error'
import type { Issue, Project, RequestType, ServiceDesk } from '../model'
import type { SiteState } from '../state'

/** Group that makes its members administrators of the site (Jira's own name). */
export const ADMIN_GROUP = 'jira-administrators'
/** Group that carries the service management licence: without it nobody works as an agent, whatever his role. */
export const AGENT_LICENCE_GROUP = 'jira-servicemanagement-users'

const COLLABORATOR = ['BROWSE_PROJECTS', 'ADD_COMMENTS', 'EDIT_OWN_COMMENTS', 'DELETE_OWN_COMMENTS', 'CREATE_ATTACHMENTS']
const MEMBER = [...COLLABORATOR, 'CREATE_ISSUES', 'EDIT_ISSUES', 'TRANSITION_ISSUES', 'ASSIGN_ISSUES', 'ASSIGNABLE_USER', 'SCHEDULE_ISSUES', 'RESOLVE_ISSUES', 'LINK_ISSUES']
const AGENT = [...MEMBER, 'SERVICEDESK_AGENT', 'CLOSE_ISSUES', 'MODIFY_REPORTER', 'EDIT_ALL_COMMENTS']
const ADMINISTRATOR = [...AGENT, 'ADMINISTER_PROJECTS', 'DELETE_ISSUES', 'DELETE_ALL_COMMENTS', 'MOVE_ISSUES']

/**
 * What each project role grants: the default permission schemes of Jira and of JSM ("Jira Service Management
 * permission scheme"), as far as the permissions that anything here asks for.
 */
const ROLE_GRANTS: Readonly<Record<string, readonly string[]>> = {
  Administrators: ADMINISTRATOR,
  'Service Desk Team': AGENT,
  Member: MEMBER,
  Viewer: ['BROWSE_PROJECTS'],
}

/** In a service project these want the agent licence; without it a role's holder is a collaborator. */
const AGENT_ONLY = new Set([...AGENT, 'DELETE_ISSUES', 'DELETE_ALL_COMMENTS', 'MOVE_ISSUES'].filter((key) => !COLLABORATOR.includes(key)))

export const PROJECT_PERMISSIONS: readonly string[] = ADMINISTRATOR
export const GLOBAL_PERMISSIONS: readonly string[] = ['ADMINISTER', 'USER_PICKER', 'BULK_CHANGE', 'SYSTEM_ADMIN', 'CREATE_SHARED_OBJECTS']

const holds = (person: Person, project: Project, role: string): boolean => {
  const actors = project.roles[role]
  return actors !== undefined && (actors.people.includes(person.accountId) || actors.groups.some((group) => person.groups.includes(group)))
}

/** Whether the actor holds a global permission. The app's account has what its scopes allow. */
export const hasGlobal = (actor: Actor, permission: string): boolean => {
  if (actor.isApp) return permission !== 'SYSTEM_ADMIN' && GLOBAL_PERMISSIONS.includes(permission)
  if (actor.person === null || !actor.person.licensed || !actor.person.active) return false
  if (permission === 'ADMINISTER') return actor.person.groups.includes(ADMIN_GROUP)
  return permission !== 'SYSTEM_ADMIN' && GLOBAL_PERMISSIONS.includes(permission)
}

/** Whether the actor holds a project permission there. */
export const has = (actor: Actor, permission: string, project: Project): boolean => {
  if (actor.isApp) return PROJECT_PERMISSIONS.includes(permission)
  const person = actor.person
  if (person === null || !person.licensed || !person.active) return false
  if (project.type === 'service_desk' && AGENT_ONLY.has(permission) && !person.groups.includes(AGENT_LICENCE_GROUP)) return false
  return Object.entries(ROLE_GRANTS).some(([role, grants]) => grants.includes(permission) && holds(person, project, role))
}

/** The issue, if the actor may browse it; otherwise the words that hide whether it exists. */
export const browsable = (site: SiteState, actor: Actor, idOrKey: string): Issue => {
  const issue = site.issueByIdOrKey(idOrKey)
  if (issue === undefined || !has(actor, 'BROWSE_PROJECTS', site.projectOf(issue))) throw noSuchIssue()
  return issue
}

export const isAgent = (actor: Actor, project: Project): boolean => has(actor, 'SERVICEDESK_AGENT', project)

/** Whether two lists share something. */
const meet = (some: readonly string[], others: readonly string[]): boolean => some.some((each) => others.includes(each))

/** Whether someone is a customer of the desk: known to it, or through an organisation on it. */
export const isCustomerOf = (person: Person, desk: ServiceDesk): boolean =>
  desk.customers.includes(person.accountId) || meet(person.organizations, desk.organizationIds)

/** Whether someone is on the customer side of a request: reporter, participant, or of an organisation it is shared with. */
export const sharesRequest = (person: Person, issue: Issue): boolean =>
  issue.reporterId === person.accountId || issue.participants.includes(person.accountId) || meet(person.organizations, issue.organizationIds)

/** Whether the actor sees a request in the portal and through the service desk API. */
export const maySeeRequest = (site: SiteState, actor: Actor, issue: Issue): boolean => {
  if (issue.requestTypeId === null) return false
  if (has(actor, 'BROWSE_PROJECTS', site.projectOf(issue))) return true
  return actor.person !== null && sharesRequest(actor.person, issue)
}

/** Whether the actor sees a request type in the portal. */
export const maySeeRequestType = (site: SiteState, actor: Actor, type: RequestType): boolean => {
  const desk = site.desks.get(type.serviceDeskId)
  return desk !== undefined && maySeeDesk(site, actor, desk)
}

export const maySeeDesk = (site: SiteState, actor: Actor, desk: ServiceDesk): boolean => {
  const project = site.projects.get(desk.projectId)
  if (project === undefined) return false
  if (actor.person === null) return desk.anonymous
  return has(actor, 'BROWSE_PROJECTS', project) || isCustomerOf(actor.person, desk)
}
