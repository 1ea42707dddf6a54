import { chargeText } from '../effects/consent-text'
import { askedNow } from '../incident/asks'
import { reopenUntil } from '../incident/decisions/reopen'
import type { HistoryRow } from '../incident/events'
import { asOf } from '../incident/lapse'
import { offers } from '../incident/offers'
import { refusalWords } from '../incident/refusal-words'
import { isClosed, tierOf } from '../incident/state'
import type { Incident, RemoteSession, Scope } from '../incident/state'
import { turnOf } from '../incident/turn'
import type { Who } from '../incident/who'
import type { Policy } from '../policy/policy'
import { SEVERITY_WORDS } from '../policy/severity'
import { never } from '../result'
import { customerClocks } from '../sla/clocks'
import type { Instant } from '../time'
import { tierWords } from '../words'
import type { CustomerCommandName, CustomerOffer, CustomerView } from './customer-view'
import { happened } from './happened'
import { actorOf, askedOf } from './reader'

/**
 * Class C of security.md section 4, and nothing else: built field by field, so that what is added to an incident stays
 * inside until somebody names it here (I5). `history`: all rows, oldest first.
 */
export const customerView = (
  stored: Incident,
  history: HistoryRow[],
  who: Who,
  policy: Policy,
  now: Instant,
): CustomerView => viewOf(asOf(stored, now), history, who, policy, now)

const viewOf = (incident: Incident, history: HistoryRow[], who: Who, policy: Policy, now: Instant): CustomerView => ({
  issueId: incident.issueId,
  number: incident.number,
  severity: incident.severity.severity,
  severityWord: SEVERITY_WORDS[incident.severity.severity],
  assessed: incident.severity.kind !== 'notAssessed',
  tier: tierOf(incident),
  turn: turnOf(incident) === 'them' ? calledUpon(incident, who) : 'us',
  asked: askedOf(who),
  whoHasIt: isClosed(incident) ? 'It is closed' : `Our ${tierWords(tierOf(incident))} specialists have it`,
  scope: scopeFacts(incident.scope),
  clocks: customerClocks(incident, policy, who),
  closure: closureFacts(incident, who, reopenUntil(incident, policy), now),
  evidence: evidenceFacts(incident),
  session: sessionFacts(incident.session),
  charge: chargeFacts(incident.scope),
  escalated: incident.escalation.kind === 'raised',
  offers: customerOffers(incident, who, policy, now),
  happened: happened(history, who),
  agreements: agreements(history),
})

/** A session and a charge are the reporter's alone to answer: while nothing else is waited for, it is nobody else's turn. */
const calledUpon = (incident: Incident, who: Who): CustomerView['asked'] => {
  if (who.side !== 'customer' || who.role !== 'participant' || incident.closure.kind !== 'none') return askedOf(who)
  const asked = askedNow(incident)
  return asked.length > 0 && asked.every(({ kind }) => kind !== 'evidence') ? 'reporter' : 'you'
}

const scopeFacts = (scope: Scope): CustomerView['scope'] => {
  switch (scope.kind) {
    case 'in':
      return { kind: 'covered' }
    case 'goodwill':
      return { kind: 'goodwill' }
    case 'toDecide':
      return { kind: 'checking' }
    case 'chargeAsked':
      return { kind: 'waitingForAnswer' }
    case 'chargeAccepted':
      return { kind: 'charged', charge: { amount: scope.charge.amount, for: scope.charge.for } }
    case 'returned':
      return { kind: 'notCovered', reason: scope.reason }
    default:
      return never(scope)
  }
}

const closureFacts = ({ closure, reporter }: Incident, who: Who, until: Instant | null, now: Instant): CustomerView['closure'] => {
  switch (closure.kind) {
    case 'none':
      return { kind: 'none' }
    case 'proposedByDesk':
      return { kind: 'askedOfYou', as: closure.as, text: closure.text, textHash: closure.textHash, tier: closure.tier, at: closure.at }
    case 'proposedByCustomer':
      return { kind: 'saidByYou', by: actorOf(closure.by, reporter, who), words: closure.words, at: closure.at }
    case 'closed':
      return {
        kind: 'closed',
        at: closure.at,
        how: closure.agreement.kind === 'withinDesk' ? 'withinDesk' : 'together',
        reopenUntil: until !== null && until >= now ? until : null,
      }
    default:
      return never(closure)
  }
}

type Evidence = CustomerView['evidence'][number]

