import type { Hold, Incident } from '../../../src/domain/incident/state'
import type { Policy } from '../../../src/domain/policy/policy'
import { clocks, customerClocks } from '../../../src/domain/sla/clocks'
import { clockFigures, reachedAt } from '../../../src/domain/sla/figures'
import { goalsBefore } from '../../../src/domain/sla/goals'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time'
import type { ClockFacts, ClockFigures } from '../../../src/domain/views/clock-view'
import { LEAD, REPORTER, TIER_ONE, TIER_TWO, command, policy } from '../../support/builders'
import { RECORDED, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'

const RULES = policy()
const INVESTIGATED: Step = [command.investigate(), TIER_ONE, 3]

const clock = (incident: Incident, metric: string, rules: Policy = RULES): ClockFacts => {
  const found = clocks(incident, rules).filter((one) => one.metric === metric).at(-1)
  if (found === undefined) throw new Error(`No clock ${metric}`)
  return found
}
const figures = (incident: Incident, metric: string, at: number): ClockFigures => clockFigures(clock(incident, metric), minute(at))
const incidentAfter = (...steps: Step[]): Incident => incidentOf(told([RECORDED, ...steps]))
const held = (...holds: Hold[]): Incident => ({ ...incidentAfter(), holds })
const hold = (kind: Hold['kind'], from: number, to: number | null): Hold => ({ kind, from: minute(from), to: to === null ? null : minute(to), why: `${kind} in the desk's words`, waitsFor: null })

describe('Clocks', () => {
  it('start when the issue was created; one hold clock a tier that had it', () => {
    expect(clocks(incidentAfter(), RULES).map(({ metric, startedAt, goalMs }) => [metric, startedAt, goalMs])).toEqual([
      ['firstResponse', minute(0), 30 * MINUTE_MS],
      ['restore', minute(0), 8 * HOUR_MS],
      ['holdI', minute(0), HOUR_MS],
    ])
  })

  it('say what is left, when it is due, and in which state it is', () => {
    expect(figures(incidentAfter(), 'restore', 100)).toMatchObject({ state: 'onTrack', elapsedMs: 100 * MINUTE_MS, leftMs: 380 * MINUTE_MS, dueAt: minute(480), running: true, missed: false })
    expect(figures(incidentAfter(), 'restore', 360)).toMatchObject({ state: 'atRisk' })
    expect(figures(incidentAfter(), 'restore', 484)).toMatchObject({ state: 'breached', leftMs: -4 * MINUTE_MS, dueAt: minute(480), missed: true })
  })

  it('are at risk when a quarter is left, two hours at most', () => {
    expect(clock(incidentAfter(), 'restore').atRiskLeftMs).toBe(2 * HOUR_MS)
    expect(clock(incidentAfter(), 'firstResponse').atRiskLeftMs).toBe(7.5 * MINUTE_MS)
  })

  it('first response ends met, or missed', () => {
    expect(figures({ ...incidentAfter(), firstResponseMetAt: minute(12) }, 'firstResponse', 100)).toMatchObject({ state: 'met', elapsedMs: 12 * MINUTE_MS, missed: false, dueAt: null, running: false })
    expect(figures({ ...incidentAfter(), firstResponseMetAt: minute(31) }, 'firstResponse', 100)).toMatchObject({ state: 'breached', missed: true })
  })
})

describe('What stops which clock', () => {
  it('asks and a proposal stop restore and hold, not first response', () => {
    for (const kind of ['asks', 'proposal'] as const) {
      const incident = held(hold(kind, 10, null))
      expect(figures(incident, 'firstResponse', 20)).toMatchObject({ running: true, elapsedMs: 20 * MINUTE_MS })
      expect(figures(incident, 'restore', 20)).toMatchObject({ state: 'paused', running: false, elapsedMs: 10 * MINUTE_MS, dueAt: null, stoppedSince: minute(10), stoppedWhy: `${kind} in the desk's words` })
      expect(figures(incident, 'holdI', 20)).toMatchObject({ state: 'paused', elapsedMs: 10 * MINUTE_MS })
    }
  })

  it('an open scope and a project that is off stop all', () => {
    for (const kind of ['scope', 'projectOff'] as const) {
      const incident = held(hold(kind, 10, 15))
      for (const metric of ['firstResponse', 'restore', 'holdI']) expect(figures(incident, metric, 20).elapsedMs).toBe(15 * MINUTE_MS)
    }
  })

  it('holds overlap: a clock runs only while none holds it', () => {
    const incident = held(hold('asks', 10, 40), hold('scope', 20, 60), hold('proposal', 30, 50))
    const restore = figures(incident, 'restore', 90)
    expect(restore).toMatchObject({ elapsedMs: 40 * MINUTE_MS, dueAt: minute(530), gapsAtMs: [10 * MINUTE_MS] })
    expect(restore.steps.map(({ from, to, counts }) => [from, to, counts])).toEqual([
      [minute(0), minute(10), true], [minute(10), minute(40), false], [minute(40), minute(60), false], [minute(60), null, true],
    ])
    // First response is held by scope alone.
    expect(figures(incident, 'firstResponse', 90).elapsedMs).toBe(50 * MINUTE_MS)
  })

  it('stands still from the very instant', () => {
    expect(figures(held(hold('asks', 10, null)), 'restore', 10)).toMatchObject({ running: false, steps: [{ counts: true }, { from: minute(10), to: null, counts: false }] })
  })
})

describe('Tier hold', () => {
  const twice: Step[] = [INVESTIGATED, [command.transfer('II'), TIER_ONE, 20], [command.transfer('I', 'site visit'), TIER_TWO, 50]]
  it('runs only while the tier has it; a second stay goes on where the first stopped', () => {
    const incident = incidentAfter(...twice)
    expect(figures(incident, 'holdI', 60)).toMatchObject({ elapsedMs: 30 * MINUTE_MS, dueAt: minute(90), running: true })
    expect(figures(incident, 'holdI', 60).steps[1]).toMatchObject({ from: minute(20), to: minute(50), counts: false, why: 'Tier II had it' })
    expect(figures(incident, 'holdII', 60)).toMatchObject({ elapsedMs: 30 * MINUTE_MS, state: 'met', endedAt: minute(50), running: false })
  })
  it('restore service goes on through a transfer', () => {
    expect(figures(incidentAfter(...twice), 'restore', 60).elapsedMs).toBe(60 * MINUTE_MS)
  })
})

describe('Severity changes', () => {
  it('keep what has elapsed and take the new goal from then', () => {
    const incident = incidentAfter([command.assessSeverity('several', 'medium'), LEAD, 100])
    expect(figures(incident, 'restore', 100)).toMatchObject({ goalMs: 24 * HOUR_MS, elapsedMs: 100 * MINUTE_MS, dueAt: minute(24 * 60) })
  })
  it('do not change the goal of a clock that has ended', () => {
    const incident = { ...incidentAfter([command.assessSeverity('several', 'medium'), LEAD, 100]), firstResponseMetAt: minute(12) }
    expect(clock(incident, 'firstResponse').goalMs).toBe(30 * MINUTE_MS)
  })
})

describe('Closure', () => {
  const PROPOSED: Step = [command.propose(), TIER_ONE, 40]
  it('proposed, the clocks stand; declined, as if they had not', () => {
    const proposed = incidentAfter(PROPOSED)
    expect(figures(proposed, 'restore', 90)).toMatchObject({ state: 'paused', elapsedMs: 40 * MINUTE_MS })
    const declined = incidentAfter(PROPOSED, [command.decline(), REPORTER, 90])
    expect(figures(declined, 'restore', 90)).toMatchObject({ running: true, elapsedMs: 90 * MINUTE_MS, dueAt: minute(480), gapsAtMs: [] })
  })
  it('closed, restore ended when it was proposed; the hold with the closure, without the wait', () => {
    const closed = incidentAfter(PROPOSED, [command.agree(), REPORTER, 700])
    expect(figures(closed, 'restore', 900)).toMatchObject({ state: 'met', endedAt: minute(40), elapsedMs: 40 * MINUTE_MS })
    expect(figures(closed, 'holdI', 900)).toMatchObject({ state: 'met', endedAt: minute(700), elapsedMs: 40 * MINUTE_MS })
  })
  it('without a first response: it ends, missed if past its goal', () => {
    const said = (at: number, agreedAt: number): Incident => incidentAfter([command.noLonger(), REPORTER, at], [command.agreeNoLonger(), TIER_ONE, agreedAt])
    expect(figures(said(5, 10), 'firstResponse', 99)).toMatchObject({ state: 'met', endedAt: minute(10), missed: false })
    expect(figures(said(5, 45), 'firstResponse', 99)).toMatchObject({ state: 'breached', endedAt: minute(45), missed: true })
  })
})

describe("The customer's clocks", () => {
  it('are first answer and working again, with reasons in their words', () => {
    const incident = incidentAfter(INVESTIGATED, [command.transfer('II'), TIER_ONE, 20], [command.propose(), TIER_TWO, 30])
    expect(customerClocks(incident, RULES).map(({ metric, stops }) => [metric, stops.map(({ why }) => why)])).toEqual([
      ['firstResponse', []],
      ['restore', ['We waited for your answer: is it solved?']],
    ])
  })
  it('name what was waited for', () => {
    for (const [waitsFor, words] of [['logs', 'your log'], ['database', 'what we asked about your database'], ['session', 'your answer about a remote session'], ['charge', 'your answer about the charge']] as const) {
      expect(customerClocks(held({ ...hold('asks', 5, null), waitsFor }), RULES)[1]?.stops[0]?.why).toBe(`We waited for ${words}`)
    }
    expect(customerClocks(held(hold('asks', 5, null)), RULES)[1]?.stops[0]?.why).toBe('We waited for what we asked you for')
    expect(customerClocks(held(hold('scope', 5, null)), RULES)[0]?.stops[0]?.why).toBe('We checked whether your contract covers this')
    expect(customerClocks(held(hold('projectOff', 5, null)), RULES)[0]?.stops[0]?.why).toBe('We were not counting time for this kind of request')
  })
  it('say who said that it is over', () => {
    expect(customerClocks(incidentAfter([command.noLonger(), REPORTER, 9]), RULES)[1]?.stops[0]?.why).toBe("You told us it's no longer an issue")
  })
})

describe('What clocks refuse to guess', () => {
  it('a weekly calendar is not counted as 24x7', () => {
    const weekly: Policy = {
      ...RULES,
      calendars: { ...RULES.calendars, office: { kind: 'weekly', timeZone: 'Europe/Berlin', hours: [{ day: 1, fromMinute: 540, toMinute: 1_020 }], holidays: [] } },
      goals: { ...RULES.goals, S2: { restore: { goalMs: HOUR_MS, calendarId: 'office' } } },
    }
    expect(() => clocks(incidentAfter(), weekly)).toThrow('not on a calendar that clocks can follow')
  })
  it('a severity without a goal has no clock', () => {
    expect(clocks(incidentAfter(), { ...RULES, goals: { ...RULES.goals, S2: {} } })).toEqual([])
  })
  it('a mark behind an open stop or the end is never reached', () => {
    const stopped = clock(held(hold('asks', 10, null)), 'restore')
    expect(reachedAt(stopped, 10 * MINUTE_MS)).toBe(minute(10))
    expect(reachedAt(stopped, 11 * MINUTE_MS)).toBeNull()
    expect(reachedAt({ ...stopped, stops: [], endedAt: minute(10) }, 11 * MINUTE_MS)).toBeNull()
  })
})

describe('Goals that are published anew', () => {
  /** As published at a minute, with another length of restore service for S2. */
  const published = (before: Policy, at: number, restoreMs: number): Policy => {
    const goals = { ...before.goals, S2: { ...before.goals.S2, restore: { goalMs: restoreMs, calendarId: 'always' } } }
    return { ...before, version: before.version + 1, publishedAt: minute(at), goals, goalsBefore: goalsBefore(before, goals, minute(at)) }
  }
  const CLOSED: Step[] = [[command.noLonger(), REPORTER, 500], [command.agreeNoLonger(), TIER_ONE, 510]]
  const restore = (incident: Incident, rules: Policy) => clocks(incident, rules).filter(({ metric }) => metric === 'restore').map(({ goalMs }) => goalMs / HOUR_MS)

  it('apply to clocks that run, from that instant', () => {
    expect(restore(incidentAfter(), published(RULES, 600, 24 * HOUR_MS))).toEqual([24])
  })
  it('make no missed promise good, and no kept one missed: what ended keeps the goal of then', () => {
    const looser = published(RULES, 600, 24 * HOUR_MS)
    const missed = incidentAfter(...CLOSED)
    expect(clockFigures(clock(missed, 'restore', looser), minute(700))).toMatchObject({ goalMs: 8 * HOUR_MS, missed: true })
    expect(clockFigures(clock(missed, 'restore', published(looser, 650, HOUR_MS)), minute(700))).toMatchObject({ goalMs: 8 * HOUR_MS })
    const kept = incidentAfter([command.noLonger(), REPORTER, 100], [command.agreeNoLonger(), TIER_ONE, 110])
    expect(clockFigures(clock(kept, 'restore', published(RULES, 600, HOUR_MS)), minute(700))).toMatchObject({ state: 'met', missed: false })
  })
  it('hold for each cycle by itself, and for what ended between two versions by the one in force then', () => {
    const again = incidentAfter(...CLOSED, [command.reopen(), REPORTER, 620])
    expect(restore(again, published(RULES, 600, 24 * HOUR_MS))).toEqual([8, 24])
    expect(restore(incidentAfter(...CLOSED), published(published(RULES, 400, 24 * HOUR_MS), 600, HOUR_MS))).toEqual([24])
    expect(restore(incidentAfter(...CLOSED), published(RULES, 500, 24 * HOUR_MS))).toEqual([24])
  })
  it('are kept only where they changed, and not without end', () => {
    expect(goalsBefore(RULES, structuredClone(RULES.goals), minute(1))).toEqual([])
    let rules = RULES
    for (let count = 0; count < 30; count += 1) rules = published(rules, count, (10 + count) * HOUR_MS)
    expect(rules.goalsBefore).toHaveLength(10)
  })
})
