import { route } from '@forge/api'
import { z } from 'zod'
import type { Jira } from '../app/ports'
import { deskPage } from './desk-pages'
import { getParticipants, PERSON } from './get-participants'
import { isIssueIdOrKey, issueIdOrKey } from './ids'
import { readIfAllowed } from './request'
import { issueId } from './shapes'

const REQUEST_TYPE = z.object({ requestTypeId: z.string().min(1) })
const REQUEST = z.object({
  issueId,
  issueKey: z.string().min(1),
  reporter: PERSON.optional(),
  participants: deskPage(PERSON),
})

/** As the app: which request type an issue has; null: it is no request (404, or 403 outside service projects). */
export const requestTypeOf = async (idOrKey: string): Promise<string | null> => {
  const request = await readIfAllowed(
    { as: 'app', operation: 'getRequest', path: route`/rest/servicedeskapi/request/${issueIdOrKey(idOrKey)}` },
    REQUEST_TYPE,
  )
  return request?.requestTypeId ?? null
}

/**
 * Whether the caller sees the request in the portal, and as who. Customers and licensed users ask as themselves, so
 * Jira's own rules decide. `unlicensed` accounts have no `asUser` (platform-facts.md 7): read as the app, and their own
 * id must be the reporter's or a participant's. An agent comes out as `member`, for Jira shows him every request of his
 * desk: `authorise` takes that away, for it knows who is an agent.
 */
export const requestAccess: Jira['requestAccess'] = async (caller, keyOrId) => {
  if (caller.accountType === 'anonymous' || !isIssueIdOrKey(keyOrId)) return null
  const as = caller.accountType === 'unlicensed' ? 'app' : 'user'
  const request = await readIfAllowed(
    { as, operation: 'getRequest', path: route`/rest/servicedeskapi/request/${keyOrId}?expand=participant` },
    REQUEST,
  )
  if (request === null) return null
  const found = { issueId: request.issueId, key: request.issueKey }
  if (request.reporter?.accountId === caller.accountId) return { ...found, role: 'reporter' }
  const { values, isLastPage } = request.participants
  const participants = isLastPage ? values.map((person) => person.accountId) : await getParticipants(as, request.issueKey)
  if (participants.includes(caller.accountId)) return { ...found, role: 'participant' }
  return as === 'app' ? null : { ...found, role: 'member' }
}
