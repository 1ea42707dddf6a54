import type { IncidentNumber, IssueId, PersonRef, ProjectId } from '../ids'
import type { Impact, Severity, Tier, Urgency } from '../policy/policy'
import type { Instant } from '../time'
import type { DeclineWhy, HandOffPacket } from './commands'
import type { Agreement, Channel, FiredThreshold, Outcome, ProposalKind, Reporter } from './state'

/** What happened, in the past tense; an incident is the fold of these. `at` is the instant it counts from. */
export type Event = { at: Instant; by: PersonRef | null } & EventBody

export type EventBody =
  | {
      type: 'IncidentRecorded'
      issueId: IssueId
      projectId: ProjectId
      number: IncidentNumber
      channel: Channel
      requestTypeId: string | null
      createdAt: Instant
      reporter: Reporter
      assignee: PersonRef | null
      severity:
        | { kind: 'notAssessed'; severity: Severity }
        | { kind: 'derived'; impact: Impact; urgency: Urgency; severity: Severity }
      policyVersion: number
      tier: Tier
    }
  | { type: 'SeverityAssessed'; impact: Impact; urgency: Urgency; severity: Severity; policyVersion: number }
  | { type: 'AssigneeChanged'; assignee: PersonRef | null; how: 'taken' | 'inJira' | 'cleared' }
  | { type: 'InvestigationRecorded'; kind: 'preliminary' | 'full'; text: string }
  | { type: 'HandedToDesk' }
  | { type: 'DiagnosisAdded'; kind: 'automatic' | 'manual'; text: string; customerText: string }
  | { type: 'RemediationRecorded'; kind: 'automatic' | 'manual'; text: string; outcome: Outcome }
  | { type: 'TierTransferred'; from: Tier; to: Tier; reason: string; customerReason: string; packet: HandOffPacket }
  | { type: 'FirstResponseMet'; commentId: string | null }
  | { type: 'ClosureProposed'; side: 'desk'; as: ProposalKind; text: string; textHash: string }
  | { type: 'ClosureProposed'; side: 'customer'; words: string }
  | { type: 'ClosureDeclined'; side: 'customer'; why: DeclineWhy; text: string }
  | { type: 'ClosureDeclined'; side: 'desk'; reason: string }
  | { type: 'ProposalWithdrawn'; side: 'desk' | 'customer' }
  | { type: 'IncidentClosed'; proposedAt: Instant; agreement: Agreement }
  | { type: 'CustomerWrote'; commentId: string }
  | { type: 'CustomerAttached'; attachmentId: string }
  | { type: 'StatusMovedByHand'; toStatusId: string; answer: 'putBack' | 'leftAlone' }
  /** After it was left alone, it stands where it belongs again: from here on a move is put back anew. */
  | { type: 'StatusRightAgain' }
  | { type: 'ReporterChanged'; reporter: Reporter }
  | { type: 'IssueDeleted' }
  | { type: 'ThresholdReached'; threshold: FiredThreshold }

export type EventType = EventBody['type']

/** What one command did; rows run 1..revision, their events 1..eventCount. */
export interface HistoryRow {
  revision: number
  events: Event[]
}
