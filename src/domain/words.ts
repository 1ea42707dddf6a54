import type { Metric, Severity, Tier } from './policy/policy'
import { SEVERITY_WORDS } from './policy/severity'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './time'
import type { Instant, Millis } from './time'

/** Words that several parts of the domain use; instants in comments are absolute, with date and zone. */

export const tierWords = (tier: Tier): string => `Tier ${tier}`
export const severityWords = (severity: Severity): string => `${severity} ${SEVERITY_WORDS[severity]}`

export const METRIC_WORDS: Record<Metric, string> = {
  firstResponse: 'First response',
  restore: 'Restore service',
  holdI: 'Tier I hold',
  holdII: 'Tier II hold',
}

const UNITS: [lengthMs: Millis, word: string][] = [[HOUR_MS, 'h'], [MINUTE_MS, 'min'], [SECOND_MS, 's']]

/**
 * "9 h", "72 h", "4 h 30 min": the two largest units that count, cut and never rounded up. A day of a goal may be 24
 * hours or a working day, so hours are the largest.
 */
export const lengthWords = (lengthMs: Millis): string => {
  const first = UNITS.findIndex(([unitMs]) => lengthMs >= unitMs)
  if (first === -1) return '0 min'
  let leftMs = lengthMs
  const parts = UNITS.slice(first, first + 2).map(([unitMs, word]): [number, string] => {
    const count = Math.floor(leftMs / unitMs)
    leftMs -= count * unitMs
    return [count, word]
  })
  return parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`).join(' ')
}

/** "Tue 24 Nov 2026, 17:05 CET", in `timeZone` (IANA name), or in UTC where that is null or unknown to this runtime. */
export const instantWords = (at: Instant, timeZone: string | null): string => {
  const part = parts(at, timeZone)
  return `${dayOf(part)}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`
}

/** `YYYY-MM-DD` of an instant in `timeZone` (IANA name), or in UTC where that is null or unknown. */
export const localDay = (at: Instant, timeZone: string | null): string => {
  const part = partsOf(numericDayIn(timeZone ?? 'UTC'), at)
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** "Tue 24 Nov 2026" of a local day as policies write it, `YYYY-MM-DD`; what is no day stands for itself. */
export const dayWords = (day: string): string => {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? day : dateWords(at, null)
}

/** "Tue 24 Nov 2026". */
export const dateWords = (at: Instant, timeZone: string | null): string => dayOf(parts(at, timeZone))

type Part = (type: Intl.DateTimeFormatPartTypes) => string

const dayOf = (part: Part): string => `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`

/** Assembled from parts: the whole pattern of a locale changes between ICU versions, its parts do not. */
const parts = (at: Instant, timeZone: string | null): Part => partsOf(wordsIn(timeZone ?? 'UTC'), at)

const partsOf = (format: Intl.DateTimeFormat, at: Instant): Part => {
  const found = format.formatToParts(at)
  return (type) => found.find((part) => part.type === type)?.value ?? ''
}

const wordsIn = (timeZone: string): Intl.DateTimeFormat =>
  formatIn(timeZone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' })

const numericDayIn = (timeZone: string): Intl.DateTimeFormat => formatIn(timeZone, { day: '2-digit', month: '2-digit', year: 'numeric' })

const formatIn = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  } catch {
    // A zone that a profile names may be newer than this runtime's table: UTC is right everywhere.
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
}

/** Bytes of a text in UTF-8, which is what storage counts. */
export const utf8Bytes = (text: string): number => {
  let bytes = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** The beginning of a text that takes at most so many bytes in UTF-8; no character is cut in two. */
export const cutToBytes = (text: string, most: number): string => {
  let kept = ''
  let bytes = 0
  for (const char of text) {
    bytes += utf8Bytes(char)
    if (bytes > most) return kept
    kept += char
  }
  return kept
}

/** Ends a sentence that a person wrote, so that ours can follow it. */
export const asSentence = (text: string): string => (/[.!?…:]$/u.test(text) ? text : `${text}.`)
/**
 * What stands after "because": without a full stop at its end, and small at its start unless the first word has a capital
 * of its own, as an abbreviation or a name in capitals has.
 */
export const asClause = (text: string): string => text.replace(/[.\s]+$/u, '').replace(/^\p{Lu}(?=\p{Ll}+\b)/u, (first) => first.toLowerCase())
