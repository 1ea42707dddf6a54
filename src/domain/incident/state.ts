import type { IncidentNumber, IssueId, PersonRef, ProjectId } from '../ids'
import type { Impact, Severity, Tier, Urgency } from '../policy/policy'
import type { Instant, Span } from '../time'

/**
 * An incident is the product of small machines (process.md "States"). Each is a union that carries only what that
 * state has. The whole is the snapshot that one KVS row holds: facts, never accumulated figures; long texts stay
 * in history, except the one that somebody is asked to agree to now.
 */
export interface Incident {
  schema: 1
  issueId: IssueId
  projectId: ProjectId
  /** Since when it has been in that project: its creation, or its last move. */
  projectSince: Instant
  number: IncidentNumber
  channel: Channel
  requestTypeId: string | null
  /** JSM organisations of the request, as they stood at recording: facts for contracts and rules. */
  organizationIds: string[]
  /** Summary and description as they stood at recording, cut to `RULE_TEXT_MAX_BYTES`: what rules look for words in. */
  ruleText: string
  /** Creation of the Jira issue: clocks start here. */
  createdAt: Instant
  recordedAt: Instant
  /** How many events made this state; events run 1..n. */
  eventCount: number
  /** How many history rows (one a command) there are; compare-and-set runs on it. */
  revision: number
  reporter: Reporter
  severity: SeverityState
  stage: Stage
  /** Since when each tier has had it, in order; the last one is open until closure. */
  stays: TierStay[]
  assignee: PersonRef | null
  escalation: Escalation
  scope: Scope
  asks: Asks
  session: RemoteSession
  closure: Closure
  /** What stops clocks; several may overlap. A declined proposal's hold is taken out again. */
  holds: Hold[]
  firstResponseMetAt: Instant | null
  /** Cycles of the restore clock: the first from createdAt, one more a reopening. */
  cycles: Cycle[]
  /** The severities that goals followed, in order; the first from createdAt. */
  severityChanges: { at: Instant; severity: Severity; policyVersion: number }[]
  /** Thresholds that have acted: a threshold acts once a cycle. */
  fired: FiredThreshold[]
  /** Ids of escalation rules that have acted: a rule acts once an incident. */
  rulesFired: string[]
  work: WorkRecord
  jira: JiraFacts
}

export const CHANNELS = ['portal', 'email', 'phone', 'automatic'] as const
export type Channel = (typeof CHANNELS)[number]

/** `eligible`: may agree or consent, i.e. a person without agent rights on the project. */
export interface Reporter {
  person: PersonRef | null
  eligible: boolean
  /** IANA zone for the times in comments; null: UTC. */
  timeZone: string | null
}

export type SeverityState =
  | { kind: 'notAssessed'; severity: Severity }
  | { kind: 'derived'; impact: Impact; urgency: Urgency; severity: Severity; policyVersion: number }
  | {
      kind: 'overridden'
      severity: Severity
      by: PersonRef
      reason: string
      at: Instant
      /** What the matrix gives; null where it was never assessed. */
      derived: { impact: Impact; urgency: Urgency; severity: Severity; policyVersion: number } | null
    }

export type Stage = 'recorded' | 'reviewed' | 'withDesk' | 'diagnosed'

export interface TierStay extends Span {
  tier: Tier
}

export type Escalation =
  | { kind: 'none' }
  | { kind: 'raised'; by: PersonRef | null; at: Instant; reason: string }
  | { kind: 'returned'; at: Instant; reason: string }

export interface Charge {
  /** Exact decimal text with ISO 4217 code, e.g. `120.00 EUR`; never a float. */
  amount: string
  for: string
}

export type Scope =
  | { kind: 'in' }
  | { kind: 'toDecide'; reason: string; at: Instant }
  | { kind: 'goodwill' }
  | { kind: 'chargeAsked'; charge: Charge; approver: PersonRef; textHash: string; at: Instant }
  | { kind: 'chargeAccepted'; charge: Charge; at: Instant }
  | { kind: 'returned'; reason: string; at: Instant }

