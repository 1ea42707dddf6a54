import { allOf } from '../../../../src/domain/policy/list-words'
import { DAY_MS } from '../../../../src/domain/time'
import type { Millis } from '../../../../src/domain/time'
import { warnMark } from '../../../../src/domain/sla/clocks'
import { lengthWords } from '../../../../src/domain/words'

/** A Friday at 16:00, without a zone: what is raised late in the week shows best what a calendar does. */
const FRIDAY_AT = Date.UTC(2026, 0, 2, 16)
const WEEK_MS: Millis = 7 * DAY_MS

const format = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' })
function weekTime(at: number): string {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.get('weekday') ?? ''} ${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`
}

/**
 * "Read as 9 h; raised Fri 16:00 it is due Sat 01:00. Warnings at 4 h 30 min and 6 h 45 min." For a calendar that never
 * closes; past a week the number of days is told, since a weekday alone would mislead.
 */
export function goalExample(goalMs: Millis, warnAtPercents: readonly number[]): string {
  const later = goalMs >= WEEK_MS ? `, ${Math.floor(goalMs / DAY_MS)} days later` : ''
  const warnings = warnAtPercents.length === 0 ? '' : ` ${warnAtPercents.length === 1 ? 'Warning' : 'Warnings'} at ${allOf(warnAtPercents.map((percent) => lengthWords(warnMark(goalMs, percent))))}.`
  return `Read as ${lengthWords(goalMs)}; raised Fri 16:00 it is due ${weekTime(FRIDAY_AT + goalMs)}${later}.${warnings}`
}
