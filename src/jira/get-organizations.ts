import { route } from '@forge/api'
import { z } from 'zod'
import { JiraUnavailable } from '../app/ports'
import type { Jira } from '../app/ports'
import { DESK_PAGE_LIMIT, readDeskPages } from './desk-pages'
import { isAccountId } from './ids'

const NOT_FOUND = 404

/**
 * As the app: the organisations that an account belongs to. A request's own field "Organizations" says with whom it is
 * shared, which its people may change; whose contract covers it follows from who asks.
 */
export const organizationsOf: Jira['organizationsOf'] = async (accountId) => {
  if (!isAccountId(accountId)) return []
  try {
    const organizations = await readDeskPages(
      { as: 'app', operation: 'getOrganizations' },
      (start) => route`/rest/servicedeskapi/organization?accountId=${accountId}&start=${String(start)}&limit=${String(DESK_PAGE_LIMIT)}`,
      z.object({ id: z.string().min(1) }),
    )
    return organizations.map(({ id }) => id)
  } catch (error) {
    // An account that is gone belongs to none; recording must not wait for that to change.
    if (error instanceof JiraUnavailable && error.status === NOT_FOUND) return []
    throw error
  }
}
