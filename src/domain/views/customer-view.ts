import type { IncidentNumber, IssueId } from '../ids'
import type { Charge, ProposalKind } from '../incident/state'
import type { Severity, Tier } from '../policy/policy'
import type { Instant } from '../time'
import type { ClockFacts } from './clock-view'
import type { Asked, CustomerActor } from './reader'

export type CustomerCommandName =
  | 'agreeClosure' | 'declineClosure' | 'sayNoLongerAnIssue' | 'withdrawProposal' | 'answerEvidence' | 'approveSession'
  | 'declineSession' | 'revokeSession' | 'acceptCharge' | 'declineCharge' | 'reopen'
export type CustomerOffer = { ok: true } | { ok: false; text: string }

/** Class C of security.md section 4, built field by field: nothing internal is ever part of it. */
export interface CustomerView {
  issueId: IssueId
  number: IncidentNumber
  /** The severity's word for customers: Critical, High, Medium, Low; `severity` only picks the chip's weight. */
  severity: Severity
  severityWord: string
  assessed: boolean
  tier: Tier
  /** `reporter`: theirs, as a member of the organisation reads it. */
  turn: 'us' | Asked
  /** Whom the desk asks: who reads this, or, where they only read along, the reporter. */
  asked: Asked
  /** "Our Tier II specialists have it". */
  whoHasIt: string
  scope:
    | { kind: 'covered' }
    | { kind: 'goodwill' }
    | { kind: 'checking' }
    | { kind: 'waitingForAnswer' }
    | { kind: 'charged'; charge: Charge }
    | { kind: 'notCovered'; reason: string }
  /** First answer and working again; no hold clocks. The steps' words are the customer's. */
  clocks: ClockFacts[]
  closure:
    | { kind: 'none' }
    /** Asked of whom `asked` says. */
    | { kind: 'askedOfYou'; as: ProposalKind; text: string; textHash: string; tier: Tier; at: Instant }
    /** That it is no longer an issue, on the customer's side; `by`: who, as the reader is told. */
    | { kind: 'saidByYou'; by: CustomerActor; words: string; at: Instant }
    /** `reopenUntil`: null where the time to open it again is over. */
    | { kind: 'closed'; at: Instant; how: 'together' | 'withinDesk'; reopenUntil: Instant | null }
  /** Evidence asked, in the order of screens.md 5.2; done ones last. Names of staff never stand in it. */
  evidence: (
    | { id: string; what: string; why: string; state: 'open'; answerBy: Instant | null; askedAt: Instant }
    | { id: string; what: string; state: 'answered' | 'notPossible' | 'withdrawn'; at: Instant; fileName: string | null; sizeBytes: number | null; sha256: string | null }
  )[]
  session:
    | { kind: 'none' }
    | { kind: 'asked'; who: string; tool: string; purpose: string; may: string; text: string; textHash: string; answerBy: Instant; expiresAt: Instant }
    | { kind: 'approved'; tool: string; at: Instant; expiresAt: Instant }
    | { kind: 'running'; tool: string; startedAt: Instant; expiresAt: Instant }
    | { kind: 'ended'; tool: string; how: 'declined' | 'notAnswered' | 'notStarted' | 'timeOver' | 'withdrawn' | 'takenBack' | 'revoked' | 'done'; at: Instant }
  charge: { charge: Charge; text: string; textHash: string; at: Instant } | null
  escalated: boolean
  offers: Record<CustomerCommandName, CustomerOffer>
  /** Newest first; public milestones in the customer's words. */
  happened: { at: Instant; text: string }[]
  agreements: { at: Instant; what: string; text: string }[]
}
