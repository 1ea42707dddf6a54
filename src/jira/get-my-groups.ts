import { route } from '@forge/api'
import { z } from 'zod'
import type { Jira } from '../app/ports'
import { JiraUnavailable } from '../app/ports'
import { read } from './request'

const MYSELF = z.object({ accountId: z.string(), groups: z.object({ items: z.array(z.object({ name: z.string() })) }) })

/** Names of the caller's own groups, asked as the caller. Customers and unlicensed accounts hold no role by a group. */
export const groupsOf: Jira['groupsOf'] = async (caller) => {
  if (caller.accountType !== 'licensed') return []
  const myself = await read({ as: 'user', operation: 'getMyself', path: route`/rest/api/3/myself?expand=groups` }, MYSELF)
  // Somebody else's groups would be somebody else's roles.
  if (myself.accountId !== caller.accountId) throw new JiraUnavailable(403, 'getMyself', null)
  return myself.groups.items.map((group) => group.name)
}
