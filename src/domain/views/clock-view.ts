import type { Metric } from '../policy/policy'
import type { Instant, Millis } from '../time'

export type ClockState = 'onTrack' | 'atRisk' | 'breached' | 'paused' | 'met'

/** One stretch of wall time of a clock, in order and without gaps; `counted` + `stopped` = wall time. */
export interface ClockStep {
  from: Instant
  /** null: now. */
  to: Instant | null
  counts: boolean
  /** Why it counts or not, in the audience's words. */
  why: string
}

/**
 * A clock at the instant it was computed for. The screens tick by computing it anew from `ClockFacts` with the
 * domain's own function, so nothing here is a live figure.
 */
export interface ClockFigures {
  metric: Metric
  cycle: number
  state: ClockState
  startedAt: Instant
  /** The end, for a clock that has ended (met, closed, left the tier). */
  endedAt: Instant | null
  goalMs: Millis
  elapsedMs: Millis
  /** goal minus elapsed; negative once breached. */
  leftMs: Millis
  /** null while it stands still or has ended. */
  dueAt: Instant | null
  running: boolean
  /** Since when it has stood still without a break; null where it doesn't. */
  stoppedSince: Instant | null
  /** What it stands still for now. */
  stoppedWhy: string | null
  /** Past its goal, whether running or ended. */
  missed: boolean
  /** Counted time at which warnings stand, in ms from 0. */
  warnAtMs: Millis[]
  /** Counted time at which it was stopped for a while: the gaps of the bar. */
  gapsAtMs: Millis[]
  steps: ClockStep[]
}

/** What a screen needs to compute `ClockFigures` again at another instant: the incident's and policy's facts of one clock. */
export interface ClockFacts {
  metric: Metric
  cycle: number
  startedAt: Instant
  endedAt: Instant | null
  goalMs: Millis
  /** Stretches that do not count, in order, not overlapping; `to` null: still stopped. */
  stops: { from: Instant; to: Instant | null; why: string }[]
  warnAtMs: Millis[]
  atRiskLeftMs: Millis
}
