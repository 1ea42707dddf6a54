import type { Event } from '../incident/events'
import type { Incident } from '../incident/state'
import { derivedStatus } from '../incident/status'
import type { Policy } from '../policy/policy'
import { never } from '../result'
import { nextDue } from '../sla/next-due'
import { MINUTE_MS } from '../time'
import type { Instant, Millis } from '../time'
import {
  ESCALATED_WORDS,
  SCOPE_QUESTIONED_WORDS,
  SESSION_ASKED_WORDS,
  askedWords,
  chargeAskedWords,
  closedNoticeWords,
  closedWords,
  decidedWords,
  needWords,
  proposedWords,
  recordedWords,
  reopenedWords,
  severityChangedWords,
  stillNeededWords,
  transferredWords,
} from './comment-words'
import { asSentence } from '../words'
import type { Effect } from './effect'

/**
 * How far ahead a command queues its own delayed event: as far as the platform delays one (900 s, platform-facts.md
 * "Async events"). What falls due later is found by the five-minute sweep, which reads ten minutes ahead.
 */
export const QUEUE_AHEAD_MS: Millis = 15 * MINUTE_MS

/**
 * What one command's events cause outside the store, in the order of delivery: comments, projections, status, assignee,
 * the next due event. Nothing once the issue is gone.
 */
export const effectsOf = (
  before: Incident | null,
  events: Event[],
  after: Incident,
  policy: Policy,
  now: Instant,
): Effect[] => {
  if (events.length === 0 || after.jira.deleted) return []
  return [
    ...events.flatMap((event) => [...commentOf(before, event, after, policy, now), ...noteOf(before, event, after)]),
    { kind: 'project' },
    ...statusEffect(before, events, after),
    ...events.flatMap(assignEffect),
    ...dueEffect(before, after, policy, now),
  ]
}

/** What the customer reads of an event (process.md "Commands", last column). */
const commentOf = (before: Incident | null, event: Event, after: Incident, policy: Policy, now: Instant): Effect[] => {
  switch (event.type) {
    case 'IncidentRecorded':
      return [comment(recordedWords(after, policy, now))]
    case 'SeverityAssessed':
    case 'SeverityOverridden':
      return event.severity === before?.severity.severity ? [] : [comment(severityChangedWords(after, policy, now))]
    case 'DiagnosisAdded':
      return event.customerText.trim() === '' ? [] : [comment(event.customerText)]
    case 'TierTransferred':
      return [comment(transferredWords(event.to, event.customerReason))]
    case 'EvidenceAsked':
      return [comment(askedWords(event.items.length))]
    case 'StillMissingSaid':
      return [comment(stillNeededWords(after))]
    case 'EvidenceOverdue':
      // Where they wrote meanwhile, it is the agent who should look first.
      return after.asks.turn === 'them' ? [comment(needWords([whatOf(after, event.itemId)]))] : []
    case 'SessionAsked':
      return [comment(SESSION_ASKED_WORDS)]
    case 'ScopeQuestioned':
      return [comment(SCOPE_QUESTIONED_WORDS)]
    case 'ScopeDecided':
      return [comment(decidedWords(event.decision))]
    case 'ChargeAsked':
      return [comment(chargeAskedWords(event.charge))]
    case 'Escalated':
      return [comment(ESCALATED_WORDS)]
    case 'IncidentReopened':
      return [comment(reopenedWords(after.number))]
    case 'ClosedNoticeGiven':
      return [comment(closedNoticeWords(after, policy, now))]
    case 'ClosureProposed':
      return event.side === 'desk' ? [comment(proposedWords(event.text))] : []
    case 'ClosureDeclined':
      return event.side === 'desk' ? [comment(event.reason)] : []
    case 'IncidentClosed':
      // Within the desk there was no customer who could have been told.
      return event.agreement.kind === 'withinDesk' ? [] : [comment(closedWords(event.at, after.reporter.timeZone))]
    case 'AssigneeChanged':
    case 'InvestigationRecorded':
    case 'HandedToDesk':
    case 'RemediationRecorded':
    case 'FirstResponseMet':
    case 'ProposalWithdrawn':
    case 'EvidenceAnswered':
    case 'EvidenceWithdrawn':
    case 'SessionApproved':
    case 'SessionStarted':
    case 'SessionEnded':
    case 'ChargeAnswered':
    case 'GroupTold':
    case 'EscalationReturned':
    case 'CustomerWrote':
    case 'CustomerAttached':
    case 'StatusMovedByHand':
    case 'StatusRightAgain':
    case 'ReporterChanged':
    case 'IssueMoved':
    case 'IssueDeleted':
    case 'ThresholdReached':
      return []
    default:
      return never(event)
  }
}

const whatOf = (incident: Incident, itemId: string): string => incident.asks.items.find(({ id }) => id === itemId)?.what ?? ''

/** What the desk reads of an event by itself: the higher level what is raised to it, the agent what is late. */
const noteOf = (before: Incident | null, event: Event, after: Incident): Effect[] => {
  switch (event.type) {
    case 'ScopeQuestioned':
      return [tell(`Scope to decide: ${asSentence(event.reason)}`)]
    case 'ReporterChanged':
      return before?.scope.kind === 'chargeAsked' ? [tell(`Scope to decide again: the reporter ${event.reporter.eligible ? 'changed before the charge was answered' : "can't answer the charge any more"}.`)] : []
    case 'Escalated':
      return [tell(`Escalated as critical: ${asSentence(event.reason)}`)]
    case 'GroupTold':
      return [tell(asSentence(event.reason))]
    case 'EvidenceOverdue':
      return [note(`Asked for, and its date has passed: ${asSentence(whatOf(after, event.itemId))}`)]
    case 'ClosureProposed':
      return event.side === 'customer' && before?.scope.kind === 'chargeAsked' ? [tell('Scope to decide again: the customer says that it is no longer an issue.')] : []
    default:
      return []
  }
}

const comment = (text: string): Effect => ({ kind: 'comment', public: true, text })
const note = (text: string): Effect => ({ kind: 'comment', public: false, text })
const tell = (text: string): Effect => ({ kind: 'tellRole', role: 'higherLevel', text })

/** The status is written where the derived one is another than before, or where somebody moved it. */
const statusEffect = (before: Incident | null, events: Event[], after: Incident): Effect[] => {
  const to = derivedStatus(after)
  const another = before === null || derivedStatus(before) !== to
  const moved = events.some((event) => event.type === 'StatusMovedByHand' && event.answer === 'putBack')
  return another || moved ? [{ kind: 'status', to }] : []
}

/** Jira knows already what was changed there. */
const assignEffect = (event: Event): Effect[] =>
  event.type === 'AssigneeChanged' && event.how !== 'inJira' ? [{ kind: 'assign', to: event.assignee }] : []

/** Only where this command moved the due instant: an unmoved one was queued when it came near. */
const dueEffect = (before: Incident | null, after: Incident, policy: Policy, now: Instant): Effect[] => {
  const dueAt = nextDue(after, policy, now)
  if (dueAt === null || dueAt > now + QUEUE_AHEAD_MS) return []
  const unmoved = before !== null && nextDue(before, policy, now) === dueAt
  return unmoved ? [] : [{ kind: 'queueDue', dueAt }]
}
