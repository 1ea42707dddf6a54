import { route } from '@forge/api'
import { z } from 'zod'
import type { Caller, Jira, MyRequest, RequestFacts, RequestList } from '../app/ports'
import type { ProjectId } from '../domain/ids'
import { DESK_PAGE_LIMIT, deskPage } from './desk-pages'
import { PERSON } from './get-participants'
import { isAccountId, isIssueIdOrKey } from './ids'
import { anyOf, fieldIs, newestFirst, reporterIs } from './jql'
import { participantsFieldId } from './list-fields'
import { read, readIfAllowed } from './request'
import { getServiceDesk } from './service-desks'
import { issueId, projectId } from './shapes'

const REQUEST = z.object({
  issueId,
  issueKey: z.string().min(1),
  serviceDeskId: z.string().min(1),
  reporter: z.object({ accountId: z.string() }).optional(),
  requestFieldValues: z.array(z.object({ fieldId: z.string(), value: z.unknown() })).default([]),
})

const factsOf = (request: z.output<typeof REQUEST>): RequestFacts => {
  const summary = request.requestFieldValues.find(({ fieldId }) => fieldId === 'summary')?.value
  return {
    issueId: request.issueId,
    key: request.issueKey,
    serviceDeskId: request.serviceDeskId,
    summary: typeof summary === 'string' ? summary : '',
    reporterAccountId: request.reporter?.accountId ?? null,
  }
}

const LISTED = REQUEST.extend({ participants: deskPage(PERSON) })

/** A participant beyond the first page of a request's own is taken for a member: called upon by the request, not by a list. */
const roleOn = ({ reporter, participants }: z.output<typeof LISTED>, accountId: string): MyRequest['role'] => {
  if (reporter?.accountId === accountId) return 'reporter'
  return participants.values.some((person) => person.accountId === accountId) ? 'participant' : 'member'
}

/** As himself a customer is answered by Jira's own sharing rules; `unlicensed` accounts have no `asUser` (platform-facts.md 7). */
export const myRequests: Jira['myRequests'] = (caller, words, limit) =>
  caller.accountType === 'unlicensed' ? foundFor(caller, words, limit) : listed(caller, words, limit)

/** Own, taken part in, and shared by organisation; not all that somebody may see otherwise. */
const OWNERSHIPS = ['OWNED_REQUESTS', 'PARTICIPATED_REQUESTS', 'ALL_ORGANIZATIONS'] as const

async function listed({ accountId }: Caller, words: string, limit: number): Promise<RequestList> {
  const query = new URLSearchParams(OWNERSHIPS.map((each): [string, string] => ['requestOwnership', each]))
  if (words !== '') query.set('searchTerm', words)
  query.set('limit', String(Math.min(limit, DESK_PAGE_LIMIT)))
  query.set('expand', 'participant')
  const answer = await read({ as: 'user', operation: 'getMyRequests', path: route`/rest/servicedeskapi/request?${query}` }, deskPage(LISTED))
  return { requests: answer.values.map((request) => ({ ...factsOf(request), role: roleOn(request, accountId) })), cut: !answer.isLastPage }
}

const FOUND = z.object({
  issues: z.array(z.object({
    id: issueId,
    key: z.string().min(1),
    fields: z.object({ project: z.object({ id: projectId }), summary: z.string().nullish(), reporter: PERSON.nullish() }),
  })),
  nextPageToken: z.string().nullish(),
})

/**
 * As the app, by what the issue itself says: reporter or participant. Organisations are not asked for. One search and a
 * look at each service desk among the found: this stands on the help center's first page.
 */
async function foundFor({ accountId }: Caller, words: string, limit: number): Promise<RequestList> {
  if (!isAccountId(accountId)) return { requests: [], cut: false }
  const participants = await participantsFieldId()
  const mine = anyOf([reporterIs(accountId), ...(participants === null ? [] : [fieldIs(participants, accountId)])])
  const answer = await read(
    {
      as: 'app',
      operation: 'searchMyRequests',
      path: route`/rest/api/3/search/jql`,
      method: 'POST',
      body: { jql: newestFirst(mine), fields: ['project', 'summary', 'reporter'], maxResults: limit },
    },
    FOUND,
  )
  const deskOf = await desksOf(answer.issues.map(({ fields }) => fields.project.id))
  const wanted = words.toLowerCase()
  const requests = answer.issues.flatMap(({ id, key, fields }): MyRequest[] => {
    const serviceDeskId = deskOf.get(fields.project.id)
    const summary = fields.summary ?? ''
    if (serviceDeskId === undefined || !summary.toLowerCase().includes(wanted)) return []
    const reporterAccountId = fields.reporter?.accountId ?? null
    return [{ issueId: id, key, serviceDeskId, summary, reporterAccountId, role: reporterAccountId === accountId ? 'reporter' : 'participant' }]
  })
  return { requests, cut: (answer.nextPageToken ?? null) !== null }
}

/** Ids of the service desks by project; a project of another kind has none. */
async function desksOf(projectIds: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, string>> {
  const desks = await Promise.all([...new Set(projectIds)].map((id) => getServiceDesk('app', id)))
  return new Map(desks.flatMap((desk) => (desk === null ? [] : [[desk.projectId, desk.id]])))
}

const requestOf = async (as: 'app' | 'user', idOrKey: string): Promise<RequestFacts | null> => {
  const request = await readIfAllowed({ as, operation: 'getRequest', path: route`/rest/servicedeskapi/request/${idOrKey}` }, REQUEST)
  return request === null ? null : factsOf(request)
}

/** After `authorise` found that the caller is on it: an `unlicensed` one's is read as the app. */
export const requestSummary: Jira['requestSummary'] = async (caller, requestKey) =>
  caller.accountType === 'anonymous' || !isIssueIdOrKey(requestKey) ? null : requestOf(caller.accountType === 'unlicensed' ? 'app' : 'user', requestKey)
