import type { Person, Place, PlaceFacts } from '../../kernel/types'
import type { Installation } from '../installation'
import type { CallingUser } from '../invocation'
import type { Json } from '../json'
import type { Manifest, ManifestModule } from '../manifest'

/** The account id that Forge gives for a visitor without an account (platform facts 2). */
export const ANONYMOUS_ACCOUNT = 'unidentified'

/** Whom a screen of this person calls as; null is the visitor without an account. */
export function callingUser(person: Person | null): CallingUser {
  if (person === null) return { accountId: ANONYMOUS_ACCOUNT, accountType: 'anonymous' }
  if (person.accountType === 'customer') return { accountId: person.accountId, accountType: 'customer' }
  return { accountId: person.accountId, accountType: person.licensed ? 'licensed' : 'unlicensed' }
}

/**
 * What `getContext` answers, and what a resolver's first argument carries (platform facts 6).
 * The extension is the module's own part, by its kind (section 1).
 */
export function moduleContext(
  opened: { manifest: Manifest; module: ManifestModule; installation: Installation; person: Person | null; siteUrl: string },
  extension: unknown,
): Json {
  const { manifest, module, installation, person, siteUrl } = opened
  const user = callingUser(person)
  const ari = `ari:cloud:ecosystem::extension/${manifest.appId}/${installation.environmentId}/static/${module.key}`
  return {
    accountId: user.accountId,
    accountType: user.accountType,
    cloudId: installation.cloudId,
    workspaceId: installation.workspaceId,
    environmentId: installation.environmentId,
    environmentType: installation.environmentType,
    localId: ari,
    moduleKey: module.key,
    // The bridge gives a language tag, where Jira's user has en_GB.
    locale: (person?.locale ?? 'en-US').replace('_', '-'),
    timezone: person?.timeZone ?? 'UTC',
    siteUrl,
    userAccess: { enabled: user.accountType !== 'licensed', hasAccess: user.accountType === 'licensed' },
    permissions: { scopes: [...manifest.scopes] },
    ...(manifest.licensed ? { license: { active: true, isActive: true, type: 'COMMERCIAL' } } : {}),
    extension,
  }
}

/** The extension that the host page sends for a place. */
export function extensionOf(module: ManifestModule, place: Place, facts: PlaceFacts, location: string): Json {
  const type = module.type
  const base = { type, location }
  if (type.startsWith('jiraServiceManagement:portal')) return { ...base, ...portalExtension(place, facts) }
  if (type.startsWith('jira:issue')) {
    return { ...base, ...issueExtension(facts), ...(type === 'jira:issuePanel' ? { isNewToIssue: false } : {}) }
  }
  return facts.project === undefined ? base : { ...base, project: facts.project }
}

function issueExtension(facts: PlaceFacts): Json {
  const { issue, project } = facts
  return {
    ...(issue === undefined ? {} : { issue: { id: issue.id, key: issue.key, type: issue.type, typeId: issue.typeId } }),
    ...(project === undefined ? {} : { project }),
  }
}

function portalExtension(place: Place, facts: PlaceFacts): Json {
  return {
    ...(facts.portal === undefined ? {} : { portal: facts.portal }),
    ...requestExtension(place, facts),
    page: place.page ?? (place.requestKey !== undefined ? 'view_request' : place.requestTypeId !== undefined ? 'create_request' : 'portal'),
  }
}

/** On the create form there is no request yet, only its type. */
function requestExtension(place: Place, facts: PlaceFacts): Json {
  if (facts.request !== undefined) return { request: facts.request }
  return place.requestTypeId === undefined ? {} : { request: { typeId: Number(place.requestTypeId) } }
}
