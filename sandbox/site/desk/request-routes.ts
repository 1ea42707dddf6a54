import { z } from 'zod'
import { notAllowed, Refusal } from '../http/error'
import { bodyOf, type Call, created, listOf, noContent, ok, type Route } from '../http/route'
import { addComment } from '../comments/change-comment'
import { changeIssue } from '../issues/change-issue'
import { guardWrites } from '../issues/write-limits'
import { TEXT_MAX_CHARS } from '../limits'
import type { Issue } from '../model'
import { deskUserBean } from '../people/user-bean'
import { has, isAgent, maySeeRequest, sharesRequest } from '../permissions/permissions'
import { adfOf } from '../text'
import { mayTransition, transitionsOf, transitIssue } from '../workflow/transitions'
import { deskPage } from './pages'
import { raiseRequest } from './raise-request'
import { deskCommentBean, readableComments, requestBean, statusHistory } from './request-bean'

const RaiseBody = z.object({
  serviceDeskId: z.string(), requestTypeId: z.string(), requestFieldValues: z.record(z.string(), z.unknown()),
  requestParticipants: z.array(z.string()).optional(), raiseOnBehalfOf: z.string().optional(), isAdfRequest: z.boolean().optional(), channel: z.string().optional(),
})
const CommentBody = z.object({ body: z.string(), public: z.boolean().optional() })
const TransitionBody = z.object({ id: z.string(), additionalComment: z.object({ body: z.string() }).optional() })
const AccountsBody = z.object({ accountIds: z.array(z.string()) })

/** The request, if the caller sees it; the same words where it isn't there. */
export const requestOf = (call: Call): Issue => {
  const issue = call.site.issueByIdOrKey(call.param('issueIdOrKey'))
  if (issue === undefined || !maySeeRequest(call.site, call.actor, issue)) {
    throw new Refusal(404, ["The request you're trying to view does not exist or you don't have permission to view it."])
  }
  return issue
}

const me = (call: Call): string | null => call.actor.person?.accountId ?? null

/** Adds a comment by the service desk's door: customers' words are always public. */
export const commentOn = (call: Call, issue: Issue, text: string, wantsPublic: boolean, attachmentIds: string[] = []): ReturnType<typeof addComment> => {
  const project = call.site.projectOf(issue)
  const agent = isAgent(call.actor, project)
  const customer = call.actor.person !== null && sharesRequest(call.actor.person, issue)
  const inside = has(call.actor, 'ADD_COMMENTS', project)
  if (!agent && !customer && !inside) throw notAllowed('You do not have permission to comment on this request.')
  if (!wantsPublic && !inside) throw notAllowed('You do not have permission to create internal comments.')
  if (wantsPublic && !agent && !customer) throw notAllowed('You do not have permission to create public comments.')
  if (text.trim() === '' && attachmentIds.length === 0) throw new Refusal(400, ['Comment body can not be empty!'])
  if (text.length > TEXT_MAX_CHARS) throw new Refusal(400, [`The entered text is too long. It exceeds the allowed limit of ${TEXT_MAX_CHARS} characters.`])
  return addComment(call.site, issue, { authorId: me(call), body: adfOf(text), public: wantsPublic, attachmentIds })
}

const OWNERSHIPS = new Set(['OWNED_REQUESTS', 'PARTICIPATED_REQUESTS', 'ORGANIZATION', 'ALL_ORGANIZATIONS', 'APPROVER', 'ALL_REQUESTS'])

