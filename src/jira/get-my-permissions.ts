import { route } from '@forge/api'
import type { Route } from '@forge/api'
import { z } from 'zod'
import type { Caller } from '../app/ports'
import { numericId } from './ids'
import { readIfAllowed } from './request'

/** Permission keys of Jira and JSM (platform-rest.md 3.3, "agent on an issue"). */
type PermissionKey = 'SERVICEDESK_AGENT' | 'BROWSE_PROJECTS' | 'ADMINISTER_PROJECTS' | 'ADMINISTER'
type Place = { issueId: string } | { projectId: string } | { site: true }

const ANSWER = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) })

const pathOf = (keys: readonly PermissionKey[], place: Place): Route => {
  const permissions = keys.join(',')
  if ('issueId' in place) return route`/rest/api/3/mypermissions?permissions=${permissions}&issueId=${numericId(place.issueId)}`
  if ('projectId' in place) return route`/rest/api/3/mypermissions?permissions=${permissions}&projectId=${numericId(place.projectId)}`
  return route`/rest/api/3/mypermissions?permissions=${permissions}`
}

/**
 * Those of `keys` that the caller holds there, asked as the caller; null: may not see that issue or project. Accounts
 * without a licence hold none on the platform (platform-rest.md 3.1), so they are not asked.
 */
export const getMyPermissions = async (caller: Caller, keys: readonly PermissionKey[], place: Place): Promise<ReadonlySet<PermissionKey> | null> => {
  if (caller.accountType !== 'licensed') return null
  const answer = await readIfAllowed({ as: 'user', operation: 'getMyPermissions', path: pathOf(keys, place) }, ANSWER)
  if (answer === null) return null
  return new Set(keys.filter((key) => answer.permissions[key]?.havePermission === true))
}
