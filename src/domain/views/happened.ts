import { ESCALATED_WORDS, SCOPE_QUESTIONED_WORDS, decidedWords, numberWords, severityNowWords } from '../effects/comment-words'
import type { EvidenceAnswer } from '../incident/commands'
import type { Event, HistoryRow } from '../incident/events'
import { tierOf } from '../incident/state'
import type { Incident, Reporter, SessionEnd } from '../incident/state'
import { evolve } from '../incident/evolve'
import type { Who } from '../incident/who'
import { never } from '../result'
import { asClause, tierWords } from '../words'
import type { CustomerView } from './customer-view'
import { ACTOR_WORDS, ASKED_WORDS, actorOf, askedOf } from './reader'

type Happened = CustomerView['happened'][number]

/**
 * The public milestones, newest first, in the words of the customer who reads. Only what the customer did, was told or may know is
 * named here; every other event is left out by name, so that a new one is a decision. `history`: all rows, for a
 * milestone's words depend on what stood before it; `isAsked` picks those to tell of.
 */
export const happened = (history: HistoryRow[], reader: Who, isAsked: (row: HistoryRow) => boolean = () => true): Happened[] => {
  const lines: (Happened & { index: number })[] = []
  let before: Incident | null = null
  for (const row of history) {
    const asked = isAsked(row)
    for (const event of row.events) {
      const text = asked ? milestone(event, before, reader) : null
      if (text !== null) lines.push({ at: event.at, text, index: lines.length })
      before = evolve(before, event)
    }
  }
  return lines.sort((a, b) => b.at - a.at || b.index - a.index).map(({ at, text }) => ({ at, text }))
}

const milestone = (event: Event, before: Incident | null, reader: Who): string | null => {
  const actor = ACTOR_WORDS[actorOf(event.by, before?.reporter ?? null, reader)]
  const asked = ASKED_WORDS[askedOf(reader)]
  switch (event.type) {
    case 'IncidentRecorded':
      return numberWords(event.number)
    case 'SeverityAssessed':
    case 'SeverityOverridden':
      return event.severity === before?.severity.severity ? null : severityNowWords(event.severity)
    case 'DiagnosisAdded':
      return event.customerText.trim() === '' ? null : `${specialists(before)} found the cause: ${event.customerText}`
    case 'TierTransferred':
      return `Our ${tierWords(event.to)} specialists took ${askedOf(reader) === 'you' ? 'your' : 'the'} incident, because ${asClause(event.customerReason)}.`
    case 'FirstResponseMet':
      return 'We gave our first answer.'
    case 'EvidenceAsked':
      return `We asked ${asked.whom} for ${event.items.length === 1 ? 'this' : `${event.items.length} things`}: ${event.items.map(({ what }) => asAsked(what)).join('; ')}.`
    case 'EvidenceAnswered':
      return answeredWords(actor, event.answer, whatOf(before, event.itemId))
    case 'EvidenceWithdrawn':
      return `We don't need this any more: ${whatOf(before, event.itemId)}.`
    case 'StillMissingSaid':
      return `We told ${asked.whom} what is still missing.`
    case 'SessionAsked':
      return `We asked ${asked.whom} to allow a remote session with ${event.terms.tool}.`
    case 'SessionApproved':
      return `${actor} allowed a remote session with ${toolOf(before)}.`
    case 'SessionStarted':
      return `A specialist connected with ${toolOf(before)}.`
    case 'SessionEnded':
      return sessionEndedWords(event.how, before, actor, reader)
    case 'ScopeQuestioned':
      return SCOPE_QUESTIONED_WORDS
    case 'ScopeDecided':
      return decidedWords(event.decision)
    case 'ChargeAsked':
      return `We asked ${asked.whom} about a charge of ${event.charge.amount}.`
    case 'ChargeAnswered':
      return event.accepted ? `${actor} approved the charge.` : `${actor} didn't approve the charge.`
    case 'Escalated':
      return ESCALATED_WORDS
    case 'IncidentReopened':
      return event.side === 'customer' ? `${actor} opened it again.` : 'We opened it again.'
    case 'ClosureProposed':
      return event.side === 'desk' ? `We asked ${asked.whom} whether this is solved.` : `${actor} told us it's no longer an issue.`
    case 'ClosureDeclined':
      return event.side === 'customer' ? `${actor} told us it isn't solved. We went on at once.` : `We didn't close it: ${event.reason}`
    case 'ProposalWithdrawn':
      return event.side === 'desk' ? 'We took our question back and went on.' : `${actor} told us it still is an issue. We went on at once.`
    case 'IncidentClosed':
      return event.agreement.kind === 'withinDesk' ? 'Our support team closed it.' : 'Closed together.'
    case 'CustomerWrote':
      return `${actor} wrote to us.`
    case 'CustomerAttached':
      return `${actor} sent us a file.`
    case 'ReporterChanged':
      return voidedWords(before, event.reporter)
    case 'ThresholdReached':
      return missedWords(event.threshold)
    case 'AssigneeChanged':
    case 'InvestigationRecorded':
    case 'HandedToDesk':
    case 'RemediationRecorded':
    case 'EvidenceOverdue':
    case 'GroupTold':
    case 'EscalationReturned':
    case 'ClosedNoticeGiven':
    case 'IssueMoved':
    case 'StatusMovedByHand':
    case 'StatusRightAgain':
    case 'IssueDeleted':
      return null
    default:
      return never(event)
  }
}

