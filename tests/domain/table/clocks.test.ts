import type { Command, JiraChange } from '../../../src/domain/incident/commands'
import type { Event } from '../../../src/domain/incident/events'
import type { Incident } from '../../../src/domain/incident/state'
import type { Metric, Policy } from '../../../src/domain/policy/policy'
import { clocks } from '../../../src/domain/sla/clocks'
import { clockFigures } from '../../../src/domain/sla/figures'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time'
import type { ClockFigures } from '../../../src/domain/views/clock-view'
import { AGENT, APP, CONSULTANT, FILE, HIGHER, LEAD, PEOPLE, REPORTER, TIER_ONE, TIER_TWO, command, policy } from '../../support/builders'
import { given, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'
import { CLOCK_ROWS } from '../rows'
import type { ClockRow } from '../rows'
import { APPROVED, ASKED, CHARGED, FULL, HANDED, ITEM_ID, PROPOSED, QUESTIONED, RAISED, RECORDED, REVIEWED, SAID, SESSION_ASKED } from './stories'

// S2: first response 30 min, restore 8 h, tier I hold 1 h, tier II hold 4 h.
const RULES = policy()
const note = (change: JiraChange): Command => ({ name: 'noteJiraChange', change })
const replied = (at: number, by = PEOPLE.tierOne): Step => [note({ kind: 'agentReplied', at: minute(at), by, commentId: `r${at}` }), APP, at]
const wrote = (at: number): Step => [note({ kind: 'customerWrote', at: minute(at), by: PEOPLE.reporter, commentId: `w${at}` }), APP, at]
const ANSWERED = replied(1)

const figures = (incident: Incident, metric: Metric, at: number, rules: Policy = RULES): ClockFigures => {
  const clock = clocks(incident, rules).filter((one) => one.metric === metric).at(-1)
  if (clock === undefined) throw new Error(`No clock ${metric}`)
  return clockFigures(clock, minute(at))
}
/** Minutes counted of first response, restore service and tier I's hold; null: it has ended. */
const counted = (steps: Step[], at: number): (number | null)[] =>
  (['firstResponse', 'restore', 'holdI'] as const).map((metric) => {
    const { elapsedMs, endedAt } = figures(incidentOf(told(steps)), metric, at)
    return endedAt === null ? elapsedMs / MINUTE_MS : null
  })
const why = (steps: Step[], at: number): (string | null)[] =>
  (['firstResponse', 'restore', 'holdI'] as const).map((metric) => figures(incidentOf(told(steps)), metric, at).stoppedWhy)
const typesOf = (events: Event[]): string[] => events.map(({ type }) => type)

/** Each row of process.md's clock table: first response, restore service, tier hold. */
const ROWS: Record<ClockRow, () => void> = {
  recorded: () => {
    expect(counted([RECORDED], 20)).toEqual([20, 20, 20])
  },

  'public comment by a person with agent rights, not the reporter': () => {
    expect(figures(incidentOf(told([RECORDED, replied(12)])), 'firstResponse', 60)).toMatchObject({ state: 'met', endedAt: minute(12) })
    expect(counted([RECORDED, replied(12)], 60)).toEqual([null, 60, 60])
    given(RECORDED).when(replied(12, PEOPLE.reporter)[0], APP, 12).refuses('NothingToDo')
  },

  "an agent's words in the app's (ask, proposal, decision, diagnosis)": () => {
    const spoken: Step[][] = [
      [RECORDED, ASKED],
      [RECORDED, SESSION_ASKED],
      [RECORDED, PROPOSED],
      [RECORDED, SAID, [command.declineNoLonger(), TIER_ONE, 10]],
      [RECORDED, [command.question(), TIER_ONE, 5], [command.decide({ kind: 'in' }), HIGHER, 10]],
      [RECORDED, [command.question(), TIER_ONE, 5], [command.charge(), HIGHER, 10]],
      [RECORDED, REVIEWED, HANDED, FULL, [command.diagnose('manual', 'A lock.'), CONSULTANT, 10]],
    ]
    for (const steps of spoken) expect(incidentOf(told(steps)).firstResponseMetAt).toBe(minute(10))
    // An agent who is the reporter does not answer himself.
    const own: Step = [command.ask(), { side: 'desk', person: PEOPLE.reporter, roles: new Set(['tierI'] as const) }, 10]
    expect(incidentOf(told([RECORDED, own])).firstResponseMetAt).toBeNull()
  },

  "app's other notices, automation, an edit": () => {
    const unspoken: Step[] = [
      [command.escalate(), AGENT, 10], [command.question(), AGENT, 10], [command.assessSeverity('everyone', 'high'), AGENT, 10], [command.override('S1'), AGENT, 10],
      [command.diagnose('automatic', 'Restart it.'), APP, 10], [command.take(), TIER_ONE, 10], wrote(10),
    ]
    for (const step of unspoken) expect(incidentOf(told([RECORDED, step])).firstResponseMetAt).toBeNull()
    expect(incidentOf(told([RECORDED, REVIEWED, [command.transfer('II'), TIER_ONE, 10]])).firstResponseMetAt).toBeNull()
  },

  'turn: them (evidence open)': () => {
    expect(counted([RECORDED, ANSWERED, ASKED], 60)).toEqual([null, 10, 10])
    expect(why([RECORDED, ASKED], 60)).toEqual([null, 'Evidence asked: Application log', 'Evidence asked: Application log'])
    expect(counted([RECORDED, [command.ask(), { side: 'desk', person: PEOPLE.reporter, roles: new Set(['tierI'] as const) }, 10]], 60)).toEqual([60, 10, 10])
  },

  'turn: them (session asked)': () => {
    expect(counted([RECORDED, SESSION_ASKED], 60)).toEqual([null, 10, 10])
    expect(why([RECORDED, SESSION_ASKED], 60)[1]).toBe('Remote session asked: UltraVNC')
    // Approved, nothing is asked any more.
    expect(counted([RECORDED, SESSION_ASKED, APPROVED], 60)).toEqual([null, 50, 50])
  },

  'turn: them (charge asked)': () => {
    // Questioned 10 to 20, asked from 20.
    expect(counted([RECORDED, QUESTIONED, CHARGED], 60)).toEqual([null, 10, 10])
    expect(why([RECORDED, QUESTIONED, CHARGED], 60)[1]).toBe('Charge asked: 120.00 EUR')
  },

  "customer comments or adds a file in Jira's own way": () => {
    const heard = told([RECORDED, ASKED, wrote(30)])
    expect(counted([RECORDED, ASKED, wrote(30)], 60)).toEqual([null, 40, 40])
    expect(incidentOf(heard).asks).toMatchObject({ turn: 'us', items: [{ state: 'open' }] })
    const attached: Step = [note({ kind: 'customerAttached', at: minute(30), by: null, attachmentId: '5' }), APP, 31]
    expect(counted([RECORDED, ASKED, attached], 60)).toEqual([null, 40, 40])
    // Still missing: their turn again.
    expect(counted([RECORDED, ASKED, wrote(30), [command.stillMissing(), TIER_ONE, 40]], 60)).toEqual([null, 20, 20])
    // A word from before it was asked, told late, is no answer to it.
    expect(counted([RECORDED, ASKED, [note({ kind: 'customerWrote', at: minute(9), by: null, commentId: 'late' }), APP, 12]], 60)).toEqual([null, 10, 10])
    // What answering attaches is not a word of its own.
    const file: Step[] = [RECORDED, [command.ask({}, { what: 'A copy' }), TIER_ONE, 10], [command.answer(ITEM_ID, FILE), REPORTER, 20]]
    given(...file).when(note({ kind: 'customerAttached', at: minute(19), by: PEOPLE.reporter, attachmentId: '900' }), APP, 21).refuses('NothingToDo')
    expect(counted(file, 60)).toEqual([null, 10, 10])
  },

  'nothing asked is left': () => {
    const two: Step = [command.ask({}, { kind: 'database', what: 'A copy' }), TIER_ONE, 10]
    const one: Step = [command.answer('e2-1'), REPORTER, 20]
    expect(counted([RECORDED, two, one], 60)).toEqual([null, 10, 10])
    expect(why([RECORDED, two, one], 60)[1]).toBe('Evidence asked: A copy')
    for (const last of [[command.answer('e2-2', FILE), REPORTER, 30], [command.answer('e2-2', { kind: 'notPossible', reason: 'None' }), REPORTER, 30], [command.withdrawItem('e2-2'), TIER_ONE, 30]] as Step[]) {
      expect(counted([RECORDED, two, one, last], 60)).toEqual([null, 40, 40])
      expect(incidentOf(told([RECORDED, two, one, last])).asks.turn).toBe('us')
    }
    expect(counted([RECORDED, SESSION_ASKED, [command.declineSession(), REPORTER, 30]], 60)).toEqual([null, 40, 40])
    expect(counted([RECORDED, SESSION_ASKED, [command.actOnDue(), APP, 80]], 90)).toEqual([null, 30, 30])
  },

  "an evidence item's date passes": () => {
    const dated: Step = [command.ask({ answerBy: minute(40) }), TIER_ONE, 10]
    const late = given(RECORDED, dated).when(command.actOnDue(), APP, 45)
    expect(typesOf(late.events())).toEqual(['EvidenceOverdue'])
    expect(late.events()[0]).toMatchObject({ at: minute(40), itemId: ITEM_ID })
    expect(counted([RECORDED, dated, [command.actOnDue(), APP, 45]], 60)).toEqual([null, 10, 10])
    given(RECORDED, dated, [command.actOnDue(), APP, 45]).when(command.actOnDue(), APP, 400).refuses('NothingToDo')
  },

  transfer: () => {
    const twice: Step[] = [RECORDED, REVIEWED, [command.transfer('II'), TIER_ONE, 20], [command.transfer('I'), TIER_TWO, 50]]
    expect(counted(twice, 60)).toEqual([60, 60, 30])
    expect(figures(incidentOf(told(twice)), 'holdII', 60)).toMatchObject({ elapsedMs: 30 * MINUTE_MS, endedAt: minute(50) })
  },

  'severity or goal changes, held or not': () => {
    for (const before of [[RECORDED], [RECORDED, ASKED]]) {
      const changed = incidentOf(told([...before, [command.override('S4'), AGENT, 15]]))
      const unchanged = incidentOf(told(before))
      expect(figures(changed, 'restore', 60).elapsedMs).toBe(figures(unchanged, 'restore', 60).elapsedMs)
      expect([figures(changed, 'restore', 60).goalMs, figures(unchanged, 'restore', 60).goalMs]).toEqual([72 * HOUR_MS, 8 * HOUR_MS])
    }
    const tighter = policy({ version: 3, publishedAt: minute(30), goals: { ...RULES.goals, S2: RULES.goals.S1 } })
    expect(figures(incidentOf(told([RECORDED])), 'restore', 60, tighter)).toMatchObject({ elapsedMs: 60 * MINUTE_MS, goalMs: 4 * HOUR_MS })
    // What fired stays.
    const fired = given(RECORDED, [command.actOnDue(), APP, 31], [command.override('S4'), AGENT, 32])
    expect(fired.story.incident?.fired.some(({ metric, kind }) => metric === 'firstResponse' && kind === 'breach')).toBe(true)
  },

  'scope toDecide, returned': () => {
    expect(counted([RECORDED, QUESTIONED], 60)).toEqual([10, 10, 10])
    const returned: Step = [command.decide({ kind: 'returned', reason: 'Not ours.' }), HIGHER, 20]
    expect(counted([RECORDED, QUESTIONED, returned], 60)).toEqual([null, 10, 10])
    expect(why([RECORDED, QUESTIONED, returned], 60)[1]).toBe('Out of scope')
    const declined: Step[] = [RECORDED, QUESTIONED, CHARGED, [command.declineCharge(), REPORTER, 30]]
    expect(counted(declined, 60)).toEqual([null, 10, 10])
    expect(why(declined, 60)[1]).toBe('Out of scope')
  },

  'in, goodwill, chargeAccepted': () => {
    for (const kind of ['in', 'goodwill'] as const) expect(counted([RECORDED, QUESTIONED, [command.decide({ kind }), HIGHER, 20]], 60)).toEqual([null, 50, 50])
    expect(counted([RECORDED, QUESTIONED, CHARGED, [command.accept(), REPORTER, 30]], 60)).toEqual([null, 40, 40])
    // Each lifts its own hold only: the evidence is still waited for.
    expect(counted([RECORDED, QUESTIONED, [command.ask(), TIER_ONE, 15], [command.decide({ kind: 'in' }), HIGHER, 20]], 60)).toEqual([null, 10, 10])
  },

  escalation: () => {
    expect(counted([RECORDED, RAISED], 60)).toEqual([60, 60, 60])
    expect(counted([RECORDED, RAISED, [command.returnEscalation(), HIGHER, 20]], 60)).toEqual([60, 60, 60])
  },

  'closure proposed by the desk, or by the customer': () => {
    expect(counted([RECORDED, PROPOSED], 60)).toEqual([null, 10, 10])
    expect(counted([RECORDED, SAID], 60)).toEqual([60, 10, 10])
  },

  'proposal declined or withdrawn': () => {
    expect(counted([RECORDED, PROPOSED, [command.decline(), REPORTER, 40]], 60)).toEqual([null, 60, 60])
    expect(counted([RECORDED, PROPOSED, [command.withdraw(), TIER_ONE, 40]], 60)).toEqual([null, 60, 60])
    expect(counted([RECORDED, SAID, [command.withdraw(), REPORTER, 40]], 60)).toEqual([60, 60, 60])
    // What fell due in it acts now.
    const events = given(RECORDED, PROPOSED).when(command.decline(), REPORTER, 70).events()
    expect(events.some((event) => event.type === 'ThresholdReached' && event.threshold.metric === 'holdI' && event.threshold.kind === 'breach')).toBe(true)
  },

  closed: () => {
    const closed = incidentOf(told([RECORDED, SAID, [command.agreeNoLonger(), TIER_ONE, 50]]))
    expect(figures(closed, 'firstResponse', 90)).toMatchObject({ endedAt: minute(50), missed: true })
    expect(figures(closed, 'restore', 90)).toMatchObject({ endedAt: minute(10), state: 'met' })
    expect(figures(closed, 'holdI', 90)).toMatchObject({ endedAt: minute(50), elapsedMs: 10 * MINUTE_MS })
  },

  reopened: () => {
    const again = incidentOf(told([RECORDED, SAID, [command.agreeNoLonger(), TIER_ONE, 20], [command.reopen(), REPORTER, 100]]))
    // Not restarted: what was closed without an answer stays as it was, whoever answers now.
    given(RECORDED, SAID, [command.agreeNoLonger(), TIER_ONE, 20], [command.reopen(), REPORTER, 100]).when(replied(110)[0], APP, 110).refuses('NothingToDo')
    expect(figures(again, 'firstResponse', 130)).toMatchObject({ endedAt: minute(20), elapsedMs: 20 * MINUTE_MS })
    expect(clocks(again, RULES).filter(({ metric }) => metric === 'restore').map(({ cycle, startedAt, endedAt }) => [cycle, startedAt, endedAt])).toEqual([
      [1, minute(0), minute(10)], [2, minute(100), null],
    ])
    expect(figures(again, 'restore', 130)).toMatchObject({ cycle: 2, elapsedMs: 30 * MINUTE_MS })
    expect(figures(again, 'holdI', 130)).toMatchObject({ elapsedMs: 40 * MINUTE_MS, running: true })
    expect(figures(again, 'holdI', 130).steps.map(({ counts, why: reason }) => [counts, reason])).toContainEqual([false, 'It was closed'])
    const closedOut = told([RECORDED, QUESTIONED, [command.decide({ kind: 'returned', reason: 'Not ours.' }), HIGHER, 15], [command.propose(), LEAD, 20], [command.agree(), REPORTER, 30], [command.reopen(), REPORTER, 100]])
    expect(figures(incidentOf(closedOut), 'restore', 130)).toMatchObject({ running: false, elapsedMs: 0, stoppedWhy: 'Out of scope' })
  },
}

describe('The clock table', () => {
  it.each(CLOCK_ROWS)('%s', (row) => ROWS[row]())
  it('has a test for each row', () => {
    expect(Object.keys(ROWS).sort()).toEqual([...CLOCK_ROWS].sort())
  })
})
