import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant, Millis } from '../../../src/domain/time'
import { isStanding } from './measure-bar'

/** The stretch of wall time that bands are drawn on: a clock's own, or one that several share. */
export interface Axis {
  from: Instant
  to: Instant
}

export interface BandPiece {
  kind: 'counted' | 'stopped' | 'over'
  from: Instant
  to: Instant
}

/** A clock on wall time: what it did so far, and how far it reaches. */
export interface BandMeasure {
  pieces: BandPiece[]
  startsAt: Instant
  /** The due instant, now or the end, whichever is last; where it stands still, as if it went on now. */
  endsAt: Instant
  /** When the goal is or was reached; for one that ended in time, when it would have been; null while it stands still. */
  goalAt: Instant | null
}

/** Where a clock counted, stood still and was over its goal, as it stands at `now`. */
export function measureBand(figures: ClockFigures, now: Instant): BandMeasure {
  const { startedAt, goalMs } = figures
  const measure: BandMeasure = { pieces: [], startsAt: startedAt, endsAt: bandEnd(figures, now), goalAt: null }
  const add = (kind: BandPiece['kind'], from: Instant, to: Instant): void => {
    const before = measure.pieces.at(-1)
    if (to <= from) return
    // Two stops in a row are one stretch of hatching: a seam would look like a reason to look closer.
    if (before?.kind === kind && before.to === from) before.to = to
    else measure.pieces.push({ kind, from, to })
  }
  let countedMs: Millis = 0
  for (const step of figures.steps) {
    const to = step.to ?? figures.endedAt ?? now
    if (!step.counts) {
      add('stopped', step.from, to)
      continue
    }
    const goalAt = step.from + Math.max(0, goalMs - countedMs)
    add('counted', step.from, Math.min(to, goalAt))
    if (to >= goalAt) measure.goalAt ??= goalAt
    add('over', Math.max(step.from, goalAt), to)
    countedMs += to - step.from
  }
  if (!figures.missed && !isStanding(figures)) measure.goalAt = measure.endsAt
  return measure
}

function bandEnd(figures: ClockFigures, now: Instant): Instant {
  if (figures.dueAt !== null) return Math.max(figures.dueAt, now)
  return (figures.endedAt ?? now) + Math.max(0, figures.leftMs)
}

/** Where an instant stands on an axis, in percent; below 0 or above 100 where it lies outside. */
export const placeOn = ({ from, to }: Axis, at: Instant): number => (to <= from ? 0 : ((at - from) / (to - from)) * 100)

/** The same, null where it lies outside. */
export function placeWithin(axis: Axis, at: Instant): number | null {
  return at < axis.from || at > axis.to ? null : placeOn(axis, at)
}

/** A stretch as much of it as the axis shows; null where it shows nothing of it. */
export function clip(axis: Axis, { from, to }: Axis): { fromPercent: number; widthPercent: number } | null {
  const start = Math.max(from, axis.from)
  const end = Math.min(to, axis.to)
  if (end <= start) return null
  const fromPercent = placeOn(axis, start)
  return { fromPercent, widthPercent: placeOn(axis, end) - fromPercent }
}