const whatOf = (incident: Incident | null, itemId: string): string =>
  asAsked(incident?.asks.items.find(({ id }) => id === itemId)?.what ?? 'What we asked you for')

/** What was asked, as the desk wrote it, to end a sentence of ours. */
const asAsked = (what: string): string => what.replace(/[.\s]+$/u, '')

const answeredWords = (actor: string, answer: EvidenceAnswer, what: string): string => {
  switch (answer.kind) {
    case 'text':
      return `${actor} answered: ${what}.`
    case 'file':
      return `${actor} sent us a file: ${what}.`
    case 'notPossible':
      return `${actor} told us that this can't be provided: ${what}.`
    default:
      return never(answer)
  }
}

const toolOf = (incident: Incident | null): string =>
  incident === null || incident.session.kind === 'none' ? 'a remote tool' : incident.session.terms.tool

const sessionEndedWords = (how: SessionEnd, incident: Incident | null, actor: string, reader: Who): string => {
  const was = incident?.session.kind
  switch (how) {
    case 'declined':
      return `${actor} didn't allow the remote session.`
    case 'expired':
      if (was === 'running') return "The remote session's time was over."
      if (was === 'approved') return 'No one connected in time. The permission for a remote session has ended.'
      return `${ACTOR_WORDS[askedOf(reader)]} didn't answer in time, so no one connected.`
    case 'withdrawn':
      return "We don't need the remote session any more."
    case 'revoked':
      return was === 'running' ? `${actor} ended the remote session.` : `${actor} took back the permission for a remote session.`
    case 'done':
      return 'The remote session ended.'
    default:
      return never(how)
  }
}

/** What was asked of the reporter before is nobody else's to answer; where nothing was, a change is no news. */
const voidedWords = (incident: Incident | null, reporter: Reporter): string | null => {
  if (incident === null) return null
  const { session, scope } = incident
  const changed = reporter.eligible ? 'Someone else is the reporter now, so' : 'The reporter can no longer answer, so'
  switch (session.kind) {
    case 'asked':
      return `${changed} our question about a remote session is void.`
    case 'approved':
      return `${changed} the permission for a remote session has ended.`
    case 'running':
      return `${changed} the remote session has ended.`
    case 'none':
    case 'ended':
      return scope.kind === 'chargeAsked' ? `${changed} our question about a charge is void.` : null
    default:
      return never(session)
  }
}

const specialists = (incident: Incident | null): string => `Our ${tierWords(incident === null ? 'I' : tierOf(incident))} specialists`

/** A missed promise is told; warnings and the tiers' holds are the desk's own. */
const missedWords = ({ metric, kind }: Extract<Event, { type: 'ThresholdReached' }>['threshold']): string | null => {
  if (kind !== 'breach') return null
  switch (metric) {
    case 'firstResponse':
      return 'We missed our time for the first answer.'
    case 'restore':
      return 'We missed our time to have it working again.'
    case 'holdI':
    case 'holdII':
      return null
    default:
      return never(metric)
  }
}
