import fc from 'fast-check'
import { personRef } from '../../../src/domain/ids'
import type { PersonRef } from '../../../src/domain/ids'
import type { Event, HistoryRow } from '../../../src/domain/incident/events'
import { applyEvents } from '../../../src/domain/incident/evolve'
import type { Incident } from '../../../src/domain/incident/state'
import { agentView } from '../../../src/domain/views/agent'
import { customerView } from '../../../src/domain/views/customer'
import type { Policy } from '../../../src/domain/policy/policy'
import { LEAD, MEMBER, PACKET, PARTICIPANT, PEOPLE, REPORTER } from '../../support/builders'
import { RULES, anyRun } from '../arbitraries'

/** I5: whatever is changed inside, a customer's view does not change. */

const DESK: ReadonlySet<string> = new Set([PEOPLE.tierOne, PEOPLE.tierTwo, PEOPLE.consultant, PEOPLE.lead, PEOPLE.higher, PEOPLE.agent])
const SECRET = 'INTERNAL'

/** Another member of staff in every place of a value that names one. */
const otherStaff = <T>(value: T): T => {
  const swap = (ref: PersonRef | string): string => (DESK.has(ref) ? personRef(`${SECRET}-${ref}`) : ref)
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return swap(one)
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one === 'object' && one !== null) return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]))
    return one
  }
  return walk(value) as T
}

/** Other notes, reasons and outcomes in what a customer never reads. */
const otherNotes = (event: Event): Event => {
  switch (event.type) {
    case 'InvestigationRecorded':
    case 'DiagnosisAdded':
      return { ...event, text: SECRET }
    case 'RemediationRecorded':
      return { ...event, text: SECRET, outcome: 'failed' }
    case 'SeverityOverridden':
    case 'ScopeQuestioned':
    case 'Escalated':
    case 'GroupTold':
    case 'EscalationReturned':
    case 'IncidentReopened':
      return { ...event, reason: SECRET }
    case 'IncidentRecorded':
      return { ...event, organizationIds: [SECRET], text: SECRET }
    case 'TierTransferred':
      return { ...event, reason: SECRET, packet: { ...PACKET, seen: SECRET } }
    default:
      return event
  }
}

/** Events that are the desk's alone: with or without them, a customer sees the same. */
const isInside = (event: Event): boolean => {
  switch (event.type) {
    case 'InvestigationRecorded':
    case 'HandedToDesk':
    case 'RemediationRecorded':
    case 'AssigneeChanged':
    case 'StatusMovedByHand':
    case 'StatusRightAgain':
    case 'GroupTold':
    case 'EvidenceOverdue':
    case 'ClosedNoticeGiven':
      return true
    case 'DiagnosisAdded':
      return event.customerText.trim() === ''
    case 'ThresholdReached':
      return event.threshold.kind !== 'breach' || event.threshold.metric === 'holdI' || event.threshold.metric === 'holdII'
    default:
      return false
  }
}

const folded = (rows: HistoryRow[]): Incident => {
  const incident = rows.reduce<Incident | null>((state, row) => applyEvents(state, row.events), null)
  if (incident === null) throw new Error('No rows')
  return incident
}

const OTHER_RULES: Policy = {
  ...RULES,
  roleGroups: { tierI: SECRET, tierII: SECRET, consultant: SECRET, lead: SECRET, higherLevel: SECRET },
  escalationRules: [{ id: SECRET, name: SECRET, on: true, facts: [{ kind: 'words', any: [SECRET] }], action: 'tellGroup', reason: SECRET }],
  scopeRules: [{ id: SECRET, on: true, when: { kind: 'notCovered' }, reason: SECRET }],
  contracts: [{ id: SECRET, organizationId: SECRET, organizationName: SECRET, from: null, until: null, requestTypeIds: [] }],
  remoteTools: [...RULES.remoteTools, { name: SECRET, retired: false }],
  goals: {
    S1: { ...RULES.goals.S1, holdI: { goalMs: 1, calendarId: 'always' } },
    S2: { firstResponse: RULES.goals.S2.firstResponse ?? never(), restore: RULES.goals.S2.restore ?? never() },
    S3: { ...RULES.goals.S3, holdII: { goalMs: 2, calendarId: 'always' } },
    S4: { ...RULES.goals.S4, holdI: { goalMs: 3, calendarId: 'always' } },
  },
}
function never(): never {
  throw new Error('The default policy has all goals')
}

describe("A customer's view", () => {
  it.each([['reporter', REPORTER], ['participant', PARTICIPANT], ['member', MEMBER]] as const)('of a %s does not change with anything inside', (_role, who) => {
    fc.assert(
      fc.property(anyRun(), ({ rows, incident, now }) => {
        const seen = customerView(incident, rows, who, RULES, now)
        const noted = rows.map(({ revision, events }) => ({ revision, events: otherStaff(events.map(otherNotes)) }))
        const words = folded(noted)
        const holds = words.holds.map((hold) => ({ ...hold, why: SECRET }))
        expect(customerView({ ...words, holds }, noted, who, OTHER_RULES, now)).toEqual(seen)

        const bare = rows.map(({ revision, events }) => ({ revision, events: events.filter((event) => !isInside(event)) })).filter(({ events }) => events.length > 0)
        expect(customerView(folded(bare), bare, who, RULES, now)).toEqual(seen)
      }),
      { numRuns: 100 },
    )
  })

  it('names nobody of the staff and none of their notes', () => {
    fc.assert(
      fc.property(anyRun(), ({ rows, now }) => {
        const noted = rows.map(({ revision, events }) => ({ revision, events: otherStaff(events.map(otherNotes)) }))
        expect(JSON.stringify(customerView(folded(noted), noted, REPORTER, OTHER_RULES, now))).not.toContain(SECRET)
      }),
      { numRuns: 100 },
    )
  })
})

describe("An agent's view", () => {
  it('can be drawn in every state', () => {
    fc.assert(
      fc.property(anyRun(), ({ rows, incident, now }) => {
        const seen = agentView(incident, rows, LEAD, RULES, now)
        expect(seen.nextStep.title).not.toBe('')
        expect(seen.history).toHaveLength(incident.eventCount)
        for (const line of seen.history) expect(line.text).not.toBe('')
        // Every button is one that may be pressed, or whose refusal leads on.
        for (const name of seen.nextStep.commands) {
          const offer = seen.offers[name]
          expect(offer.ok || offer.wayOut !== null).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })
})
