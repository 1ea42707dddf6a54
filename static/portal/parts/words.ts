import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { CustomerView } from '../../../src/domain/views/customer-view'
import type { Instant } from '../../../src/domain/time'
import { durationWords, instantWords, sameDay, clockTime, stretchWords } from '../../shared/time'
import type { When } from './use-when'

/** Sentences that several frames of a request say. Pure: times are worded against `When`. */

type Closure<Kind extends CustomerView['closure']['kind']> = Extract<CustomerView['closure'], { kind: Kind }>

/** `17:05` today, `Thu 26 Nov, 09:30` otherwise. */
export const shortTime = (at: Instant, { now, zone }: When): string =>
  sameDay(at, now, zone) ? clockTime(at, zone) : instantWords(at, now, zone)

/** `14:40–15:55` today, `yesterday 10:15 to 13:07`, `yesterday 13:37 to today 08:37` otherwise. */
export const shortStretch = (from: Instant, to: Instant, { now, zone }: When): string =>
  sameDay(from, now, zone) && sameDay(to, now, zone) ? `${clockTime(from, zone)}–${clockTime(to, zone)}` : stretchWords(from, to, now, zone)

/** Rows and lozenges tick by the minute. */
export const minutesWords = (lengthMs: number): string => durationWords(lengthMs, { seconds: false })

export function closedWords(closure: Closure<'closed'>, { now, zone }: When): string {
  const at = instantWords(closure.at, now, zone)
  return closure.how === 'together' ? `Closed together, ${at}.` : `Closed by our support team, ${at}.`
}

/** Whose answer is quoted, and what it claims. */
export const proposerWords = ({ tier, as }: Closure<'askedOfYou'>): string => `Our Tier ${tier} specialists, ${as}`

/** What a "no" means for the time, to be added to a sentence: `; it is still due 17:05`. */
export function stillDueWords(declined: ClockFigures | null, when: When): string {
  const dueAt = declined?.dueAt ?? null
  if (dueAt === null) return ''
  return dueAt >= when.now ? `; it is still due ${shortTime(dueAt, when)}` : `; it was due ${shortTime(dueAt, when)}`
}

/** A stop's reason, told while it lasts: "We waited for your log" becomes "we wait for your log". */
export const lastingWords = (why: string): string => withinSentence(why).replace(/^we waited\b/, 'we wait').replace(/^we checked\b/, 'we check')

/** The domain gives reasons as sentences; here they stand within one. */
export const withinSentence = (why: string): string => why.charAt(0).toLowerCase() + why.slice(1)

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `1 thing`, `2 things`. */
export const things = (count: number): string => `${count} ${count === 1 ? 'thing' : 'things'}`
