import { JqlError } from './parse-jql'

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }
const RELATIVE = /^([+-]?)(\d+)([mhdw])$/
const ABSOLUTE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/

/** Milliseconds that a zone is ahead of UTC at an instant. */
const zoneAheadMs = (at: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(at)
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? 0)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at / 1_000) * 1_000
}

/** The instant that a date in JQL means: relative to now (`-1d`), or a day or minute in the searcher's own zone. */
export const jqlInstant = (text: string, field: string, now: number, timeZone: string): number => {
  const relative = RELATIVE.exec(text.trim())
  if (relative) return now + (relative[1] === '-' ? -1 : 1) * Number(relative[2]) * (UNIT_MS[relative[3] ?? 'd'] ?? 0)
  const absolute = ABSOLUTE.exec(text.trim())
  if (!absolute) {
    throw new JqlError(`Date value '${text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`)
  }
  const [, year, month, day, hour = '0', minute = '0'] = absolute
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  return local - zoneAheadMs(local, timeZone)
}

/** `now()` and the starts and ends of days, in the searcher's zone. */
export const jqlDateFunction = (name: string, now: number, timeZone: string): number | null => {
  const local = now + zoneAheadMs(now, timeZone)
  const dayStart = Math.floor(local / 86_400_000) * 86_400_000 - (local - now)
  switch (name.toLowerCase()) {
    case 'now': return now
    case 'startofday': return dayStart
    case 'endofday': return dayStart + 86_400_000 - 1
    default: return null
  }
}
