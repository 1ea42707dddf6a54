import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant, Millis } from '../../../src/domain/time'

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

export const isStanding = (figures: ClockFigures): boolean => !figures.running && figures.endedAt === null

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

export interface BandPiece {
  kind: 'counted' | 'stopped' | 'over'
  fromPercent: number
  widthPercent: number
}

/** The band's axis is wall time: from the start to the due instant, now or the end, whichever is last. */
export interface BandMeasure {
  pieces: BandPiece[]
  nowPercent: number | null
  goalPercent: number | null
  endsAt: Instant
  /** Middle of each stop, for its label. */
  stops: { from: Instant; to: Instant; middlePercent: number }[]
}

function bandEnd(figures: ClockFigures, now: Instant): Instant {
  if (figures.dueAt !== null) return Math.max(figures.dueAt, now)
  return (figures.endedAt ?? now) + Math.max(0, figures.leftMs)
}

export function measureBand(figures: ClockFigures, now: Instant): BandMeasure {
  const { startedAt, goalMs } = figures
  const endsAt = bandEnd(figures, now)
  const place = (at: Instant): number => share(at - startedAt, endsAt - startedAt)
  const measure: BandMeasure = { pieces: [], nowPercent: figures.endedAt === null ? place(now) : null, goalPercent: null, endsAt, stops: [] }
  const add = (kind: BandPiece['kind'], from: Instant, to: Instant): void => {
    if (to > from) measure.pieces.push({ kind, fromPercent: place(from), widthPercent: place(to) - place(from) })
  }
  let countedMs: Millis = 0
  for (const step of figures.steps) {
    const to = step.to ?? figures.endedAt ?? now
    if (!step.counts) {
      add('stopped', step.from, to)
      measure.stops.push({ from: step.from, to, middlePercent: (place(step.from) + place(to)) / 2 })
      continue
    }
    const goalAt = step.from + Math.max(0, goalMs - countedMs)
    add('counted', step.from, Math.min(to, goalAt))
    if (to > goalAt) {
      measure.goalPercent ??= place(goalAt)
      add('over', Math.max(step.from, goalAt), to)
    }
    countedMs += to - step.from
  }
  return measure
}