export const EVIDENCE_KINDS = ['logs', 'database', 'other'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

export type EvidenceItem = {
  id: string
  kind: EvidenceKind
  what: string
  why: string
  askedAt: Instant
} & (
  /** `reminded`: its date has passed and both sides were told, once. */
  | { state: 'open'; answerBy: Instant | null; reminded: boolean }
  | { state: 'answered'; at: Instant; by: PersonRef; with: 'text' }
  /** The file stands on the request; its hash and size never change (I16). */
  | { state: 'answered'; at: Instant; by: PersonRef; with: 'file'; attachmentId: string; fileName: string; sizeBytes: number; sha256: string }
  | { state: 'notPossible'; at: Instant; by: PersonRef; reason: string }
  | { state: 'withdrawn'; at: Instant }
)

/** Whose turn it is while something is asked; follows from process.md's clock table, never set by hand. */
export interface Asks {
  items: EvidenceItem[]
  turn: 'us' | 'them'
  /** Files whose coming made it ours, and nothing else did: one that then turns out to be an answer was no message. */
  wokenBy?: string[] | undefined
}

export interface SessionTerms {
  id: string
  tool: string
  purpose: string
  /** What the technician may do, e.g. `See your screen, use mouse and keyboard; no file transfer`. */
  may: string
  technician: PersonRef
  /** The technician as a customer may know one, e.g. `a Tier II specialist`: the text's own words (`technicianWords`). */
  who: string
  approver: PersonRef
  /** The words the customer approves, with expiry, and their SHA-256. */
  text: string
  textHash: string
}

export type RemoteSession =
  | { kind: 'none' }
  | { kind: 'asked'; terms: SessionTerms; answerBy: Instant; expiresAt: Instant }
  | { kind: 'approved'; terms: SessionTerms; at: Instant; expiresAt: Instant }
  | { kind: 'running'; terms: SessionTerms; startedAt: Instant; expiresAt: Instant }
  | { kind: 'ended'; terms: SessionTerms; how: SessionEnd; was: 'asked' | 'approved' | 'running'; at: Instant }

/** `expired`: not answered, not started or not ended in time; `was` tells which. */
export const SESSION_ENDS = ['declined', 'expired', 'withdrawn', 'revoked', 'done'] as const
export type SessionEnd = (typeof SESSION_ENDS)[number]

export type ProposalKind = 'answered' | 'resolved'

export type Closure =
  | { kind: 'none' }
  | { kind: 'proposedByDesk'; as: ProposalKind; text: string; textHash: string; by: PersonRef; byLead: boolean; tier: Tier; at: Instant }
  | { kind: 'proposedByCustomer'; by: PersonRef; words: string; at: Instant }
  /** `noticeGiven`: whoever wrote on it was told, once, how to open it again. */
  | { kind: 'closed'; at: Instant; proposedAt: Instant; agreement: Agreement; noticeGiven: boolean }

/** Two accounts, one of each side; or two of the desk where no customer can agree (I3). */
export type Agreement =
  | { kind: 'customerAgreed'; as: ProposalKind; proposer: PersonRef; agreed: PersonRef }
  | { kind: 'noLongerAnIssue'; proposer: PersonRef; agreed: PersonRef }
  | { kind: 'withinDesk'; as: ProposalKind; proposer: PersonRef; agreed: PersonRef }

/** What the customer is waited for. */
export const ASK_KINDS = [...EVIDENCE_KINDS, 'session', 'charge'] as const
export type AskKind = (typeof ASK_KINDS)[number]

/** A reason why clocks stand still. `asks`: restore and hold; `scope`: all; `proposal`: restore and hold; `projectOff`: all. */
export interface Hold extends Span {
  kind: 'asks' | 'scope' | 'proposal' | 'projectOff'
  /** What is waited for, in the desk's words, e.g. `Evidence asked: application log`. */
  why: string
  /** `asks`: the kind of what was open then, `other` where it was of several; else null. */
  waitsFor: AskKind | null
}

export interface Cycle extends Span {
  /** 1, 2, ... */
  number: number
}

export type ThresholdKind = 'warn' | 'atRisk' | 'breach'
export interface FiredThreshold {
  /** `firstResponse`, `restore`, `holdI`, `holdII`. */
  metric: 'firstResponse' | 'restore' | 'holdI' | 'holdII'
  cycle: number
  kind: ThresholdKind
  /** Share of the goal for `warn`; 0 otherwise. */
  percent: number
}

/** What stands in the record, as facts; the words are in the history rows named by `revision`. */
export interface WorkRecord {
  investigations: { kind: 'preliminary' | 'full'; by: PersonRef; at: Instant; revision: number }[]
  diagnoses: { kind: 'automatic' | 'manual'; by: PersonRef | null; at: Instant; revision: number }[]
  remediations: { kind: 'automatic' | 'manual'; by: PersonRef | null; at: Instant; outcome: Outcome; revision: number }[]
}
export const OUTCOMES = ['worked', 'partly', 'failed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What Jira did beside us, as far as rules need it. */
export interface JiraFacts {
  /** Instants at which a status was put back, within the last ten minutes of the newest. */
  statusPutBackAt: Instant[]
  /** Somebody keeps moving it: left alone, and said so on panel and health page. */
  statusLeftAlone: boolean
  /** The newest comments and files that were noted, so that an event delivered twice counts once; bounded. */
  notedIds: string[]
  deleted: boolean
}

/** The tier that has the incident. */
export const tierOf = (incident: Incident): Tier => incident.stays[incident.stays.length - 1]?.tier ?? 'I'
/** How often it changed tier; a reopened incident stays where it was. */
export const transferCount = ({ stays }: Incident): number =>
  stays.filter((stay, index) => index > 0 && stay.tier !== stays[index - 1]?.tier).length
/** How often it was opened again. */
export const reopenedCount = ({ cycles }: Incident): number => Math.max(0, cycles.length - 1)
export const isClosed = (incident: Incident): boolean => incident.closure.kind === 'closed'
/**
 * The instant at which it was closed for the first time, also where it was opened again since; null: never. Two stays of
 * one tier in a row are a reopening: nothing else keeps the tier.
 */
export const firstClosedAt = ({ stays, closure }: Incident): Instant | null => {
  const before = stays.find((stay, index) => stays[index + 1]?.tier === stay.tier)
  if (before !== undefined) return before.to
  return closure.kind === 'closed' ? closure.at : null
}
