import type { Event, HistoryRow } from '../incident/events'
import { askedNow } from '../incident/asks'
import type { PersonCommandName } from '../incident/commands'
import { asOf } from '../incident/lapse'
import { offers } from '../incident/offers'
import type { CommandOffer } from '../incident/offers'
import { refusalWords } from '../incident/refusal-words'
import { reopenedCount, tierOf, transferCount } from '../incident/state'
import type { Closure, Escalation, Incident, Scope, SeverityState } from '../incident/state'
import { turnOf } from '../incident/turn'
import type { Who } from '../incident/who'
import type { Policy } from '../policy/policy'
import { never } from '../result'
import { clocks } from '../sla/clocks'
import type { Instant } from '../time'
import type { AgentView, Offer, Offers } from './agent-view'
import { historyLines } from './history-line'
import { nextStep } from './next-step'
import { standingDecline } from './standing-decline'

/** Everything that an agent sees of one incident; people are references only. `history`: all rows, oldest first. */
export const agentView = (
  stored: Incident,
  history: HistoryRow[],
  who: Who,
  policy: Policy,
  now: Instant,
): AgentView => {
  const incident = asOf(stored, now)
  const worded = offersInWords(offers(incident, who, policy, now))
  const events = history.flatMap((row) => row.events)
  return {
    issueId: incident.issueId,
    number: incident.number,
    channel: incident.channel,
    severity: severityFacts(incident.severity),
    stage: incident.stage,
    tier: tierOf(incident),
    tierSince: incident.stays.at(-1)?.from ?? incident.createdAt,
    transferCount: transferCount(incident),
    assignee: incident.assignee,
    scope: scopeFacts(incident.scope),
    escalation: escalationFacts(incident.escalation),
    evidence: incident.asks.items.map((item) => ({ ...item, answerText: answerText(events, item.id) })),
    customerWroteSince: incident.asks.turn === 'us' && askedNow(incident).length > 0,
    session: incident.session,
    turn: turnOf(incident),
    closure: closureFacts(incident.closure),
    reopenedCount: reopenedCount(incident),
    reporterEligible: incident.reporter.eligible,
    statusLeftAlone: incident.jira.statusLeftAlone,
    clocks: clocks(incident, policy),
    nextStep: nextStep(incident, worded, standingDecline(events)),
    offers: worded,
    investigations: ofType(events, 'InvestigationRecorded').map(({ kind, by, at, text }) => ({ kind, by, at, text })),
    diagnoses: ofType(events, 'DiagnosisAdded').map(({ kind, by, at, text, customerText }) => ({ kind, by, at, text, customerText })),
    remediations: ofType(events, 'RemediationRecorded').map(({ kind, by, at, text, outcome }) => ({ kind, by, at, text, outcome })),
    transfers: ofType(events, 'TierTransferred').map(({ from, to, at, by, reason, packet }) => ({ from, to, at, by, reason, packet })),
    history: historyLines(history),
    revision: incident.revision,
  }
}

const ofType = <Type extends Event['type']>(events: Event[], type: Type): Extract<Event, { type: Type }>[] =>
  events.filter((event): event is Extract<Event, { type: Type }> => event.type === type)

const offersInWords = (plain: Record<PersonCommandName, CommandOffer>): Offers => {
  const entries = Object.entries(plain).map(([name, offer]): [string, Offer] => [
    name,
    offer.ok ? offer : { ok: false, refusal: offer.refusal, ...refusalWords(offer.refusal, 'desk') },
  ])
  return Object.fromEntries(entries) as Offers
}

const answerText = (events: Event[], itemId: string): string | null => {
  const answer = ofType(events, 'EvidenceAnswered').find((event) => event.itemId === itemId)?.answer
  if (answer === undefined || answer.kind === 'file') return null
  return answer.kind === 'text' ? answer.text : answer.reason
}

const scopeFacts = (scope: Scope): AgentView['scope'] => {
  switch (scope.kind) {
    case 'in':
    case 'goodwill':
      return { kind: scope.kind, reason: null, charge: null, at: null }
    case 'toDecide':
    case 'returned':
      return { kind: scope.kind, reason: scope.reason, charge: null, at: scope.at }
    case 'chargeAsked':
    case 'chargeAccepted':
      return { kind: scope.kind, reason: null, charge: scope.charge, at: scope.at }
    default:
      return never(scope)
  }
}

const escalationFacts = (escalation: Escalation): AgentView['escalation'] => {
  switch (escalation.kind) {
    case 'none':
      return { kind: 'none' }
    case 'raised':
    case 'returned':
      return { kind: escalation.kind, reason: escalation.reason, at: escalation.at }
    default:
      return never(escalation)
  }
}

const severityFacts = (severity: SeverityState): AgentView['severity'] => {
  switch (severity.kind) {
    case 'notAssessed':
      return { kind: 'notAssessed', severity: severity.severity, impact: null, urgency: null, reason: null }
    case 'derived':
      return { kind: 'derived', severity: severity.severity, impact: severity.impact, urgency: severity.urgency, reason: null }
    case 'overridden':
      return {
        kind: 'overridden',
        severity: severity.severity,
        impact: severity.derived?.impact ?? null,
        urgency: severity.derived?.urgency ?? null,
        reason: severity.reason,
      }
    default:
      return never(severity)
  }
}

const closureFacts = (closure: Closure): AgentView['closure'] => {
  switch (closure.kind) {
    case 'none':
      return { kind: 'none' }
    case 'proposedByDesk':
      return { kind: 'proposedByDesk', as: closure.as, text: closure.text, by: closure.by, at: closure.at }
    case 'proposedByCustomer':
      return { kind: 'proposedByCustomer', words: closure.words, at: closure.at }
    case 'closed':
      return { kind: 'closed', at: closure.at, how: closure.agreement.kind }
    default:
      return never(closure)
  }
}
