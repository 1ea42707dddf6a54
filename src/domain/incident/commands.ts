import type { IssueId, PersonRef, ProjectId } from '../ids'
import type { Impact, Tier, Urgency } from '../policy/policy'
import type { Instant } from '../time'
import type { Channel, Outcome, ProposalKind, Reporter } from './state'

/** Orders that people and the app give. Texts are trimmed and bounded by the input schemas of `src/api`. */
export type Command =
  | RecordIncident
  | { name: 'assessSeverity'; impact: Impact; urgency: Urgency }
  | { name: 'take' }
  | { name: 'recordInvestigation'; kind: 'preliminary' | 'full'; text: string }
  | { name: 'handToDesk' }
  | { name: 'addDiagnosis'; kind: 'automatic' | 'manual'; text: string; customerText: string }
  | { name: 'recordRemediation'; kind: 'automatic' | 'manual'; text: string; outcome: Outcome }
  | { name: 'transferTier'; to: Tier; reason: string; customerReason: string; packet: HandOffPacket }
  | { name: 'proposeClosure'; as: ProposalKind; text: string; textHash: string }
  | { name: 'agreeClosure'; textHash: string }
  | { name: 'declineClosure'; why: DeclineWhy; text: string }
  | { name: 'withdrawProposal' }
  | { name: 'sayNoLongerAnIssue'; text: string }
  | { name: 'agreeNoLonger' }
  | { name: 'declineNoLonger'; reason: string }
  | { name: 'noteJiraChange'; change: JiraChange }
  | { name: 'actOnDue' }

export type CommandName = Command['name']

/** What the reloaded issue says; recording is a pure function of it and of the policy in force. */
export interface RecordIncident {
  name: 'recordIncident'
  issueId: IssueId
  projectId: ProjectId
  requestTypeId: string | null
  channel: Channel
  createdAt: Instant
  reporter: Reporter
  assignee: PersonRef | null
  /** The create panel's answers, already checked against the enums; null: nobody chose. */
  answers: { impact: Impact; urgency: Urgency } | null
}

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
  | { kind: 'issueDeleted'; at: Instant }

/** Commands that a person gives; the rest are the app's own. */
export type PersonCommandName = Exclude<CommandName, 'recordIncident' | 'noteJiraChange' | 'actOnDue'>
