import { route } from '@forge/api'
import { z } from 'zod'
import type { Jira } from '../app/ports'
import { read, readOrNull } from './request'

/** Most that the list gives at once (Jira's OpenAPI: default 50). */
const PAGE_SIZE = 50
/** Bounded work for one input (I19): 500 rows. */
const PAGES_MAX = 10

const MEMBERS = z.object({
  values: z.array(z.object({ accountId: z.string().min(1), active: z.boolean().default(true) })),
  isLast: z.boolean().default(true),
})
const GROUPS_MAX = 500
const GROUPS = z.object({ groups: z.array(z.object({ name: z.string().min(1) })) })

/** As the app. A group that Jira does not know (any more) has nobody. */
export const groupMembers: Jira['groupMembers'] = async (group, limit) => {
  const accountIds: string[] = []
  for (let number = 0; number < PAGES_MAX && accountIds.length < limit; number += 1) {
    const answer = await readOrNull(
      {
        as: 'app',
        operation: 'getGroupMembers',
        path: route`/rest/api/3/group/member?groupname=${group}&startAt=${String(number * PAGE_SIZE)}&maxResults=${String(PAGE_SIZE)}`,
      },
      MEMBERS,
    )
    if (answer === null) return []
    accountIds.push(...answer.values.filter(({ active }) => active).map(({ accountId }) => accountId))
    if (answer.isLast) break
  }
  return accountIds.slice(0, limit)
}

/**
 * As the caller, who may browse users and groups. One answer, as many as Jira's own picker gives: paging through all
 * groups is an experimental call.
 */
export const groupNames: Jira['groupNames'] = async () => {
  const answer = await read(
    { as: 'user', operation: 'findGroups', path: route`/rest/api/3/groups/picker?maxResults=${String(GROUPS_MAX)}` },
    GROUPS,
  )
  return answer.groups.map(({ name }) => name).sort((left, right) => left.localeCompare(right, 'en'))
}
