import type { Metric, Severity, Tier } from './policy/policy'
import { SEVERITY_WORDS } from './policy/severity'
import type { Instant } from './time'

/** Words that several parts of the domain use; instants in comments are absolute, with date and zone. */

export const tierWords = (tier: Tier): string => `Tier ${tier}`
export const severityWords = (severity: Severity): string => `${severity} ${SEVERITY_WORDS[severity]}`

export const METRIC_WORDS: Record<Metric, string> = {
  firstResponse: 'First response',
  restore: 'Restore service',
  holdI: 'Tier I hold',
  holdII: 'Tier II hold',
}

/** "Tue 24 Nov 2026, 17:05 CET", in `timeZone` (IANA name), or in UTC where that is null or unknown to this runtime. */
export const instantWords = (at: Instant, timeZone: string | null): string => {
  const part = parts(at, timeZone)
  return `${dayOf(part)}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`
}

/** "Tue 24 Nov 2026". */
export const dateWords = (at: Instant, timeZone: string | null): string => dayOf(parts(at, timeZone))

type Part = (type: Intl.DateTimeFormatPartTypes) => string

const dayOf = (part: Part): string => `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`

/** Assembled from parts: the whole pattern of a locale changes between ICU versions, its parts do not. */
const parts = (at: Instant, timeZone: string | null): Part => {
  const found = formatIn(timeZone ?? 'UTC').formatToParts(at)
  return (type) => found.find((part) => part.type === type)?.value ?? ''
}

const formatIn = (timeZone: string): Intl.DateTimeFormat => {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  } catch {
    // A zone that a profile names may be newer than this runtime's table: UTC is right everywhere.
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
}

/** Ends a sentence that a person wrote, so that ours can follow it. */
export const asSentence = (text: string): string => (/[.!?…:]$/u.test(text) ? text : `${text}.`)
/**
 * What stands after "because": without a full stop at its end, and small at its start unless the first word has a capital
 * of its own, as an abbreviation or a name in capitals has.
 */
export const asClause = (text: string): string => text.replace(/[.\s]+$/u, '').replace(/^\p{Lu}(?=\p{Ll}+\b)/u, (first) => first.toLowerCase())
