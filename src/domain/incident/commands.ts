import type { IssueId, PersonRef, ProjectId } from '../ids'
import type { Impact, Severity, Tier, Urgency } from '../policy/policy'
import type { Instant } from '../time'
import type { Channel, Charge, EvidenceKind, Outcome, ProposalKind, Reporter } from './state'

/** Orders that people and the app give. Texts are trimmed and bounded by the input schemas of `src/api`. */
export type Command =
  | RecordIncident
  | { name: 'assessSeverity'; impact: Impact; urgency: Urgency }
  | { name: 'overrideSeverity'; severity: Severity; reason: string }
  | { name: 'take' }
  | { name: 'recordInvestigation'; kind: 'preliminary' | 'full'; text: string }
  | { name: 'handToDesk' }
  | { name: 'addDiagnosis'; kind: 'automatic' | 'manual'; text: string; customerText: string }
  | { name: 'recordRemediation'; kind: 'automatic' | 'manual'; text: string; outcome: Outcome }
  | { name: 'transferTier'; to: Tier; reason: string; customerReason: string; packet: HandOffPacket }
  | { name: 'askEvidence'; items: NewEvidenceItem[] }
  | { name: 'answerEvidence'; itemId: string; answer: EvidenceAnswer }
  | { name: 'withdrawEvidence'; itemId: string }
  | { name: 'stillMissing' }
  /** `text` is what the customer will approve, made by `sessionText` from the rest; its hash is made outside, where hashing is. */
  | { name: 'askSession'; tool: string; purpose: string; may: string; answerBy: Instant; expiresAt: Instant; text: string; textHash: string }
  | { name: 'withdrawSession' }
  | { name: 'approveSession'; textHash: string }
  | { name: 'declineSession'; reason: string }
  | { name: 'revokeSession' }
  | { name: 'startSession' }
  | { name: 'endSession' }
  | { name: 'proposeClosure'; as: ProposalKind; text: string; textHash: string }
  | { name: 'agreeClosure'; textHash: string }
  | { name: 'declineClosure'; why: DeclineWhy; text: string }
  | { name: 'withdrawProposal' }
  | { name: 'sayNoLongerAnIssue'; text: string }
  | { name: 'agreeNoLonger' }
  | { name: 'declineNoLonger'; reason: string }
  /** `customerCanAgree`: whether a participant who could agree stands on the request, as the app has just read. */
  | { name: 'closeWithinDesk'; customerCanAgree: boolean }
  | { name: 'reopen'; reason: string }
  | { name: 'questionScope'; reason: string }
  | { name: 'decideScope'; decision: ScopeDecision }
  | { name: 'acceptCharge'; textHash: string }
  | { name: 'declineCharge'; reason: string }
  | { name: 'escalate'; reason: string }
  | { name: 'returnEscalation'; reason: string }
  | { name: 'noteJiraChange'; change: JiraChange }
  | { name: 'actOnDue' }

export type CommandName = Command['name']

/** What the reloaded issue says; recording is a pure function of it and of the policy in force. */
export interface RecordIncident {
  name: 'recordIncident'
  issueId: IssueId
  projectId: ProjectId
  requestTypeId: string | null
  /** JSM organisations that the request is shared with, or else the reporter's. */
  organizationIds: string[]
  /** Summary and description as plain text, for rules that look for words. */
  text: string
  channel: Channel
  createdAt: Instant
  reporter: Reporter
  assignee: PersonRef | null
  /** The create panel's answers, already checked against the enums; null: nobody chose. */
  answers: { impact: Impact; urgency: Urgency } | null
}

export interface NewEvidenceItem {
  kind: EvidenceKind
  what: string
  why: string
  answerBy: Instant | null
}

/** A file is on the request already when it is named here; name, size and SHA-256 as the server read them. */
export type EvidenceAnswer =
  | { kind: 'text'; text: string }
  | { kind: 'file'; attachmentId: string; fileName: string; sizeBytes: number; sha256: string }
  | { kind: 'notPossible'; reason: string }

/** `charge`: asked of the reporter; `textHash` is of the words that they approve (`chargeText`). */
export type ScopeDecision =
  | { kind: 'in' }
  | { kind: 'goodwill' }
  | { kind: 'charge'; charge: Charge; textHash: string }
  | { kind: 'returned'; reason: string }

export interface HandOffPacket {
  seen: string
  tried: string
  ruledOut: string
  neededNext: string
}

export const DECLINE_WHYS = ['stillHappens', 'differentProblem', 'notTested', 'other'] as const
export type DeclineWhy = (typeof DECLINE_WHYS)[number]

/** What Jira says happened beside us; each is reloaded before it counts. */
export type JiraChange =
  | { kind: 'agentReplied'; at: Instant; by: PersonRef; commentId: string }
  | { kind: 'customerWrote'; at: Instant; by: PersonRef | null; commentId: string }
  | { kind: 'customerAttached'; at: Instant; by: PersonRef | null; attachmentId: string }
  | { kind: 'statusMoved'; at: Instant; toStatusId: string }
  | { kind: 'assigneeChanged'; at: Instant; assignee: PersonRef | null }
  | { kind: 'reporterChanged'; at: Instant; reporter: Reporter }
  | { kind: 'moved'; at: Instant; projectId: ProjectId }
  | { kind: 'issueDeleted'; at: Instant }

/** Commands that a person gives; the rest are the app's own. */
export type PersonCommandName = Exclude<CommandName, 'recordIncident' | 'noteJiraChange' | 'actOnDue'>
