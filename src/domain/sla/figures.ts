import type { Instant, Millis } from '../time'
import type { ClockFacts, ClockFigures, ClockState, ClockStep } from '../views/clock-view'

/**
 * A clock's figures at `now`. Screens tick with this very function, so that what they show and what acts is one
 * computation. Integer milliseconds; `elapsedMs` + stopped time = wall time (I8).
 */
export const clockFigures = (facts: ClockFacts, now: Instant): ClockFigures => {
  const until = Math.max(facts.startedAt, facts.endedAt === null ? now : Math.min(facts.endedAt, now))
  const steps = stepsUntil(facts, until)
  const elapsedMs = countedMs(steps, until)
  const leftMs = facts.goalMs - elapsedMs
  const ended = facts.endedAt !== null && now >= facts.endedAt
  const stop = ended ? undefined : facts.stops.find((one) => one.from <= until && (one.to === null || one.to > until))
  const running = !ended && stop === undefined
  return {
    metric: facts.metric,
    cycle: facts.cycle,
    state: stateOf(facts, leftMs, ended, running),
    startedAt: facts.startedAt,
    endedAt: facts.endedAt,
    goalMs: facts.goalMs,
    elapsedMs,
    leftMs,
    dueAt: running ? reachedAt(facts, facts.goalMs) : null,
    running,
    stoppedSince: stop === undefined ? null : standstillFrom(facts.stops, stop),
    stoppedWhy: stop?.why ?? null,
    missed: leftMs <= 0,
    warnAtMs: facts.warnAtMs,
    gapsAtMs: gapsOf(steps, until),
    steps: steps.map((step, index) => (index === steps.length - 1 && !ended ? { ...step, to: null } : step)),
  }
}

/**
 * The instant at which `markMs` of counted time were reached, as the facts stand; null: not while it stays stopped.
 * A clock that has ended never reaches what lies behind its end.
 */
export const reachedAt = (facts: ClockFacts, markMs: Millis): Instant | null => {
  let at = facts.startedAt
  let left = markMs
  for (const stop of facts.stops) {
    if (at + left <= stop.from) break
    left -= stop.from - at
    if (stop.to === null) return null
    at = stop.to
  }
  const reached = at + left
  return facts.endedAt !== null && reached > facts.endedAt ? null : reached
}

/** Reaching the goal is missing it: the due instant itself is already late, the same for the state, the breach and the end. */
const stateOf = (facts: ClockFacts, leftMs: Millis, ended: boolean, running: boolean): ClockState => {
  if (leftMs <= 0) return 'breached'
  if (ended) return 'met'
  if (!running) return 'paused'
  return leftMs <= facts.atRiskLeftMs ? 'atRisk' : 'onTrack'
}

/** Stops that follow at once are one standstill: what it waits for changes, that it stands does not. */
const standstillFrom = (stops: ClockFacts['stops'], stop: ClockFacts['stops'][number]): Instant => {
  const before = stops.find(({ to }) => to === stop.from)
  return before === undefined ? stop.from : standstillFrom(stops, before)
}

const COUNTED = 'Counted'

/** Counting and stopped stretches in turn, without gaps, from the start until `until`; one empty step where no time has passed. */
const stepsUntil = (facts: ClockFacts, until: Instant): (ClockStep & { to: Instant })[] => {
  const steps: (ClockStep & { to: Instant })[] = []
  let at = facts.startedAt
  for (const stop of facts.stops) {
    if (stop.from > until) break
    if (stop.from > at) steps.push({ from: at, to: stop.from, counts: true, why: COUNTED })
    const to = Math.min(stop.to ?? until, until)
    steps.push({ from: stop.from, to, counts: false, why: stop.why })
    at = to
  }
  if (at < until || steps.length === 0) steps.push({ from: at, to: until, counts: true, why: COUNTED })
  return steps
}

const countedMs = (steps: ClockStep[], until: Instant): Millis =>
  steps.reduce((sum, step) => (step.counts ? sum + (step.to ?? until) - step.from : sum), 0)

/** Where on the axis of counted time the pauses stand. */
const gapsOf = (steps: ClockStep[], until: Instant): Millis[] => {
  const gaps: Millis[] = []
  let counted = 0
  for (const step of steps) {
    if (step.counts) counted += (step.to ?? until) - step.from
    else if (gaps.at(-1) !== counted) gaps.push(counted)
  }
  return gaps
}
