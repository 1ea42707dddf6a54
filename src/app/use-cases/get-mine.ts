import type { MyIncidents, Wire } from '../../api/answers'
import type { IssueId } from '../../domain/ids'
import { incidentNumber, parseIssueId } from '../../domain/ids'
import type { Policy } from '../../domain/policy/policy'
import { customerView } from '../../domain/views/customer'
import type { CustomerView } from '../../domain/views/customer-view'
import type { Asker } from '../authorise'
import { authorise } from '../authorise'
import type { MyRequest, Ports, RequestList } from '../ports'
import type { StoredIncident } from '../store-port'
import type { UseCase } from './use-case'

type Incident = MyIncidents['incidents'][number]

/** Bounded work for one input (I19): as many as a page shows. */
const LISTED_MAX = 50
/** Rows read side by side. */
const SIDE_BY_SIDE = 10
/** What a customer types of a number: prefix, hyphen, digits. */
const NUMBER = /^([A-Z][A-Z0-9]{0,9})-(\d{1,18})$/

/**
 * Every incident that the customer may see, newest first: which requests those are, Jira says; where each stands, the
 * store does, in the words of the customer's own view. A number finds its incident however old it is.
 */
export const getMine: UseCase<'portal', 'getMine'> = async (ports, asker, { words }): Promise<Wire<MyIncidents>> => {
  const authorised = await authorise(ports, asker, 'portal.getMine', 'self', {})
  if (!authorised.ok) return authorised
  const { policy } = authorised.grant
  const now = ports.clock.now()
  if (policy === null) return { ok: true, answer: { now, incidents: [], cut: false } }
  const issueId = numbered(words, policy)
  const found = issueId === null ? await ports.jira.myRequests(asker.caller, words, LISTED_MAX) : await theOne(ports, asker, issueId)
  const incidents = await standing(ports, asker, await withoutDesks(ports, asker, found.requests), policy)
  return { ok: true, answer: { now, incidents, cut: found.cut } }
}

/** The issue that a number names: it is derived from the id, so nothing is looked up. */
function numbered(words: string, policy: Policy): IssueId | null {
  const typed = words.toUpperCase()
  const digits = NUMBER.exec(typed)?.[2]?.replace(/^0+(?=\d)/, '')
  const issueId = digits === undefined ? null : parseIssueId(digits)
  return issueId !== null && incidentNumber(policy.numberPrefix, policy.numberWidth, issueId) === typed ? issueId : null
}

async function theOne(ports: Ports, asker: Asker, issueId: IssueId): Promise<RequestList> {
  const nowhere: RequestList = { requests: [], cut: false }
  const authorised = await authorise(ports, { ...asker, claim: { ...asker.claim, requestKey: null, issueId: null } }, 'portal.getMine', 'request', { requestKeyOrIssueId: issueId })
  if (!authorised.ok) return nowhere
  const request = await ports.jira.requestSummary(asker.caller, issueId)
  const { who } = authorised.grant
  return request === null || who.side !== 'customer' ? nowhere : { requests: [{ ...request, role: who.role }], cut: false }
}

/** Nobody with agent rights on a project is customer side there, also not of what he reported himself. */
async function withoutDesks(ports: Ports, { caller }: Asker, requests: MyRequest[]): Promise<MyRequest[]> {
  if (caller.accountType === 'customer') return requests
  const desk = await ports.jira.agentOnWhich(requests.map(({ issueId }) => issueId), caller.accountId)
  return requests.filter(({ issueId }) => !desk.has(issueId))
}

async function standing(ports: Ports, { caller }: Asker, requests: MyRequest[], policy: Policy): Promise<Incident[]> {
  const person = await ports.store.refOf(caller.accountId)
  const incidents: Incident[] = []
  for (let from = 0; from < requests.length; from += SIDE_BY_SIDE) {
    const some = requests.slice(from, from + SIDE_BY_SIDE)
    const rows = await Promise.all(some.map(({ issueId }) => ports.store.loadIncident(issueId)))
    some.forEach((request, index) => {
      const stored: StoredIncident | null = rows[index] ?? null
      if (stored === null || stored.incident.jira.deleted) return
      const { issueId, key, serviceDeskId, summary, role } = request
      const view = customerView(stored.incident, [], { side: 'customer', person, role }, policy, ports.clock.now())
      incidents.push({ issueId, requestKey: key, serviceDeskId, number: view.number, summary, mine: role === 'reporter', raisedAt: stored.incident.createdAt, ...whereItStands(view) })
    })
  }
  return incidents
}

function whereItStands(view: CustomerView): Pick<Incident, 'state' | 'at'> {
  if (view.closure.kind === 'closed') return { state: 'closed', at: view.closure.at }
  if (view.turn === 'us') return { state: 'ourTurn', at: null }
  return { state: view.turn === 'you' ? 'yourTurn' : 'reportersTurn', at: wantedBy(view) }
}

/** The earliest instant by which something is asked of whoever's turn it is. */
function wantedBy({ turn, evidence, session, offers }: CustomerView): number | null {
  const isTheirs = session.kind === 'asked' && (turn !== 'you' || offers.approveSession.ok)
  const wanted = [...evidence.flatMap((item) => (item.state === 'open' && item.answerBy !== null ? [item.answerBy] : [])), ...(isTheirs ? [session.answerBy] : [])]
  return wanted.length === 0 ? null : Math.min(...wanted)
}
