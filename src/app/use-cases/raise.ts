import { createHash } from 'node:crypto'
import type { Problem, Raised, RaiseStart, Wire } from '../../api/answers'
import type { ParsedOf } from '../../api/calls'
import type { IssueId, ProjectId } from '../../domain/ids'
import { parseIssueId, parseProjectId } from '../../domain/ids'
import { MINUTE_MS, SECOND_MS } from '../../domain/time'
import type { Asker } from '../authorise'
import { authorise } from '../authorise'
import type { QueueGrant } from '../grant'
import { handleCommand } from '../handle-command'
import type { MadeRequest, Ports } from '../ports'
import { JiraUnavailable } from '../ports'
import { noAccess, notTracked } from '../problems'
import { loadOrRecord } from '../record'
import type { UseCase } from './use-case'

type Input = ParsedOf<'agent', 'raise'>

/** As long as nobody knows whether Jira made it: longer than a function that calls Jira may run (25 s, platform-facts 2). */
const UNCERTAIN_MS = MINUTE_MS
/** The same words for the same customer by the same agent within this time are the same call, pressed twice. */
const REPEAT_MS = 10 * MINUTE_MS
/** Jira's clock may be behind ours by a little. */
const SKEW_MS = 10 * SECOND_MS
const CLIENT_ERROR = 400
const SERVER_ERROR = 500
const REQUEST_TIMEOUT = 408

const problem = (it: Problem): { ok: false; problem: Problem } => ({ ok: false, problem: it })

const underWay = (): Problem => ({
  kind: 'busy',
  text: 'This is being raised already, or Jira has not answered yet. Look for it in the queue; if it is not there in a minute, send it again.',
  retryAfterMs: UNCERTAIN_MS,
})
const unsure = (): Problem => ({
  kind: 'busy',
  text: "Jira didn't answer in time, so this may have been raised already. Look for it in the queue before you send it again; if it isn't there in a minute, send it: your text is still here.",
  retryAfterMs: UNCERTAIN_MS,
})
const notAllowed = (): Problem => ({
  kind: 'refused',
  text: "Jira doesn't let you raise this for that customer. Check that the customer belongs to this service project.",
})

/** The request types of a project that become incidents, as the agent sees them. */
export const getRaise: UseCase<'agent', 'getRaise'> = async (ports, asker, input): Promise<Wire<RaiseStart>> => {
  const desk = await deskFor(ports, asker, 'agent.getRaise', input.projectId)
  if (!desk.ok) return desk
  const { policy, serviceDeskId, requestTypeIds } = desk
  const types = await ports.jira.requestTypes(serviceDeskId)
  return {
    ok: true,
    answer: {
      now: ports.clock.now(),
      serviceDeskId,
      requestTypes: types.filter(({ id }) => requestTypeIds.includes(id)).map(({ id, name }) => ({ id, name })),
      rules: { matrix: policy.matrix, words: policy.words, goals: policy.goals },
    },
  }
}

/**
 * For a call or a visit: makes the request in Jira as the agent, on the customer's behalf, then records it at once, so
 * that its number can be read out. Jira knows no idempotency key, so who presses twice is answered with the same number;
 * where Jira's answer was lost, what it may have made is looked for before it is asked again.
 */
export const raise: UseCase<'agent', 'raise'> = async (ports, asker, input): Promise<Wire<Raised>> => {
  const desk = await deskFor(ports, asker, 'agent.raise', input.projectId)
  if (!desk.ok) return desk
  if (!desk.requestTypeIds.includes(input.requestTypeId)) return problem(notTracked())

  const key = createHash('sha256').update(JSON.stringify([asker.caller.accountId, input]), 'utf8').digest('hex')
  const now = ports.clock.now()
  const once = await ports.store.beginOnce(key, now, now + UNCERTAIN_MS)
  if (once.kind === 'underWay') return problem(underWay())
  const { customerAccountId, summary } = input
  const known = { projectId: desk.projectId, creatorAccountId: asker.caller.accountId, customerAccountId, summary }
  const call: Call = { ports, input, serviceDeskId: desk.serviceDeskId, onceKey: key, known }
  const made = once.kind === 'done' ? parseMade(once.result) : ((once.since === null ? null : await madeSince(call, once.since)) ?? (await make(call)))
  if (made === null) return problem(noAccess())
  return 'problem' in made ? problem(made.problem) : recordMade(ports, asker, input, made)
}

