import { MINUTE_MS } from '../../../src/domain/time'
import type { Instant, Millis } from '../../../src/domain/time'

/**
 * A date-time field holds `2026-11-24T17:05`, without a zone; screens mean the viewer's. These turn it into an instant and
 * back. Null: not a date and time.
 */
export function instantOf(text: string, zone: string): Instant | null {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(`${text.slice(0, 16)}Z`) : Number.NaN
  if (Number.isNaN(asUtc)) return null
  // Where the clocks change, the offset before and after differ: the second look takes the one that holds there.
  const guess = asUtc - offsetMs(asUtc, zone)
  return asUtc - offsetMs(guess, zone)
}

/** What the field shows for an instant, to the minute. */
export const inputText = (at: Instant, zone: string): string => new Date(at + offsetMs(at, zone)).toISOString().slice(0, 16)

/** How far a zone's own time is ahead of UTC then; a zone this browser doesn't know counts as UTC. */
function offsetMs(at: Instant, zone: string): Millis {
  const whole = Math.floor(at / MINUTE_MS) * MINUTE_MS
  const found: Record<string, number> = {}
  for (const { type, value } of formatIn(zone).formatToParts(whole)) found[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = found
  return Date.UTC(year, month - 1, day, hour, minute) - whole
}

const SHAPE = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

function formatIn(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...SHAPE, timeZone: zone })
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...SHAPE, timeZone: 'UTC' })
  }
}
