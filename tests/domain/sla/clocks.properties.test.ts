import fc from 'fast-check'
import type { Hold, Incident } from '../../../src/domain/incident/state'
import type { Metric } from '../../../src/domain/policy/policy'
import { clocks } from '../../../src/domain/sla/clocks'
import { clockFigures } from '../../../src/domain/sla/figures'
import { goalMsOf, severityAt } from '../../../src/domain/sla/goals'
import { nextDue } from '../../../src/domain/sla/next-due'
import { MINUTE_MS } from '../../../src/domain/time'
import type { Instant, Millis } from '../../../src/domain/time'
import type { ClockFacts } from '../../../src/domain/views/clock-view'
import { APP, CREATED_AT, PROJECT, command, recordIncident } from '../../support/builders'
import { RECORDED, after, incidentOf, told } from '../../support/given-when-then'
import type { Event } from '../../../src/domain/incident/events'
import { RULES, anyHolds, anyRun } from '../arbitraries'
import type { Run } from '../arbitraries'

/** Courses a property is tried on; each has some twenty commands. */
const RUNS = 100
const BASE = incidentOf(told([RECORDED]))

/** process.md's table, written a second time: which hold stops which clock. */
const STOPS: Record<Hold['kind'], (metric: Metric) => boolean> = {
  asks: (metric) => metric !== 'firstResponse',
  proposal: (metric) => metric !== 'firstResponse',
  scope: () => true,
  projectOff: () => true,
}

/** Elapsed time by brute force: every stretch between two boundaries counts if nothing holds it. Shares no rule with src. */
const counted = (incident: Incident, clock: ClockFacts, until: Instant): Millis => {
  const tier = clock.metric === 'holdI' ? 'I' : clock.metric === 'holdII' ? 'II' : null
  const end = Math.min(until, clock.endedAt ?? until)
  const offSince = incident.projectId === PROJECT ? Number.POSITIVE_INFINITY : incident.projectSince
  const bounds = [clock.startedAt, end, offSince, ...incident.holds.flatMap(({ from, to }) => [from, to ?? end]), ...incident.stays.flatMap(({ from, to }) => [from, to ?? end])]
    .filter((at) => at >= clock.startedAt && at <= end)
    .sort((a, b) => a - b)
  return bounds.slice(1).reduce((sum, to, index) => {
    const from = bounds[index] ?? to
    const covers = (span: { from: Instant; to: Instant | null }): boolean => span.from <= from && (span.to === null || span.to >= to)
    const held = incident.holds.some((hold) => STOPS[hold.kind](clock.metric) && covers(hold))
    const here = tier === null || incident.stays.some((stay) => stay.tier === tier && covers(stay))
    return held || !here || from >= offSince ? sum : sum + to - from
  }, 0)
}

describe('I8: counted and stopped time are wall time', () => {
  const check = (incident: Incident, now: Instant): void => {
    for (const clock of clocks(incident, RULES)) {
      const figures = clockFigures(clock, now)
      const end = Math.max(clock.startedAt, Math.min(now, clock.endedAt ?? now))
      const length = (counts: boolean): Millis =>
        figures.steps.filter((step) => step.counts === counts).reduce((sum, step) => sum + (step.to ?? end) - step.from, 0)
      expect(length(true)).toBe(figures.elapsedMs)
      expect(length(true) + length(false)).toBe(end - clock.startedAt)
      expect(figures.elapsedMs).toBe(counted(incident, clock, end))
      expect(figures.leftMs).toBe(figures.goalMs - figures.elapsedMs)
      figures.steps.slice(1).forEach((step, index) => expect(step.from).toBe(figures.steps[index]?.to))
    }
  }

  it('under any overlap of holds', () => {
    fc.assert(
      fc.property(anyHolds, fc.integer({ min: 0, max: 900 }), (holds, minutes) => check({ ...BASE, holds }, CREATED_AT + minutes * MINUTE_MS)),
      { numRuns: 5 * RUNS },
    )
  })

  it('along any course of an incident', () => {
    fc.assert(fc.property(anyRun(), fc.nat(3_000), (run, later) => check(run.incident, run.now + later * MINUTE_MS)), { numRuns: RUNS })
  })

  it('a due instant is when the goal is used up, if nothing else happens', () => {
    fc.assert(
      fc.property(anyHolds, fc.integer({ min: 0, max: 900 }), (holds, minutes) => {
        for (const clock of clocks({ ...BASE, holds }, RULES)) {
          const { dueAt } = clockFigures(clock, CREATED_AT + minutes * MINUTE_MS)
          if (dueAt === null) continue
          const atDue = clockFigures(clock, dueAt)
          // A hold that is known to come would move it; so it is compared only where none lies ahead.
          if (holds.every(({ from }) => from <= CREATED_AT + minutes * MINUTE_MS)) expect(atDue.elapsedMs).toBe(clock.goalMs)
        }
      }),
      { numRuns: RUNS },
    )
  })
})

