import { defaultPolicy } from '../../src/domain/policy/default-policy'
import { parseIssueId, parseProjectId, personRef } from '../../src/domain/ids'
import type { IssueId, PersonRef, ProjectId } from '../../src/domain/ids'
import type { Command, EvidenceAnswer, HandOffPacket, NewEvidenceItem, RecordIncident, ScopeDecision } from '../../src/domain/incident/commands'
import type { Charge, SessionTerms } from '../../src/domain/incident/state'
import type { Who } from '../../src/domain/incident/who'
import { ROLES } from '../../src/domain/policy/policy'
import type { Policy, Role, Severity } from '../../src/domain/policy/policy'
import { DAY_MS, MINUTE_MS } from '../../src/domain/time'
import type { Instant } from '../../src/domain/time'

/** People, policy and commands as tests name them; one incident of 24 Nov 2026, created at 07:50 UTC. */

const must = <T>(value: T | null): T => {
  if (value === null) throw new Error('A builder was given a malformed id')
  return value
}

export const issueId = (digits: string): IssueId => must(parseIssueId(digits))
export const projectId = (digits: string): ProjectId => must(parseProjectId(digits))

export const ISSUE = issueId('10142')
export const PROJECT = projectId('10000')
export const REQUEST_TYPE = '31'
/** Starts at Tier II by `policy()`. */
export const TIER_TWO_REQUEST_TYPE = '32'
export const CREATED_AT: Instant = Date.UTC(2026, 10, 24, 7, 50)

export const STATUS_IDS = { waitingForSupport: '1', waitingForCustomer: '2', escalated: '3', closed: '4' } as const

/**
 * The default rules, with the project of the tests switched on the day before. No escalation rules: a test that is about
 * them takes `defaultPolicy`'s own.
 */
export const policy = (overrides: Partial<Policy> = {}): Policy => ({
  ...defaultPolicy(CREATED_AT - DAY_MS),
  version: 2,
  startAtTierTwo: [TIER_TWO_REQUEST_TYPE],
  escalationRules: [],
  projects: {
    [PROJECT]: { on: true, requestTypeIds: [REQUEST_TYPE, TIER_TWO_REQUEST_TYPE], statusMap: { ...STATUS_IDS }, offSpans: [] },
  },
  ...overrides,
})

const person = (name: string): PersonRef => personRef(`person-${name}`)

export const PEOPLE = {
  reporter: person('reporter'),
  participant: person('participant'),
  member: person('member'),
  tierOne: person('tier-one'),
  tierTwo: person('tier-two'),
  consultant: person('consultant'),
  lead: person('lead'),
  agent: person('agent'),
  higher: person('higher'),
} as const

const desk = (ref: PersonRef, ...roles: Role[]): Who => ({ side: 'desk', person: ref, roles: new Set(roles) })

export const APP: Who = { side: 'app' }
export const REPORTER: Who = { side: 'customer', person: PEOPLE.reporter, role: 'reporter' }
export const PARTICIPANT: Who = { side: 'customer', person: PEOPLE.participant, role: 'participant' }
export const MEMBER: Who = { side: 'customer', person: PEOPLE.member, role: 'member' }
export const TIER_ONE = desk(PEOPLE.tierOne, 'tierI')
export const TIER_TWO = desk(PEOPLE.tierTwo, 'tierII')
export const CONSULTANT = desk(PEOPLE.consultant, 'consultant')
export const LEAD = desk(PEOPLE.lead, 'lead')
export const HIGHER = desk(PEOPLE.higher, 'higherLevel')
/** An agent with no role at all. */
export const AGENT = desk(PEOPLE.agent)
/** As the app authorises an agent where no group is set: every role. */
export const EVERY_ROLE = desk(PEOPLE.agent, ...ROLES)

export const EVERYBODY: readonly Who[] = [
  APP, REPORTER, PARTICIPANT, MEMBER, TIER_ONE, TIER_TWO, CONSULTANT, LEAD, HIGHER, AGENT, EVERY_ROLE,
]

export const PACKET: HandOffPacket = { seen: 'ORA-00060 in the log', tried: 'Restart', ruledOut: 'Disk', neededNext: 'A look at the locks' }
export const HASH = 'a'.repeat(64)

export const recordIncident = (overrides: Partial<Omit<RecordIncident, 'name'>> = {}): RecordIncident => ({
  name: 'recordIncident',
  issueId: ISSUE,
  projectId: PROJECT,
  requestTypeId: REQUEST_TYPE,
  organizationIds: [],
  text: 'Payroll export fails. It stops at row 4,000.',
  channel: 'portal',
  createdAt: CREATED_AT,
  reporter: { person: PEOPLE.reporter, eligible: true, timeZone: 'Europe/Berlin' },
  assignee: null,
  answers: { impact: 'several', urgency: 'high' },
  ...overrides,
})