/** GET /request: what the caller takes part in, as `requestOwnership` says (rest 3.2). */
const listed = (call: Call): Issue[] => {
  const { site, query } = call
  const person = call.actor.person
  const wanted = query.getAll('requestOwnership')
  const ownerships = wanted.length === 0 ? ['OWNED_REQUESTS', 'PARTICIPATED_REQUESTS', 'ALL_ORGANIZATIONS'] : wanted
  const strange = ownerships.find((each) => !OWNERSHIPS.has(each))
  if (strange !== undefined) throw new Refusal(400, [`Invalid value of requestOwnership: ${strange}`])
  const organizationId = query.get('organizationId')
  const owned = (issue: Issue): boolean => ownerships.some((each) => {
    if (each === 'OWNED_REQUESTS') return issue.reporterId === person?.accountId
    if (each === 'PARTICIPATED_REQUESTS') return person !== null && issue.participants.includes(person.accountId)
    if (each === 'ORGANIZATION') return organizationId !== null && issue.organizationIds.includes(organizationId)
    if (each === 'ALL_ORGANIZATIONS') return issue.organizationIds.some((id) => person?.organizations.includes(id) === true)
    return each === 'ALL_REQUESTS' && maySeeRequest(site, call.actor, issue)
  })
  const open = (issue: Issue): boolean => {
    const status = query.get('requestStatus') ?? 'ALL_REQUESTS'
    const done = site.statusOf(issue).category === 'DONE'
    return status === 'ALL_REQUESTS' || (status === 'CLOSED_REQUESTS' ? done : !done)
  }
  const term = query.get('searchTerm')?.toLowerCase() ?? ''
  const typeId = query.get('requestTypeId')
  const deskId = query.get('serviceDeskId')
  return [...site.issues.entries()].map(([, issue]) => issue).filter((issue) =>
    maySeeRequest(site, call.actor, issue) && owned(issue) && open(issue)
    && (term === '' || issue.summary.toLowerCase().includes(term) || issue.key.toLowerCase().includes(term))
    && (typeId === null || issue.requestTypeId === typeId)
    && (deskId === null || site.requestTypes.get(issue.requestTypeId ?? '')?.serviceDeskId === deskId)).reverse()
}

