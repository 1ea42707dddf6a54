import type { IncidentNumber, IssueId, PersonRef, ProjectId } from '../ids'
import type { Impact, Severity, Tier, Urgency } from '../policy/policy'
import type { Instant, Span } from '../time'
import type { DeclineWhy, EvidenceAnswer, HandOffPacket, NewEvidenceItem } from './commands'
import type { Agreement, Channel, Charge, FiredThreshold, Outcome, ProposalKind, Reporter, SessionEnd, SessionTerms } from './state'

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
      organizationIds: string[]
      /** Cut to `RULE_TEXT_MAX_BYTES`. */
      text: string
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
  | { type: 'SeverityOverridden'; severity: Severity; reason: string; policyVersion: number }
  | { type: 'AssigneeChanged'; assignee: PersonRef | null; how: 'taken' | 'inJira' | 'cleared' }
  | { type: 'InvestigationRecorded'; kind: 'preliminary' | 'full'; text: string }
  | { type: 'HandedToDesk' }
  | { type: 'DiagnosisAdded'; kind: 'automatic' | 'manual'; text: string; customerText: string }
  | { type: 'RemediationRecorded'; kind: 'automatic' | 'manual'; text: string; outcome: Outcome }
  | { type: 'TierTransferred'; from: Tier; to: Tier; reason: string; customerReason: string; packet: HandOffPacket }
  | { type: 'FirstResponseMet'; commentId: string | null }
  | { type: 'ClosureProposed'; side: 'desk'; as: ProposalKind; text: string; textHash: string; byLead: boolean }
  | { type: 'ClosureProposed'; side: 'customer'; words: string }
  | { type: 'ClosureDeclined'; side: 'customer'; why: DeclineWhy; text: string }
  | { type: 'ClosureDeclined'; side: 'desk'; reason: string }
  | { type: 'ProposalWithdrawn'; side: 'desk' | 'customer' }
  | { type: 'IncidentClosed'; proposedAt: Instant; agreement: Agreement }
  | { type: 'EvidenceAsked'; items: (NewEvidenceItem & { id: string })[] }
  | { type: 'EvidenceAnswered'; itemId: string; answer: EvidenceAnswer }
  | { type: 'EvidenceWithdrawn'; itemId: string }
  | { type: 'StillMissingSaid'; itemIds: string[] }
  /** An item's date has passed. */
  | { type: 'EvidenceOverdue'; itemId: string }
  | { type: 'SessionAsked'; terms: SessionTerms; answerBy: Instant; expiresAt: Instant }
  | { type: 'SessionApproved'; sessionId: string }
  | { type: 'SessionStarted'; sessionId: string }
  | { type: 'SessionEnded'; sessionId: string; how: SessionEnd; reason: string }
  | { type: 'ScopeQuestioned'; reason: string; how: 'agent' | 'rule' }
  | { type: 'ScopeDecided'; decision: { kind: 'in' } | { kind: 'goodwill' } | { kind: 'returned'; reason: string } }
  | { type: 'ChargeAsked'; charge: Charge; approver: PersonRef; textHash: string }
  | { type: 'ChargeAnswered'; accepted: boolean; reason: string }
  | { type: 'Escalated'; reason: string; how: 'agent' | 'rule'; ruleId: string | null }
  /** An escalation rule's other action, or its first where the incident is raised already. */
  | { type: 'GroupTold'; reason: string; ruleId: string }
  | { type: 'EscalationReturned'; reason: string }
  | { type: 'IncidentReopened'; reason: string; side: 'desk' | 'customer' }
  /** The first message on a closed incident was answered with how to open it again. */
  | { type: 'ClosedNoticeGiven' }
  | { type: 'CustomerWrote'; commentId: string }
  | { type: 'CustomerAttached'; attachmentId: string }
  | { type: 'StatusMovedByHand'; toStatusId: string; answer: 'putBack' | 'leftAlone' }
  /** After it was left alone, it stands where it belongs again: from here on a move is put back anew. */
  | { type: 'StatusRightAgain' }
  | { type: 'ReporterChanged'; reporter: Reporter }
  /** `offBefore`: when the project that it left was switched off, while it was there. */
  | { type: 'IssueMoved'; projectId: ProjectId; offBefore: Span[] }
  | { type: 'IssueDeleted' }
  | { type: 'ThresholdReached'; threshold: FiredThreshold }

export type EventType = EventBody['type']

/** What one command did; rows run 1..revision, their events 1..eventCount. */
export interface HistoryRow {
  revision: number
  events: Event[]
}