export const ITEM: NewEvidenceItem = { kind: 'logs', what: 'Application log', why: 'It shows the call that fails.', answerBy: null }
export const CHARGE: Charge = { amount: '120.00 EUR', for: 'A visit on site' }
export const FILE: EvidenceAnswer = { kind: 'file', attachmentId: '900', fileName: 'app.log', sizeBytes: 2_400_000, sha256: 'c'.repeat(64) }
/** As a session stands in the record; ids of tests that make one by hand. */
export const TERMS: SessionTerms = {
  id: 's1',
  tool: 'UltraVNC',
  purpose: 'to see the error on your screen',
  may: 'see your screen, use mouse and keyboard',
  technician: PEOPLE.tierOne,
  who: 'a Tier I specialist',
  approver: PEOPLE.reporter,
  text: 'Who: a Tier I specialist, with UltraVNC',
  textHash: HASH,
}
/** Minutes after creation, as `minute` of given-when-then. */
const at = (minutes: number): Instant => CREATED_AT + minutes * MINUTE_MS

/** Well-formed commands, by name; what a test does not say is filled in. */
export const command = {
  assessSeverity: (impact: 'everyone' | 'several' | 'justMe', urgency: 'low' | 'medium' | 'high'): Command => ({ name: 'assessSeverity', impact, urgency }),
  take: (): Command => ({ name: 'take' }),
  investigate: (kind: 'preliminary' | 'full' = 'preliminary', text = 'The export stops at row 4,000.'): Command => ({ name: 'recordInvestigation', kind, text }),
  handToDesk: (): Command => ({ name: 'handToDesk' }),
  diagnose: (kind: 'automatic' | 'manual' = 'manual', customerText = ''): Command => ({ name: 'addDiagnosis', kind, text: 'A lock is never released.', customerText }),
  remediate: (kind: 'automatic' | 'manual' = 'manual', outcome: 'worked' | 'partly' | 'failed' = 'worked'): Command => ({ name: 'recordRemediation', kind, text: 'Killed the session.', outcome }),
  transfer: (to: 'I' | 'II' = 'II', reason = 'database expertise is needed', customerReason = ''): Command => ({ name: 'transferTier', to, reason, customerReason, packet: PACKET }),
  override: (severity: Severity, reason = 'A board meeting depends on it.'): Command => ({ name: 'overrideSeverity', severity, reason }),
  ask: (...items: Partial<NewEvidenceItem>[]): Command => ({ name: 'askEvidence', items: (items.length === 0 ? [{}] : items).map((item) => ({ ...ITEM, ...item })) }),
  answer: (itemId: string, answer: EvidenceAnswer = { kind: 'text', text: 'It says ORA-00060.' }): Command => ({ name: 'answerEvidence', itemId, answer }),
  withdrawItem: (itemId: string): Command => ({ name: 'withdrawEvidence', itemId }),
  stillMissing: (): Command => ({ name: 'stillMissing' }),
  /** Answer and end as minutes after creation. */
  askSession: (answerBy: number, expiresAt: number, tool: string = TERMS.tool, textHash = HASH): Command => ({
    name: 'askSession', tool, purpose: TERMS.purpose, may: TERMS.may, answerBy: at(answerBy), expiresAt: at(expiresAt), text: TERMS.text, textHash,
  }),
  withdrawSession: (): Command => ({ name: 'withdrawSession' }),
  approve: (textHash = HASH): Command => ({ name: 'approveSession', textHash }),
  declineSession: (reason = 'Not on this computer.'): Command => ({ name: 'declineSession', reason }),
  revoke: (): Command => ({ name: 'revokeSession' }),
  start: (): Command => ({ name: 'startSession' }),
  end: (): Command => ({ name: 'endSession' }),
  question: (reason = "Payroll isn't in the contract."): Command => ({ name: 'questionScope', reason }),
  decide: (decision: ScopeDecision): Command => ({ name: 'decideScope', decision }),
  charge: (charge = CHARGE, textHash = HASH): Command => ({ name: 'decideScope', decision: { kind: 'charge', charge, textHash } }),
  accept: (textHash = HASH): Command => ({ name: 'acceptCharge', textHash }),
  declineCharge: (reason = 'Too much.'): Command => ({ name: 'declineCharge', reason }),
  escalate: (reason = 'The whole plant stands still.'): Command => ({ name: 'escalate', reason }),
  returnEscalation: (reason = 'The vendor has it now.'): Command => ({ name: 'returnEscalation', reason }),
  closeWithinDesk: (customerCanAgree = false): Command => ({ name: 'closeWithinDesk', customerCanAgree }),
  reopen: (reason = 'It stops again, at row 4,001.'): Command => ({ name: 'reopen', reason }),
  propose: (text = 'The export runs again.', textHash = HASH): Command => ({ name: 'proposeClosure', as: 'resolved', text, textHash }),
  agree: (textHash = HASH): Command => ({ name: 'agreeClosure', textHash }),
  decline: (why: 'stillHappens' | 'differentProblem' | 'notTested' | 'other' = 'stillHappens', text = ''): Command => ({ name: 'declineClosure', why, text }),
  withdraw: (): Command => ({ name: 'withdrawProposal' }),
  noLonger: (text = 'It works again.'): Command => ({ name: 'sayNoLongerAnIssue', text }),
  agreeNoLonger: (): Command => ({ name: 'agreeNoLonger' }),
  declineNoLonger: (reason = 'We still see errors on our side.'): Command => ({ name: 'declineNoLonger', reason }),
  actOnDue: (): Command => ({ name: 'actOnDue' }),
} as const