describe('I8: a due instant moves only by a recorded cause', () => {
  const CAUSES: ReadonlySet<Event['type']> = new Set([
    'IncidentRecorded', 'SeverityAssessed', 'TierTransferred', 'FirstResponseMet', 'ClosureProposed', 'ClosureDeclined', 'ProposalWithdrawn',
    'IncidentClosed', 'IncidentReopened', 'ReporterChanged', 'IssueMoved', 'IssueDeleted', 'SeverityOverridden',
    'EvidenceAsked', 'EvidenceAnswered', 'EvidenceWithdrawn', 'StillMissingSaid', 'CustomerWrote', 'CustomerAttached',
    'SessionAsked', 'SessionApproved', 'SessionEnded', 'ScopeQuestioned', 'ScopeDecided', 'ChargeAsked', 'ChargeAnswered',
  ])
  const dues = (incident: Incident, at: Instant): unknown =>
    clocks(incident, RULES).map((clock) => [clock.metric, clock.goalMs, clockFigures(clock, at).dueAt])

  it('not by time, nor by other work', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        for (const { before, row, after: state, now } of run.taken) {
          if (before === null || row === null || state === null) continue
          if (row.events.some((event) => CAUSES.has(event.type))) continue
          expect(dues(state, now)).toEqual(dues(before, now))
        }
      }),
      { numRuns: RUNS },
    )
  })
})

describe('I9: a threshold acts once a cycle, and never early', () => {
  const thresholds = (run: Run) => run.taken.flatMap(({ row, after: state, now }) =>
    (row?.events ?? []).flatMap((event) => (event.type === 'ThresholdReached' && state !== null ? [{ event, state, now }] : [])))

  it('once', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        const keys = thresholds(run).map(({ event }) => JSON.stringify(event.threshold))
        expect(new Set(keys).size).toBe(keys.length)
        expect(run.incident.fired).toHaveLength(keys.length)
      }),
      { numRuns: RUNS },
    )
  })

  it('never early: its share of the goal had been counted at its instant, which had come', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        for (const { event, state, now } of thresholds(run)) {
          const { metric, kind, percent } = event.threshold
          const clock = clocks(state, RULES).find((one) => one.metric === metric && one.cycle === event.threshold.cycle)
          if (clock === undefined) throw new Error(`${metric} acted without a clock`)
          const goalMs = goalMsOf(RULES, severityAt(state, event.at), metric)
          if (goalMs === null) throw new Error(`${metric} acted without a goal`)
          const share = kind === 'warn' ? (goalMs * percent) / 100 : kind === 'atRisk' ? goalMs - Math.min(goalMs / 4, 120 * MINUTE_MS) : goalMs
          expect(event.at).toBeLessThanOrEqual(now)
          expect(counted(state, clock, event.at)).toBeGreaterThanOrEqual(share)
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('and none is forgotten: after any command nothing that has come is left to act', () => {
    fc.assert(
      fc.property(anyRun(), ({ taken }) => {
        for (const { after: state, now } of taken) {
          const due = state === null ? null : nextDue(state, RULES, now)
          if (due !== null) expect(due).toBeGreaterThan(now)
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('a sweep at each due instant tells the same as one late look', () => {
    fc.assert(
      fc.property(fc.constantFrom('everyone' as const, 'several' as const, 'justMe' as const), fc.integer({ min: 1, max: 6_000 }), (impact, until) => {
        const recorded = told([[recordIncident({ answers: { impact, urgency: 'medium' } }), APP, 0]], RULES)
        let story = recorded
        // Three or four clocks with four thresholds each: more rounds than that would be one that never ends.
        for (let round = 0; round < 20; round += 1) {
          const due = nextDue(incidentOf(story), RULES, 0)
          if (due === null || due > CREATED_AT + until * MINUTE_MS) break
          story = after(story, [command.actOnDue(), APP, (due - CREATED_AT) / MINUTE_MS], RULES).story
        }
        const late = after(recorded, [command.actOnDue(), APP, until], RULES).story
        expect([incidentOf(story).fired, incidentOf(story).rulesFired]).toEqual([incidentOf(late).fired, incidentOf(late).rulesFired])
      }),
      { numRuns: 100 },
    )
  })
})
