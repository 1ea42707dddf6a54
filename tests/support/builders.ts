import { defaultPolicy } from '../../src/domain/policy/default-policy'
import { parseIssueId, parseProjectId, personRef } from '../../src/domain/ids'
import type { IssueId, PersonRef, ProjectId } from '../../src/domain/ids'
import type { Command, HandOffPacket, RecordIncident } from '../../src/domain/incident/commands'
import type { Who } from '../../src/domain/incident/who'
import { ROLES } from '../../src/domain/policy/policy'
import type { Policy, Role } from '../../src/domain/policy/policy'
import { DAY_MS } from '../../src/domain/time'
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

/** The default rules, with the project of the tests switched on the day before. */
export const policy = (overrides: Partial<Policy> = {}): Policy => ({
  ...defaultPolicy(CREATED_AT - DAY_MS),
  version: 2,
  startAtTierTwo: [TIER_TWO_REQUEST_TYPE],
  projects: {
    [PROJECT]: { on: true, requestTypeIds: [REQUEST_TYPE, TIER_TWO_REQUEST_TYPE], statusMap: { ...STATUS_IDS } },
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
/** An agent with no role at all. */
export const AGENT = desk(PEOPLE.agent)
/** As the app authorises an agent where no group is set: every role. */
export const EVERY_ROLE = desk(PEOPLE.agent, ...ROLES)

export const EVERYBODY: readonly Who[] = [
  APP, REPORTER, PARTICIPANT, MEMBER, TIER_ONE, TIER_TWO, CONSULTANT, LEAD, AGENT, EVERY_ROLE,
]

export const PACKET: HandOffPacket = { seen: 'ORA-00060 in the log', tried: 'Restart', ruledOut: 'Disk', neededNext: 'A look at the locks' }
export const HASH = 'a'.repeat(64)

export const recordIncident = (overrides: Partial<Omit<RecordIncident, 'name'>> = {}): RecordIncident => ({
  name: 'recordIncident',
  issueId: ISSUE,
  projectId: PROJECT,
  requestTypeId: REQUEST_TYPE,
  channel: 'portal',
  createdAt: CREATED_AT,
  reporter: { person: PEOPLE.reporter, eligible: true, timeZone: 'Europe/Berlin' },
  assignee: null,
  answers: { impact: 'several', urgency: 'high' },
  ...overrides,
})

/** Well-formed commands, by name; what a test does not say is filled in. */
export const command = {
  assessSeverity: (impact: 'everyone' | 'several' | 'justMe', urgency: 'low' | 'medium' | 'high'): Command => ({ name: 'assessSeverity', impact, urgency }),
  take: (): Command => ({ name: 'take' }),
  investigate: (kind: 'preliminary' | 'full' = 'preliminary', text = 'The export stops at row 4,000.'): Command => ({ name: 'recordInvestigation', kind, text }),
  handToDesk: (): Command => ({ name: 'handToDesk' }),
  diagnose: (kind: 'automatic' | 'manual' = 'manual', customerText = ''): Command => ({ name: 'addDiagnosis', kind, text: 'A lock is never released.', customerText }),
  remediate: (kind: 'automatic' | 'manual' = 'manual', outcome: 'worked' | 'partly' | 'failed' = 'worked'): Command => ({ name: 'recordRemediation', kind, text: 'Killed the session.', outcome }),
  transfer: (to: 'I' | 'II' = 'II', reason = 'database expertise is needed', customerReason = ''): Command => ({ name: 'transferTier', to, reason, customerReason, packet: PACKET }),
  propose: (text = 'The export runs again.', textHash = HASH): Command => ({ name: 'proposeClosure', as: 'resolved', text, textHash }),
  agree: (textHash = HASH): Command => ({ name: 'agreeClosure', textHash }),
  decline: (why: 'stillHappens' | 'differentProblem' | 'notTested' | 'other' = 'stillHappens', text = ''): Command => ({ name: 'declineClosure', why, text }),
  withdraw: (): Command => ({ name: 'withdrawProposal' }),
  noLonger: (text = 'It works again.'): Command => ({ name: 'sayNoLongerAnIssue', text }),
  agreeNoLonger: (): Command => ({ name: 'agreeNoLonger' }),
  declineNoLonger: (reason = 'We still see errors on our side.'): Command => ({ name: 'declineNoLonger', reason }),
  actOnDue: (): Command => ({ name: 'actOnDue' }),
} as const
