import { route } from '@forge/api'
import { z } from 'zod'
import { DESK_PAGE_LIMIT, readDeskPages } from './desk-pages'
import { issueIdOrKey } from './ids'

export const PERSON = z.object({ accountId: z.string().min(1) })

/** Account ids of a request's participants. */
export const getParticipants = async (as: 'app' | 'user', requestKey: string): Promise<string[]> => {
  const key = issueIdOrKey(requestKey)
  const people = await readDeskPages(
    { as, operation: 'getParticipants' },
    (start) => route`/rest/servicedeskapi/request/${key}/participant?start=${String(start)}&limit=${String(DESK_PAGE_LIMIT)}`,
    PERSON,
  )
  return people.map((person) => person.accountId)
}
