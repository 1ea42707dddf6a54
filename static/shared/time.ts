import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/time'
import type { Instant, Millis } from '../../src/domain/time'

/**
 * Times in words (screens.md section 2). Instants are the viewer's zone, 24 hours, absolute; durations have two units
 * and are cut, never rounded up.
 */

/** Cut to the second, which is as exact as anything is shown. */
export const wholeSecond = (at: Instant): Instant => Math.floor(at / SECOND_MS) * SECOND_MS

interface DurationForm {
  /** False: no seconds under an hour (rows). */
  seconds?: boolean
  /** True: days from 24 h on; only for wall time. */
  days?: boolean
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const joined = (whole: string, rest: number, unit: string): string => (rest === 0 ? whole : `${whole} ${rest} ${unit}`)

/** `2 h 10 min`, `38 min 05 s`, `3 d 4 h`; the sign is left out. */
export function durationWords(lengthMs: Millis, { seconds = true, days = false }: DurationForm = {}): string {
  const length = Math.abs(lengthMs)
  if (days && length >= DAY_MS) return joined(`${Math.floor(length / DAY_MS)} d`, Math.floor((length % DAY_MS) / HOUR_MS), 'h')
  if (length >= HOUR_MS) return joined(`${Math.floor(length / HOUR_MS)} h`, Math.floor((length % HOUR_MS) / MINUTE_MS), 'min')
  const minutes = Math.floor(length / MINUTE_MS)
  if (!seconds) return minutes === 0 ? 'under 1 min' : `${minutes} min`
  const restSeconds = Math.floor((length % MINUTE_MS) / SECOND_MS)
  return minutes === 0 ? `${restSeconds} s` : `${minutes} min ${twoDigits(restSeconds)} s`
}

/** All units down to seconds, so that a table adds up: `7 h 21 min 55 s`. */
export function exactDurationWords(lengthMs: Millis): string {
  const seconds = Math.floor(Math.abs(lengthMs) / SECOND_MS)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  if (hours > 0) return `${hours} h ${twoDigits(minutes)} min ${twoDigits(seconds % 60)} s`
  return minutes > 0 ? `${minutes} min ${twoDigits(seconds % 60)} s` : `${seconds} s`
}

interface Parts {
  year: string
  month: string
  day: string
  weekday: string
  hour: string
  minute: string
  second: string
}

type MonthForm = 'short' | 'numeric'
const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(zone: string, month: MonthForm): Intl.DateTimeFormat {
  const key = `${month} ${zone}`
  const known = formats.get(key)
  if (known) return known
  const shape = { year: 'numeric', month, day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  let made: Intl.DateTimeFormat
  try {
    made = new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: zone })
  } catch {
    // A zone this browser doesn't know: its own is better than none.
    made = new Intl.DateTimeFormat('en-GB', shape)
  }
  formats.set(key, made)
  return made
}

function partsOf(at: Instant, zone: string, month: MonthForm = 'short'): Parts {
  const found: Record<string, string> = {}
  for (const { type, value } of formatIn(zone, month).formatToParts(at)) found[type] = value
  const part = (name: keyof Parts): string => found[name] ?? ''
  return { year: part('year'), month: part('month'), day: part('day'), weekday: part('weekday'), hour: part('hour'), minute: part('minute'), second: part('second') }
}

/** What a zone's clocks show, counted in milliseconds as if it were UTC: its round hours and days are multiples. */
export function localTime(at: Instant, zone: string): Millis {
  const { year, month, day, hour, minute, second } = partsOf(at, zone, 'numeric')
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
}

/** The instant at which a zone's clocks show `local`; where they skip it, as much after the skip as it lies within. */
export function momentOf(local: Millis, zone: string): Instant {
  const guess = local - (localTime(local, zone) - local)
  return guess + local - localTime(guess, zone)
}

