import type { PersonRef } from '../ids'
import { never } from '../result'
import type { EvidenceAnswer } from './commands'
import type { Event } from './events'
import { applyEvents } from './evolve'
import type { HistoryRow } from './events'
import type { Agreement, Incident, Reporter, SessionTerms } from './state'

/** Stands where a person stood: no row maps it to an account. */
export const ERASED_PERSON = 'erased' as PersonRef
const NOBODY: Reporter = { person: null, eligible: false, timeZone: null }

/**
 * What stays of an incident whose issue was deleted (process.md "Jira's own ways"): number, instants, states and counts.
 * Texts, ids of comments and files, and links to people go. History still replays: the snapshot is the fold of what is
 * left (I2), under the same revision. Erasing twice changes nothing.
 */
export const erase = (rows: readonly HistoryRow[]): { rows: HistoryRow[]; incident: Incident } => {
  const left = rows.map((row) => ({ revision: row.revision, events: row.events.map(bare) }))
  const incident = left.reduce<Incident | null>((before, row) => applyEvents(before, row.events), null)
  if (incident === null) throw new Error('An incident without history cannot be erased')
  return { rows: left, incident }
}

const bare = (event: Event): Event => {
  switch (event.type) {
    case 'IncidentRecorded':
      return { ...event, by: null, reporter: NOBODY, assignee: null, organizationIds: [], text: '' }
    case 'AssigneeChanged':
      return { ...event, by: null, assignee: null }
    case 'ReporterChanged':
      return { ...event, by: null, reporter: NOBODY }
    case 'InvestigationRecorded':
      return { ...event, by: ERASED_PERSON, text: '' }
    case 'DiagnosisAdded':
      return { ...event, by: null, text: '', customerText: '' }
    case 'RemediationRecorded':
      return { ...event, by: null, text: '' }
    case 'TierTransferred':
      return { ...event, by: null, reason: '', customerReason: '', packet: { seen: '', tried: '', ruledOut: '', neededNext: '' } }
    case 'FirstResponseMet':
      return { ...event, by: null, commentId: null }
    case 'ClosureProposed':
      return event.side === 'desk' ? { ...event, by: ERASED_PERSON, text: '', textHash: '' } : { ...event, by: ERASED_PERSON, words: '' }
    case 'ClosureDeclined':
      return event.side === 'desk' ? { ...event, by: null, reason: '' } : { ...event, by: null, text: '' }
    case 'IncidentClosed':
      return { ...event, by: null, agreement: bareAgreement(event.agreement) }
    case 'CustomerWrote':
      return { ...event, by: null, commentId: '' }
    case 'CustomerAttached':
      return { ...event, by: null, attachmentId: '' }
    case 'SeverityOverridden':
      return { ...event, by: ERASED_PERSON, reason: '' }
    case 'EvidenceAsked':
      return { ...event, by: null, items: event.items.map((item) => ({ ...item, what: '', why: '' })) }
    case 'EvidenceAnswered':
      return { ...event, by: ERASED_PERSON, answer: bareAnswer(event.answer) }
    case 'SessionAsked':
      return { ...event, by: null, terms: bareTerms(event.terms) }
    case 'SessionEnded':
    case 'ScopeQuestioned':
    case 'Escalated':
    case 'GroupTold':
    case 'EscalationReturned':
    case 'IncidentReopened':
    case 'ChargeAnswered':
      return { ...event, by: null, reason: '' }
    case 'ScopeDecided':
      return { ...event, by: null, decision: event.decision.kind === 'returned' ? { kind: 'returned', reason: '' } : event.decision }
    case 'ChargeAsked':
      return { ...event, by: null, charge: { amount: '', for: '' }, approver: ERASED_PERSON, textHash: '' }
    case 'EvidenceWithdrawn':
    case 'StillMissingSaid':
    case 'EvidenceOverdue':
    case 'SessionApproved':
    case 'SessionStarted':
    case 'ClosedNoticeGiven':
    case 'IssueMoved':
    case 'SeverityAssessed':
    case 'HandedToDesk':
    case 'ProposalWithdrawn':
    case 'StatusMovedByHand':
    case 'StatusRightAgain':
    case 'IssueDeleted':
    case 'ThresholdReached':
      return { ...event, by: null }
    default:
      return never(event)
  }
}

const bareAnswer = (answer: EvidenceAnswer): EvidenceAnswer => {
  switch (answer.kind) {
    case 'text':
      return { kind: 'text', text: '' }
    case 'file':
      return { kind: 'file', attachmentId: '', fileName: '', sizeBytes: answer.sizeBytes, sha256: '' }
    case 'notPossible':
      return { kind: 'notPossible', reason: '' }
    default:
      return never(answer)
  }
}

/** Its id, tool and instants stay: they tell that there was one, and when. */
const bareTerms = ({ id, tool }: SessionTerms): SessionTerms => ({
  id, tool, purpose: '', may: '', technician: ERASED_PERSON, who: '', approver: ERASED_PERSON, text: '', textHash: '',
})

const bareAgreement = (agreement: Agreement): Agreement => ({ ...agreement, proposer: ERASED_PERSON, agreed: ERASED_PERSON })