/** Open ones first, by when they are wanted; done ones last (screens.md 5.2). */
const evidenceFacts = ({ asks }: Incident): Evidence[] => {
  const facts = asks.items.map((item): Evidence => {
    const { id, what } = item
    if (item.state === 'open') return { id, what, why: item.why, state: 'open', answerBy: item.answerBy, askedAt: item.askedAt }
    const file = item.state === 'answered' && item.with === 'file' ? item : null
    return { id, what, state: item.state, at: item.at, fileName: file?.fileName ?? null, sizeBytes: file?.sizeBytes ?? null, sha256: file?.sha256 ?? null }
  })
  const wantedAt = (item: Evidence): number => (item.state === 'open' ? (item.answerBy ?? Number.MAX_SAFE_INTEGER) : Number.POSITIVE_INFINITY)
  return facts.sort((a, b) => (wantedAt(a) === wantedAt(b) ? 0 : wantedAt(a) - wantedAt(b)))
}

/** Who connects is told as a role, never by name. */
const sessionFacts = (session: RemoteSession): CustomerView['session'] => {
  switch (session.kind) {
    case 'none':
      return { kind: 'none' }
    case 'asked': {
      const { who, tool, purpose, may, text, textHash } = session.terms
      return { kind: 'asked', who, tool, purpose, may, text, textHash, answerBy: session.answerBy, expiresAt: session.expiresAt }
    }
    case 'approved':
      return { kind: 'approved', tool: session.terms.tool, at: session.at, expiresAt: session.expiresAt }
    case 'running':
      return { kind: 'running', tool: session.terms.tool, startedAt: session.startedAt, expiresAt: session.expiresAt }
    case 'ended':
      return { kind: 'ended', tool: session.terms.tool, how: howEnded(session), at: session.at }
    default:
      return never(session)
  }
}

type Ended<Session> = Extract<Session, { kind: 'ended' }>
const EXPIRED = { asked: 'notAnswered', approved: 'notStarted', running: 'timeOver' } as const

/** What was allowed and taken back before anybody connected is no session that ended. */
const howEnded = ({ how, was }: Ended<RemoteSession>): Ended<CustomerView['session']>['how'] => {
  if (how === 'expired') return EXPIRED[was]
  return how === 'revoked' && was === 'approved' ? 'takenBack' : how
}

const chargeFacts = (scope: Scope): CustomerView['charge'] =>
  scope.kind === 'chargeAsked'
    ? { charge: { amount: scope.charge.amount, for: scope.charge.for }, text: chargeText(scope.charge), textHash: scope.textHash, at: scope.at }
    : null

const customerOffers = (
  incident: Incident,
  who: Who,
  policy: Policy,
  now: Instant,
): Record<CustomerCommandName, CustomerOffer> => {
  const plain = offers(incident, who, policy, now)
  const offerOf = (name: CustomerCommandName): CustomerOffer => {
    const offer = plain[name]
    return offer.ok ? { ok: true } : { ok: false, text: refusalWords(offer.refusal, 'customer').text }
  }
  return {
    agreeClosure: offerOf('agreeClosure'),
    declineClosure: offerOf('declineClosure'),
    sayNoLongerAnIssue: offerOf('sayNoLongerAnIssue'),
    withdrawProposal: offerOf('withdrawProposal'),
    answerEvidence: offerOf('answerEvidence'),
    approveSession: offerOf('approveSession'),
    declineSession: offerOf('declineSession'),
    revokeSession: offerOf('revokeSession'),
    acceptCharge: offerOf('acceptCharge'),
    declineCharge: offerOf('declineCharge'),
    reopen: offerOf('reopen'),
  }
}

/** What was agreed, newest first, with the very words that stood to be agreed to. */
const agreements = (history: HistoryRow[]): CustomerView['agreements'] => {
  const found: CustomerView['agreements'] = []
  let proposal = ''
  let session = ''
  let charge = ''
  for (const event of history.flatMap((row) => row.events)) {
    if (event.type === 'ClosureProposed') proposal = event.side === 'desk' ? event.text : event.words
    if (event.type === 'SessionAsked') session = event.terms.text
    if (event.type === 'SessionApproved') found.unshift({ at: event.at, what: 'Remote session', text: session })
    if (event.type === 'ChargeAsked') charge = chargeText(event.charge)
    if (event.type === 'ChargeAnswered' && event.accepted) found.unshift({ at: event.at, what: 'Charge', text: charge })
    if (event.type === 'IncidentClosed' && event.agreement.kind !== 'withinDesk') {
      found.unshift({ at: event.at, what: 'Closure', text: proposal })
    }
  }
  return found
}
