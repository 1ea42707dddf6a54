import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Millis } from '../../../src/domain/time'

/** Lengths of a bar as percents of its axis, which is counted time: 0 to the goal, or to what elapsed where that is more. */
export interface BarMeasure {
  fillPercent: number
  /** Where the goal stands; null: at the bar's end. */
  goalPercent: number | null
  gapPercents: number[]
  tickPercents: number[]
  /** Standing still: a hatched cap after the fill. */
  capped: boolean
}

const share = (part: Millis, whole: Millis): number => (whole <= 0 ? 0 : Math.min(100, Math.max(0, (part / whole) * 100)))

/** Open, but not counting: asks, scope, a proposal or a project that is off hold it. */
export const isStanding = (figures: ClockFigures): boolean => !figures.running && figures.endedAt === null

/** The bar of sizes S and M, as percents of its axis. */
export function measureBar(figures: ClockFigures): BarMeasure {
  const axisMs = Math.max(figures.goalMs, figures.elapsedMs)
  const over = figures.elapsedMs > figures.goalMs
  return {
    fillPercent: share(Math.min(figures.elapsedMs, figures.goalMs), axisMs),
    goalPercent: over ? share(figures.goalMs, axisMs) : null,
    gapPercents: figures.gapsAtMs.filter((atMs) => atMs > 0 && atMs < figures.elapsedMs).map((atMs) => share(atMs, axisMs)),
    tickPercents: figures.warnAtMs.map((atMs) => share(atMs, axisMs)),
    capped: isStanding(figures),
  }
}
