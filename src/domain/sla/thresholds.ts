import type { FiredThreshold, Incident } from '../incident/state'
import type { Policy } from '../policy/policy'
import type { Instant, Millis } from '../time'
import type { ClockFacts } from '../views/clock-view'
import { atRiskLeft, clocks, warnMark } from './clocks'
import { reachedAt } from './figures'
import { goalSegments } from './goals'

/** A threshold that has not acted in its cycle yet, and the instant at which it falls due as things stand. */
export interface PendingThreshold {
  threshold: FiredThreshold
  dueAt: Instant
}

/**
 * What is still to act, earliest first: warnings at each percent, at risk, breach, each once a cycle (I9). A goal that
 * was tightened makes due at once what its elapsed time has passed already, stopped or not; what a clock reached before
 * it ended stays due after it.
 */
export const pendingThresholds = (incident: Incident, policy: Policy): PendingThreshold[] => {
  const done = new Set(incident.fired.map(keyOf))
  const pending: PendingThreshold[] = []
  for (const clock of clocks(incident, policy)) {
    for (const { threshold, markOf } of thresholdsOf(clock, policy)) {
      if (done.has(keyOf(threshold))) continue
      const dueAt = dueInstant(incident, policy, clock, markOf)
      if (dueAt !== null) pending.push({ threshold, dueAt })
    }
  }
  return pending.sort((a, b) => a.dueAt - b.dueAt)
}

const keyOf = (threshold: FiredThreshold): string =>
  `${threshold.metric}/${threshold.cycle}/${threshold.kind}/${threshold.percent}`

interface Threshold {
  threshold: FiredThreshold
  /** Counted time at which it stands under a goal. */
  markOf: (goalMs: Millis) => Millis
}

const thresholdsOf = ({ metric, cycle }: ClockFacts, policy: Policy): Threshold[] => [
  ...policy.warnAtPercents.map((percent) => ({
    threshold: { metric, cycle, kind: 'warn' as const, percent },
    markOf: (goalMs: Millis) => warnMark(goalMs, percent),
  })),
  {
    threshold: { metric, cycle, kind: 'atRisk', percent: 0 },
    markOf: (goalMs: Millis) => goalMs - atRiskLeft(policy, goalMs),
  },
  { threshold: { metric, cycle, kind: 'breach', percent: 0 }, markOf: (goalMs: Millis) => goalMs },
]

/** The first instant at which elapsed time had reached the mark of the goal that was in force at that instant. */
const dueInstant = (
  incident: Incident,
  policy: Policy,
  clock: ClockFacts,
  markOf: (goalMs: Millis) => Millis,
): Instant | null => {
  for (const segment of goalSegments(incident, policy, clock.metric, clock.startedAt)) {
    const reached = reachedAt(clock, markOf(segment.goalMs))
    if (reached === null) continue
    const dueAt = Math.max(reached, segment.from)
    const inSegment = segment.to === null || dueAt < segment.to
    const inLife = clock.endedAt === null || dueAt <= clock.endedAt
    if (inSegment && inLife) return dueAt
  }
  return null
}