export const REQUEST_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/rest/servicedeskapi/request', audience: 'account', answer: 'serviceDesk:PagedCustomerRequest',
    run: (call) => ok(deskPage(call, listed(call).map((issue) => requestBean(call, issue, listOf(call, 'expand'))))),
  },
  {
    method: 'POST', path: '/rest/servicedeskapi/request', audience: 'account', answer: 'serviceDesk:CustomerRequest',
    run(call) {
      const body = bodyOf(call, RaiseBody)
      const issue = raiseRequest(call.site, call.actor, {
        serviceDeskId: body.serviceDeskId, requestTypeId: body.requestTypeId, values: body.requestFieldValues,
        participants: body.requestParticipants ?? [], raiseOnBehalfOf: body.raiseOnBehalfOf, isAdf: body.isAdfRequest, channel: 'api',
      })
      return created(requestBean(call, issue, []))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}', audience: 'account', answer: 'serviceDesk:CustomerRequest',
    run: (call) => ok(requestBean(call, requestOf(call), listOf(call, 'expand'))),
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/comment', audience: 'account', answer: 'serviceDesk:PagedComment',
    run(call) {
      const issue = call.site.issueByIdOrKey(call.param('issueIdOrKey'))
      // No access is an empty list here, not an error (rest 3.2).
      if (issue === undefined || !maySeeRequest(call.site, call.actor, issue)) return ok(deskPage(call, []))
      const wants = (which: string): boolean => call.query.get(which) !== 'false'
      const comments = readableComments(call, issue).filter((each) => wants(each.public ? 'public' : 'internal'))
      return ok(deskPage(call, comments.map((each) => deskCommentBean(call, each, listOf(call, 'expand')))))
    },
  },
  {
    method: 'POST', path: '/rest/servicedeskapi/request/{issueIdOrKey}/comment', audience: 'account', answer: 'serviceDesk:Comment',
    run(call) {
      const issue = requestOf(call)
      const body = bodyOf(call, CommentBody)
      guardWrites(call, issue)
      return created(deskCommentBean(call, commentOn(call, issue, body.body, body.public ?? true)))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}', audience: 'account', answer: 'serviceDesk:Comment',
    run(call) {
      const comment = readableComments(call, requestOf(call)).find((each) => each.id === call.param('commentId'))
      if (comment === undefined) throw new Refusal(404, ['The comment does not exist.'])
      return ok(deskCommentBean(call, comment, listOf(call, 'expand')))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/status', audience: 'account', answer: 'serviceDesk:PagedCustomerRequestStatus',
    run: (call) => ok(deskPage(call, statusHistory(call, requestOf(call)))),
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/transition', audience: 'account', answer: 'serviceDesk:PagedCustomerTransition',
    run: (call) => ok(deskPage(call, shownTransitions(call, requestOf(call)).map(({ id, name }) => ({ id, name })))),
  },
  {
    method: 'POST', path: '/rest/servicedeskapi/request/{issueIdOrKey}/transition', audience: 'account',
    async run(call) {
      const issue = requestOf(call)
      const body = bodyOf(call, TransitionBody)
      const transition = shownTransitions(call, issue).find((each) => each.id === body.id)
      if (transition === undefined) throw new Refusal(400, ['The transition is not valid for the current state of the request.'])
      guardWrites(call, issue)
      await transitIssue(call.site, issue, transition, me(call))
      if (body.additionalComment !== undefined) commentOn(call, issue, body.additionalComment.body, true)
      return noContent()
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/sla', audience: 'account', answer: 'serviceDesk:PagedSlaInformation',
    run(call) {
      const issue = requestOf(call)
      if (!isAgent(call.actor, call.site.projectOf(issue))) throw notAllowed('Only agents may see the SLAs of a request.')
      return ok(deskPage(call, []))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/participant', audience: 'account', answer: 'serviceDesk:PagedUser',
    run: (call) => ok(participantsPage(call, requestOf(call))),
  },
  {
    method: 'POST', path: '/rest/servicedeskapi/request/{issueIdOrKey}/participant', audience: 'account', answer: 'serviceDesk:PagedUser',
    run(call) {
      const issue = managed(call)
      const { accountIds } = bodyOf(call, AccountsBody)
      const strange = accountIds.find((id) => call.site.personById(id) === undefined)
      if (strange !== undefined) throw new Refusal(400, [`The user ${strange} does not exist.`])
      guardWrites(call, issue)
      return ok(participantsPage(call, changeIssue(call.site, issue, { participants: [...new Set([...issue.participants, ...accountIds])] }, me(call))))
    },
  },
  {
    method: 'DELETE', path: '/rest/servicedeskapi/request/{issueIdOrKey}/participant', audience: 'account', answer: 'serviceDesk:PagedUser',
    run(call) {
      const issue = managed(call)
      const { accountIds } = bodyOf(call, AccountsBody)
      guardWrites(call, issue)
      return ok(participantsPage(call, changeIssue(call.site, issue, { participants: issue.participants.filter((id) => !accountIds.includes(id)) }, me(call))))
    },
  },
]

const participantsPage = (call: Call, issue: Issue): Record<string, unknown> =>
  deskPage(call, issue.participants.flatMap((id) => {
    const person = call.site.personById(id)
    return person === undefined ? [] : [deskUserBean(call.origin, person)]
  }))

/** The request, for one who may say who takes part in it: an agent, or its customers. */
const managed = (call: Call): Issue => {
  const issue = requestOf(call)
  const customer = call.actor.person !== null && sharesRequest(call.actor.person, issue)
  if (!customer && !isAgent(call.actor, call.site.projectOf(issue))) throw notAllowed('You do not have permission to manage participants of this request.')
  return issue
}

/** Agents see every transition, customers those shown in the portal. */
const shownTransitions = (call: Call, issue: Issue): ReturnType<typeof transitionsOf> =>
  transitionsOf(call.site, issue).filter((each) => each.portal || mayTransition(call.site, call.actor, issue))
