import { HOUR_MS, MINUTE_MS } from '../../../../src/domain/time'
import type { Millis } from '../../../../src/domain/time'

export type Reading<Value> = { ok: true; value: Value } | { ok: false; text: string }

/** Nobody promises more than a year and two months; a typing slip is caught here. */
const HOURS_MAX = 9_999

const NUMBER = String.raw`\d+(?:[.,]\d+)?`
const HOURS = String.raw`(?:h|hr|hrs|hours?)`
const MINUTES = String.raw`(?:m|min|mins|minutes?)`
const WITH_UNITS = new RegExp(String.raw`^(?:(${NUMBER})\s*${HOURS})?\s*(?:(${NUMBER})\s*${MINUTES})?$`)
const WITH_COLON = /^(\d+):([0-5]\d)$/
const DAYS = new RegExp(String.raw`${NUMBER}\s*(?:d|days?)\b`)

const wrong = (text: string): Reading<never> => ({ ok: false, text })
const numberOf = (digits: string | undefined): number => Number((digits ?? '0').replace(',', '.'))

/**
 * What an admin means by "9h", "4h 30m", "90 min", "1.5 h" or "4:30": a length in milliseconds, whole minutes, above
 * zero. A day is not read, since it may be 24 hours or a working day.
 */
export function readDuration(typed: string): Reading<Millis> {
  const text = typed.trim().toLowerCase()
  if (text === '') return wrong('Write a time, for example 4h 30m.')
  if (/^\d+$/.test(text)) return wrong(`${text} what? Write ${text} min or ${text} h.`)
  if (DAYS.test(text)) return wrong('A day may be 24 hours or a working day. Write it in hours, for example 72h.')
  const [, hours, minutes] = WITH_COLON.exec(text) ?? WITH_UNITS.exec(text) ?? []
  if (hours === undefined && minutes === undefined) return wrong('This is not a time. Write hours and minutes, for example 4h 30m.')
  const lengthMs = Math.round((numberOf(hours) * HOUR_MS + numberOf(minutes) * MINUTE_MS) * 1_000) / 1_000
  if (lengthMs <= 0) return wrong('A goal is longer than zero.')
  if (lengthMs % MINUTE_MS !== 0) return wrong('Goals are whole minutes.')
  if (lengthMs > HOURS_MAX * HOUR_MS) return wrong(`At most ${HOURS_MAX} h.`)
  return { ok: true, value: lengthMs }
}

/** A whole number, or why not; which numbers make sense, the checks of the policy tell. */
export function readCount(typed: string): Reading<number> {
  const text = typed.trim()
  return /^\d{1,6}$/.test(text) ? { ok: true, value: Number(text) } : wrong('Write a whole number.')
}