interface Made {
  issueId: IssueId
  key: string
}
const parseMade = (result: string): Made | null => {
  const [digits = '', key = ''] = result.split(' ')
  const issueId = parseIssueId(digits)
  return issueId === null ? null : { issueId, key }
}

interface Call {
  ports: Ports
  input: Input
  serviceDeskId: string
  onceKey: string
  known: MadeRequest
}

/** A call before this one asked for it, and nobody heard what came of it. */
async function madeSince({ ports, onceKey, known }: Call, since: number): Promise<Made | null> {
  const [found] = await ports.jira.requestsMadeSince(known, since - SKEW_MS)
  if (found === undefined) return null
  await ports.store.finishOnce(onceKey, `${found.issueId} ${found.key}`, ports.clock.now() + REPEAT_MS)
  ports.log.line('raise.found', { issueId: found.issueId })
  return found
}

async function make(call: Call): Promise<Made | { problem: Problem }> {
  const { ports, input, serviceDeskId, onceKey } = call
  const { requestTypeId, customerAccountId, summary, description } = input
  const askedAt = ports.clock.now()
  let raised: Awaited<ReturnType<Ports['jira']['raiseRequest']>>
  try {
    raised = await ports.jira.raiseRequest({ serviceDeskId, requestTypeId, customerAccountId, summary, description })
  } catch (error) {
    if (!(error instanceof JiraUnavailable) || mayHaveArrived(error)) return unanswered(call, askedAt)
    await ports.store.forgetOnce(onceKey)
    throw error
  }
  if (raised.kind === 'raised') {
    await ports.store.finishOnce(onceKey, `${raised.issueId} ${raised.key}`, ports.clock.now() + REPEAT_MS)
    return raised
  }
  await ports.store.forgetOnce(onceKey)
  if (raised.kind === 'notAllowed') return { problem: notAllowed() }
  const why = raised.why === '' ? 'Jira did not take it.' : `Jira did not take it: ${raised.why}`
  return { problem: { kind: 'refused', text: `${why} Nothing was raised; put that right, or raise it in Jira itself.` } }
}

/** A refusal of the call itself made nothing; after a fault of Jira's, or none at all, nobody knows. */
const mayHaveArrived = ({ status }: JiraUnavailable): boolean => status < CLIENT_ERROR || status >= SERVER_ERROR || status === REQUEST_TIMEOUT

/** It may be there already, or come to be seen in a moment: not made again as long as that is open. */
async function unanswered(call: Call, askedAt: number): Promise<Made | { problem: Problem }> {
  const found = await madeSince(call, askedAt).catch(() => null)
  if (found === null) call.ports.log.line('raise.unanswered', {})
  return found ?? { problem: unsure() }
}

/** The answers go where the create panel's stand, so that whoever records it reads the same. */
async function recordMade(ports: Ports, asker: Asker, { impact, urgency }: Input, { issueId, key }: Made): Promise<Wire<Raised>> {
  await ports.jira.writePanelAnswers(issueId, { impact, urgency })
  const authorised = await authorise(ports, { ...asker, claim: { ...asker.claim, issueId: null } }, 'agent.raise', 'issue', { issueId })
  if (!authorised.ok) return authorised
  const { grant } = authorised
  const stored = grant.policy === null ? null : await loadOrRecord(ports, issueId, grant.policy)
  if (stored === null) return problem(notTracked())
  // The trigger came between the request and its answers: then they are an assessment by the agent who asked.
  if (stored.incident.severity.kind === 'notAssessed') await handleCommand(ports, { grant, command: { name: 'assessSeverity', impact, urgency } })
  ports.log.line('incident.raised', { issueId })
  return { ok: true, answer: { now: ports.clock.now(), issueId, issueKey: key, number: stored.incident.number } }
}

type Desk = { ok: true; policy: NonNullable<QueueGrant['policy']>; projectId: ProjectId; serviceDeskId: string; requestTypeIds: string[] }

async function deskFor(ports: Ports, asker: Asker, act: string, id: string): Promise<Desk | { ok: false; problem: Problem }> {
  const projectId = parseProjectId(id)
  if (projectId === null) return problem(noAccess())
  const authorised = await authorise(ports, asker, act, 'queue', { projectId })
  if (!authorised.ok) return authorised
  const { grant } = authorised
  const setup = grant.policy?.projects[projectId]
  if (grant.policy === null || setup?.on !== true) return problem(notTracked())
  const project = await ports.jira.project(projectId)
  return project === null ? problem(noAccess()) : { ok: true, policy: grant.policy, projectId, serviceDeskId: project.serviceDeskId, requestTypeIds: setup.requestTypeIds }
}