/** `17:05`. */
export function clockTime(at: Instant, zone: string): string {
  const { hour, minute } = partsOf(at, zone)
  return `${hour}:${minute}`
}

/** `17:05:09`. */
export function exactClockTime(at: Instant, zone: string): string {
  const { hour, minute, second } = partsOf(at, zone)
  return `${hour}:${minute}:${second}`
}

/** `24 Nov`, with the year where it isn't this one. */
function dateOf({ day, month, year }: Parts, today: Parts): string {
  return year === today.year ? `${day} ${month}` : `${day} ${month} ${year}`
}

const dayKey = ({ year, month, day }: Parts): string => `${year} ${month} ${day}`

/** True where both fall on one day of that zone. */
export const sameDay = (one: Instant, other: Instant, zone: string): boolean =>
  dayKey(partsOf(one, zone)) === dayKey(partsOf(other, zone))

/** `today 17:05`, `tomorrow 09:30`, `Thu 26 Nov, 09:30`. */
export function instantWords(at: Instant, nowAt: Instant, zone: string): string {
  const parts = partsOf(at, zone)
  const today = partsOf(nowAt, zone)
  const time = `${parts.hour}:${parts.minute}`
  if (dayKey(parts) === dayKey(today)) return `today ${time}`
  if (dayKey(parts) === dayKey(partsOf(nowAt + DAY_MS, zone))) return `tomorrow ${time}`
  if (dayKey(parts) === dayKey(partsOf(nowAt - DAY_MS, zone))) return `yesterday ${time}`
  return `${parts.weekday} ${dateOf(parts, today)}, ${time}`
}

/** `today 12:01 to 20:01`, `yesterday 16:20 to today 09:30`. */
export const stretchWords = (from: Instant, to: Instant, nowAt: Instant, zone: string): string =>
  `${instantWords(from, nowAt, zone)} to ${sameDay(from, to, zone) ? clockTime(to, zone) : instantWords(to, nowAt, zone)}`

/** `24 Nov`, with the year where it isn't this one. */
export const dayWords = (at: Instant, nowAt: Instant, zone: string): string => dateOf(partsOf(at, zone), partsOf(nowAt, zone))

/** `16:20` today, `23 Nov 16:20` otherwise: for lists and gists. */
export function shortInstant(at: Instant, nowAt: Instant, zone: string): string {
  return sameDay(at, nowAt, zone) ? clockTime(at, zone) : `${dayWords(at, nowAt, zone)} ${clockTime(at, zone)}`
}

/** The last day of the week that a weekday alone names without doubt. */
const WEEKDAY_WITHIN_MS = 6 * DAY_MS

/** `16:20` today, `Wed 06:27` in the days after it, `3 Dec 06:27` later or earlier: for columns of due instants. */
export function dueColumn(at: Instant, nowAt: Instant, zone: string): string {
  const isNear = at > nowAt && at - nowAt < WEEKDAY_WITHIN_MS && !sameDay(at, nowAt, zone)
  return isNear ? `${partsOf(at, zone).weekday} ${clockTime(at, zone)}` : shortInstant(at, nowAt, zone)
}

/** `16:20:05` today, `23 Nov 16:20:05` otherwise: where figures must add up. */
export function exactInstant(at: Instant, nowAt: Instant, zone: string): string {
  return sameDay(at, nowAt, zone) ? exactClockTime(at, zone) : `${dayWords(at, nowAt, zone)} ${exactClockTime(at, zone)}`
}

/** `in 38 min`, `42 min ago`, by the minute. */
export function relativeWords(at: Instant, nowAt: Instant): string {
  const length = durationWords(at - nowAt, { seconds: false, days: true })
  return at >= nowAt ? `in ${length}` : `${length} ago`
}

/** `today 17:05 (in 38 min)`. */
export const fullInstantWords = (at: Instant, nowAt: Instant, zone: string): string =>
  `${instantWords(at, nowAt, zone)} (${relativeWords(at, nowAt)})`
