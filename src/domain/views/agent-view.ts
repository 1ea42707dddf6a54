import type { DeclineWhy, HandOffPacket, PersonCommandName } from '../incident/commands'
import type { IncidentNumber, IssueId, PersonRef } from '../ids'
import type { Refusal } from '../incident/refusal'
import type { Channel, Charge, EvidenceItem, Outcome, ProposalKind, RemoteSession, Stage } from '../incident/state'
import type { Impact, Severity, Tier, Urgency } from '../policy/policy'
import type { Instant } from '../time'
import type { ClockFacts } from './clock-view'

/** A person as agents' screens show one; names are resolved by the screen from `accountId`. */
export interface PersonFact {
  ref: PersonRef
  accountId: string | null
}

export type Offer = { ok: true } | { ok: false; refusal: Refusal; text: string; wayOut: PersonCommandName | null }
export type Offers = Record<PersonCommandName, Offer>

/** What the panel says first: one sentence, why, and the first button. */
export interface NextStep {
  kind:
    | 'recordInvestigation' | 'handToDesk' | 'addInvestigation' | 'addDiagnosis' | 'recordRemediation'
    | 'assessSeverity' | 'take' | 'withdrawProposal' | 'answerNoLonger' | 'proposeClosure' | 'closed'
    | 'remind' | 'stillMissing' | 'withdrawSession' | 'startSession' | 'endSession' | 'decideScope' | 'decideAgain' | 'closeWithinDesk' | 'returnEscalation'
  title: string
  why: string
  /** What the customer said to the last proposal, where they declined it and nothing was proposed since, e.g. "The customer says: it still happens." */
  declined: string | null
  /** The commands to offer as buttons, the first one primary; only those that `offers` allows, or whose refusal has a way out. */
  commands: PersonCommandName[]
}

export interface AgentView {
  issueId: IssueId
  number: IncidentNumber
  channel: Channel
  severity: {
    kind: 'notAssessed' | 'derived' | 'overridden'
    severity: Severity
    impact: Impact | null
    urgency: Urgency | null
    reason: string | null
  }
  stage: Stage
  tier: Tier
  tierSince: Instant
  transferCount: number
  assignee: PersonRef | null
  /** `reason`: why it is to be decided or was returned; `charge`: asked or accepted. */
  scope: { kind: 'in' | 'toDecide' | 'goodwill' | 'chargeAsked' | 'chargeAccepted' | 'returned'; reason: string | null; charge: Charge | null; at: Instant | null }
  escalation: { kind: 'none' } | { kind: 'raised'; reason: string; at: Instant } | { kind: 'returned'; reason: string; at: Instant }
  /** In the order they were asked; `answerText`: what was written in answer, or why it is not possible. */
  evidence: (EvidenceItem & { answerText: string | null })[]
  /** The customer wrote since the last ask, so that "Still missing" has a meaning. */
  customerWroteSince: boolean
  session: RemoteSession
  turn: 'us' | 'them'
  closure:
    | { kind: 'none' }
    | { kind: 'proposedByDesk'; as: ProposalKind; text: string; by: PersonRef; at: Instant }
    | { kind: 'proposedByCustomer'; words: string; at: Instant }
    | { kind: 'closed'; at: Instant; how: 'customerAgreed' | 'noLongerAnIssue' | 'withinDesk' }
  reopenedCount: number
  reporterEligible: boolean
  statusLeftAlone: boolean
  clocks: ClockFacts[]
  nextStep: NextStep
  offers: Offers
  /** Oldest first; texts included. */
  investigations: { kind: 'preliminary' | 'full'; by: PersonRef | null; at: Instant; text: string }[]
  diagnoses: { kind: 'automatic' | 'manual'; by: PersonRef | null; at: Instant; text: string; customerText: string }[]
  remediations: { kind: 'automatic' | 'manual'; by: PersonRef | null; at: Instant; text: string; outcome: Outcome }[]
  transfers: { from: Tier; to: Tier; at: Instant; by: PersonRef | null; reason: string; packet: HandOffPacket }[]
  /** Newest first. */
  history: HistoryLine[]
  /** Which revision this is; a screen that sends it back learns what moved on in between. */
  revision: number
}

export interface HistoryLine {
  at: Instant
  by: PersonRef | null
  kind: 'record' | 'severity' | 'work' | 'tier' | 'closure' | 'customer' | 'clock' | 'jira' | 'evidence' | 'session' | 'scope' | 'escalation'
  /** A clock's warning, which the clocks themselves show: a short list leaves it out, so that it hides no step. */
  isWarning: boolean
  /** A finished sentence, e.g. "Manual diagnosis added". */
  text: string
  /** The words behind it (an investigation's text, a reason), where there are any. */
  detail: string | null
}

export type { DeclineWhy }
