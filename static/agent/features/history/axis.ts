import type { ClockFigures } from '../../../../src/domain/views/clock-view'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../src/domain/time'
import type { Instant, Millis } from '../../../../src/domain/time'
import type { Axis } from '../../../shared/clock/measure-band'
import { placeOn } from '../../../shared/clock/measure-band'
import { clockTime, dayWords, localTime, momentOf } from '../../../shared/time'

/** The wall time that all clocks of an incident share. */
export interface Reach {
  /** The first clock's start. */
  from: Instant
  /** Now; the last clock's end where none is open. */
  until: Instant
  /** The last due instant, as far as it is drawn. */
  to: Instant
}

/** What is to come is drawn up to this at least, so that a young incident shows what it has ahead. */
const YOUNG_MS = HOUR_MS

/**
 * From the first start to the last due instant; but what is to come takes no more of the axis than what was, or a
 * goal of three days would leave the first hour a hair's breadth.
 */
export function reachOf(figures: readonly ClockFigures[], now: Instant): Reach {
  const from = Math.min(...figures.map(({ startedAt }) => startedAt))
  const until = Math.max(...figures.map(({ endedAt }) => endedAt ?? now))
  const lastDue = Math.max(until, ...figures.map(({ dueAt }) => dueAt ?? until))
  return { from, until, to: Math.min(lastDue, Math.max(until + (until - from), from + YOUNG_MS)) }
}

/** A length of the axis, as its button says it; null: the whole. */
export interface Zoom {
  word: string
  lengthMs: Millis | null
}

const LENGTHS: readonly Zoom[] = [
  { word: '1 week', lengthMs: 7 * DAY_MS },
  { word: '1 day', lengthMs: DAY_MS },
  { word: '8 hours', lengthMs: 8 * HOUR_MS },
  { word: '1 hour', lengthMs: HOUR_MS },
]

/** The whole, and each length of which there is more. */
export function zoomsOf(reach: Reach): Zoom[] {
  return [{ word: 'Whole', lengthMs: null }, ...LENGTHS.filter(({ lengthMs }) => lengthMs !== null && lengthMs < reach.until - reach.from)]
}

/** The stretch to draw: the whole, or the last `lengthMs` until now, `back` lengths earlier. */
export function axisOf(reach: Reach, lengthMs: Millis | null, back: number): Axis {
  if (lengthMs === null) return { from: reach.from, to: reach.to }
  const to = reach.until - back * lengthMs
  return { from: to - lengthMs, to }
}

/** How often one can go back by a length until the start comes into sight. */
export const stepsBack = (reach: Reach, lengthMs: Millis | null): number =>
  lengthMs === null ? 0 : Math.max(0, Math.ceil((reach.until - reach.from) / lengthMs) - 1)

/** A line across the bands with its time; narrow screens leave out the labels that are not `main`. */
export interface Tick {
  at: Instant
  percent: number
  label: string
  main: boolean
}

const STEPS_MS: readonly Millis[] = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 4, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY_MS),
]
/** As many labels as fit side by side at 684 px. */
const MOST_TICKS = 7
/** The same on a phone; of more, every second is left out. */
const MOST_NARROW_TICKS = 4
/** A label is centred on its line: nearer to an end it would be cut. */
const EDGE_PERCENT = 5
/** The same on a phone. */
const NARROW_EDGE_PERCENT = 9

function stepFor(lengthMs: Millis): Millis {
  const fits = STEPS_MS.find((stepMs) => lengthMs / stepMs <= MOST_TICKS)
  if (fits !== undefined) return fits
  let stepMs = 28 * DAY_MS
  while (lengthMs / stepMs > MOST_TICKS) stepMs *= 2
  return stepMs
}

/** Round times of the viewer's zone, at most seven, and the date where a day begins. */
export function ticksOf(axis: Axis, now: Instant, zone: string): Tick[] {
  const stepMs = stepFor(axis.to - axis.from)
  const moments = roundMoments(axis, stepMs, zone)
  const isCrowded = moments.length > MOST_NARROW_TICKS
  return moments.map(({ at, count }) => {
    const percent = placeOn(axis, at)
    return {
      at,
      percent,
      label: isWithin(percent, EDGE_PERCENT) ? tickLabel(at, stepMs, now, zone) : '',
      main: isWithin(percent, NARROW_EDGE_PERCENT) && !(isCrowded && count % 2 === 1),
    }
  })
}

const isWithin = (percent: number, edge: number): boolean => percent >= edge && percent <= 100 - edge

function tickLabel(at: Instant, stepMs: Millis, now: Instant, zone: string): string {
  const time = clockTime(at, zone)
  return stepMs >= DAY_MS || time === '00:00' ? dayWords(at, now, zone) : time
}

/** By local time, so that they stay round where a zone's clocks change in between. `count`: which step of local time it is, from its zero. */
function roundMoments(axis: Axis, stepMs: Millis, zone: string): { at: Instant; count: number }[] {
  const first = Math.ceil(localTime(axis.from, zone) / stepMs)
  const steps = Math.max(0, Math.floor(localTime(axis.to, zone) / stepMs) - first + 1)
  return Array.from({ length: steps }, (_, place) => ({ at: momentOf((first + place) * stepMs, zone), count: first + place }))
    .filter(({ at }, place, all) => at >= axis.from && at <= axis.to && at > (all[place - 1]?.at ?? Number.NEGATIVE_INFINITY))
}
