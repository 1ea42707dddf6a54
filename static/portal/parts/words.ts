import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { CustomerView } from '../../../src/domain/views/customer-view'
import type { Instant } from '../../../src/domain/time'
import { durationWords, instantWords, sameDay, clockTime } from '../../shared/time'
import type { When } from './use-when'

/** Sentences that several frames of a request say. Pure: times are worded against `When`. */

type Closure<Kind extends CustomerView['closure']['kind']> = Extract<CustomerView['closure'], { kind: Kind }>

/** `17:05` today, `Thu 26 Nov, 09:30` otherwise. */
export const shortTime = (at: Instant, { now, zone }: When): string =>
  sameDay(at, now, zone) ? clockTime(at, zone) : instantWords(at, now, zone)

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
