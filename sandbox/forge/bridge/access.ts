import type { Place, PlaceFacts } from '../../kernel/types'
import type { CallingUser } from '../invocation'
import { listOf } from '../json'
import type { ManifestModule } from '../manifest'

/** Whether a person may open a module at a place; the reason is for people who read the sandbox's answers. */
export type Access = { allowed: true } | { allowed: false; reason: string }

interface Opening {
  user: CallingUser
  place: Place
  facts: PlaceFacts
  module: ManifestModule
  isPanelPinned(moduleKey: string, projectKey: string): boolean
}

const ALLOWED: Access = { allowed: true }

/**
 * Platform facts, section 1: where each kind of module shows, and who sees it there. Only those
 * that the sandbox mounts are listed; anything else cannot be opened.
 */
const RULES: Readonly<Record<string, (opening: Opening) => Access>> = {
  'jira:issuePanel': (opening) => first(admitted(opening), onIssue(opening), pinned(opening)),
  'jira:issueContext': (opening) => first(admitted(opening), onIssue(opening)),
  'jira:issueGlance': (opening) => first(admitted(opening), onIssue(opening)),
  'jira:issueActivity': (opening) => first(admitted(opening), onIssue(opening)),
  'jira:issueAction': (opening) => first(admitted(opening), onIssue(opening)),
  'jira:issueViewBackgroundScript': (opening) => first(admitted(opening), onIssue(opening)),
  'jira:globalPage': admitted,
  'jira:personalSettingsPage': admitted,
  'jira:projectPage': (opening) => first(admitted(opening), inProject(opening)),
  'jira:projectSettingsPage': (opening) => first(admitted(opening), inProject(opening), opening.facts.mayAdministerProject ? ALLOWED : refused('Only administrators of the project see its settings.')),
  'jira:adminPage': (opening) => first(admitted(opening), opening.facts.mayAdministerSite ? ALLOWED : refused('Only Jira administrators see Jira settings.')),
  'jiraServiceManagement:queuePage': (opening) => first(admitted(opening), inProject(opening), ofServiceDesk(opening)),
  'jiraServiceManagement:organizationPanel': (opening) => first(admitted(opening), inProject(opening), ofServiceDesk(opening)),
  'jiraServiceManagement:portalRequestDetail': (opening) => first(admitted(opening), onRequest(opening)),
  'jiraServiceManagement:portalRequestDetailPanel': (opening) => first(admitted(opening), onRequest(opening)),
  'jiraServiceManagement:portalRequestViewAction': (opening) => first(admitted(opening), onRequest(opening)),
  'jiraServiceManagement:portalRequestCreatePropertyPanel': (opening) => first(admitted(opening), onRequestType(opening)),
  'jiraServiceManagement:portalHeader': (opening) => first(admitted(opening), onPortalPage(opening)),
  'jiraServiceManagement:portalSubheader': (opening) => first(admitted(opening), onPortalPage(opening)),
  'jiraServiceManagement:portalFooter': (opening) => first(admitted(opening), onPortalPage(opening)),
  'jiraServiceManagement:portalProfilePanel': admitted,
  'jiraServiceManagement:portalUserMenuAction': admitted,
}

/** Decides before any command is looked at, as Jira does by not showing the module. */
export function mayOpen(opening: Opening): Access {
  const rule = RULES[opening.module.type]
  return rule === undefined ? refused(`Modules of type ${opening.module.type} have no page here.`) : rule(opening)
}

/** Whether modules of this type are screens that the sandbox can show. */
export function isScreenType(type: string): boolean {
  return RULES[type] !== undefined
}

/** Licensed users always; others only where the module's `unlicensedAccess` names their kind. */
function admitted({ user, module }: Opening): Access {
  if (user.accountType === 'licensed') return ALLOWED
  if (listOf(module.body.unlicensedAccess).includes(user.accountType)) return ALLOWED
  return refused(`This module does not admit ${user.accountType} users.`)
}

function onIssue({ facts, place }: Opening): Access {
  return place.issueKey !== undefined && facts.mayBrowseIssue ? ALLOWED : notThere('issue')
}

/** A panel shows only on projects that it was pinned to. */
function pinned({ facts, module, isPanelPinned }: Opening): Access {
  if (facts.project !== undefined && isPanelPinned(module.key, facts.project.key)) return ALLOWED
  return refused('The panel is not pinned to this project.')
}

function inProject({ facts, place }: Opening): Access {
  return place.projectKey !== undefined && facts.mayBrowseProject ? ALLOWED : notThere('project')
}

function ofServiceDesk({ facts }: Opening): Access {
  return facts.project?.type === 'service_desk' ? ALLOWED : refused('The project is not a service project.')
}

function onRequest({ facts, place }: Opening): Access {
  return place.requestKey !== undefined && facts.maySeeRequest ? ALLOWED : notThere('request')
}

function onRequestType({ facts, place }: Opening): Access {
  return place.requestTypeId !== undefined && facts.maySeeRequestType ? ALLOWED : notThere('request type')
}

/** Header, subheader, footer: on the pages that the manifest names; a request page only of a visible request. */
function onPortalPage(opening: Opening): Access {
  const { place, module } = opening
  const page = place.page ?? (place.requestKey === undefined ? 'portal' : 'view_request')
  const pages = listOf(module.body.pages)
  if (pages.length > 0 && !pages.includes(page)) return refused(`The module does not show on the page ${page}.`)
  return page === 'view_request' ? onRequest(opening) : ALLOWED
}

function first(...answers: Access[]): Access {
  return answers.find((answer) => !answer.allowed) ?? ALLOWED
}

/** The same words for what is not there and what may not be seen. */
function notThere(what: string): Access {
  return refused(`There is no such ${what}, or it may not be seen.`)
}

function refused(reason: string): Access {
  return { allowed: false, reason }
}
