import type { HistoryRow } from '../incident/events'
import { offers } from '../incident/offers'
import { refusalWords } from '../incident/refusal-words'
import { isClosed, tierOf } from '../incident/state'
import type { Incident, Scope } from '../incident/state'
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
  incident: Incident,
  history: HistoryRow[],
  who: Who,
  policy: Policy,
  now: Instant,
): CustomerView => ({
  issueId: incident.issueId,
  number: incident.number,
  severity: incident.severity.severity,
  severityWord: SEVERITY_WORDS[incident.severity.severity],
  assessed: incident.severity.kind !== 'notAssessed',
  tier: tierOf(incident),
  turn: turnOf(incident) === 'them' ? askedOf(who) : 'us',
  asked: askedOf(who),
  whoHasIt: isClosed(incident) ? 'It is closed' : `Our ${tierWords(tierOf(incident))} specialists have it`,
  scope: scopeFacts(incident.scope),
  clocks: customerClocks(incident, policy, who),
  closure: closureFacts(incident, who),
  offers: customerOffers(incident, who, policy, now),
  happened: happened(history, who),
  agreements: agreements(history),
})

const scopeFacts = (scope: Scope): CustomerView['scope'] => {
  switch (scope.kind) {
    case 'in':
    case 'goodwill':
    case 'chargeAccepted':
      return { kind: 'covered' }
    case 'toDecide':
    case 'chargeAsked':
      return { kind: 'checking' }
    case 'returned':
      return { kind: 'notCovered', reason: scope.reason }
    default:
      return never(scope)
  }
}

const closureFacts = ({ closure, reporter }: Incident, who: Who): CustomerView['closure'] => {
  switch (closure.kind) {
    case 'none':
      return { kind: 'none' }
    case 'proposedByDesk':
      return { kind: 'askedOfYou', as: closure.as, text: closure.text, textHash: closure.textHash, tier: closure.tier, at: closure.at }
    case 'proposedByCustomer':
      return { kind: 'saidByYou', by: actorOf(closure.by, reporter, who), words: closure.words, at: closure.at }
    case 'closed':
      return { kind: 'closed', at: closure.at, how: closure.agreement.kind === 'withinDesk' ? 'withinDesk' : 'together' }
    default:
      return never(closure)
  }
}

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
  }
}

/** What was agreed, newest first, with the very words that stood to be agreed to. */
const agreements = (history: HistoryRow[]): CustomerView['agreements'] => {
  const found: CustomerView['agreements'] = []
  let proposal = ''
  for (const event of history.flatMap((row) => row.events)) {
    if (event.type === 'ClosureProposed') proposal = event.side === 'desk' ? event.text : event.words
    if (event.type === 'IncidentClosed' && event.agreement.kind !== 'withinDesk') {
      found.unshift({ at: event.at, what: 'Closure', text: proposal })
    }
  }
  return found
}
