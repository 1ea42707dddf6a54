import { route } from '@forge/api'
import { z } from 'zod'
import type { Jira } from '../app/ports'
import { read, readOrNull } from './request'

/** Most that these lists give at once (Jira's OpenAPI: default 50). */
const PAGE_SIZE = 50
/** Bounded work for one input (I19): 500 rows. */
const PAGES_MAX = 10

const page = <Row extends z.ZodType>(row: Row) => z.object({ values: z.array(row), isLast: z.boolean().default(true) })
const MEMBERS = page(z.object({ accountId: z.string().min(1), active: z.boolean().default(true) }))
const GROUPS = page(z.object({ name: z.string().min(1) }))

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

/** As the caller, who may browse users and groups. */
export const groupNames: Jira['groupNames'] = async () => {
  const names: string[] = []
  for (let number = 0; number < PAGES_MAX; number += 1) {
    const answer = await read(
      {
        as: 'user',
        operation: 'getGroups',
        path: route`/rest/api/3/group/bulk?startAt=${String(number * PAGE_SIZE)}&maxResults=${String(PAGE_SIZE)}`,
      },
      GROUPS,
    )
    names.push(...answer.values.map(({ name }) => name))
    if (answer.isLast || answer.values.length === 0) break
  }
  return names.sort((left, right) => left.localeCompare(right, 'en'))
}
