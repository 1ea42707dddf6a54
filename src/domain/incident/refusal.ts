import type { Role, Tier } from '../policy/policy'
import type { Instant, Millis } from '../time'
import type { PersonCommandName } from './commands'

/** Why a command may not be given now; each carries what its words need. One table gives each its text (`refusal-words.ts`). */
export type Refusal =
  | { code: 'NotFound' }
  | { code: 'NotTracked' }
  | { code: 'AlreadyRecorded' }
  | { code: 'IncidentClosed'; closedAt: Instant }
  | { code: 'OnlyRole'; roles: Role[] }
  | { code: 'NotOwningTier'; tier: Tier }
  | { code: 'OnlyCustomer' }
  | { code: 'OnlyDesk' }
  | { code: 'MayOnlyRead' }
  | { code: 'AlreadyYours' }
  | { code: 'SameSeverity' }
  | { code: 'NotReviewed' }
  | { code: 'AlreadyWithDesk' }
  | { code: 'NotWithDesk' }
  | { code: 'NotDiagnosed' }
  | { code: 'InvestigationMissing'; kind: 'any' | 'consultant'; for: 'transfer' | 'diagnosis' | 'remediation' }
  | { code: 'SameTier'; tier: Tier }
  | { code: 'ClosureAlreadyProposed'; side: 'desk' | 'customer'; at: Instant }
  | { code: 'NoProposal' }
  | { code: 'ProposalOfOtherSide'; side: 'desk' | 'customer' }
  | { code: 'NotYourProposal' }
  /** An agreement needs two accounts (I3). */
  | { code: 'OwnProposal' }
  /** A command of the app itself, given by a person. */
  | { code: 'OnlyApp' }
  | { code: 'ProposalChanged' }
  | { code: 'SessionRunning' }
  | { code: 'SameAsDerived' }
  | { code: 'NothingAsked' }
  | { code: 'ItemNotOpen' }
  /** More would be open than one customer can oversee, or one row can hold. */
  | { code: 'TooManyAsked'; most: number }
  | { code: 'TooLong'; field: string }
  | { code: 'DatePassed'; field: string }
  | { code: 'ToolNotListed'; tools: string[] }
  | { code: 'SessionOpen' }
  | { code: 'NoSession' }
  | { code: 'SessionNotApproved' }
  | { code: 'SessionExpired'; at: Instant; tool: string }
  | { code: 'SessionTextChanged' }
  | { code: 'SessionTooLong'; mostMs: Millis }
  | { code: 'OnlyApprover' }
  | { code: 'OnlyTechnician' }
  | { code: 'ReporterNotEligible'; for: 'session' | 'charge' }
  | { code: 'CustomerCanAgree' }
  | { code: 'NeedsALead' }
  | { code: 'NotClosed' }
  | { code: 'ReopenTooLate'; until: Instant }
  | { code: 'ScopeAlreadyOpen' }
  | { code: 'ScopeNotOpen' }
  | { code: 'NoCharge' }
  | { code: 'ChargeChanged' }
  | { code: 'AlreadyEscalated' }
  | { code: 'NotEscalated' }
  | { code: 'ScopeOpen' }
  | { code: 'TextMissing'; field: string }
  | { code: 'NothingToDo' }

export type RefusalCode = Refusal['code']

/** The words of a refusal: what happened, why, and what to do next; `wayOut` names the command that would clear it. */
export interface RefusalWords {
  text: string
  wayOut: PersonCommandName | null
}
