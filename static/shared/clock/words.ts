import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
import { clockTime, durationWords, instantWords, shortInstant } from '../time'
import type { LookerSide } from '../vocabulary'
import { METRIC } from '../vocabulary'
import { isStanding } from './measure-bar'

/** What each size of clock says of its figures. Rows go by the minute, cards and the context by the second under 1 h. */

const elapsedOfGoal = (figures: ClockFigures): string =>
  `${durationWords(figures.elapsedMs, { seconds: false })} of ${durationWords(figures.goalMs, { seconds: false })}`

/** `38 min 05 s`, `Overdue by 4 min 12 s`, `5 h of 8 h`. */
function leading(figures: ClockFigures, seconds: boolean, after: string): string {
  if (figures.endedAt !== null) return elapsedOfGoal(figures)
  const left = durationWords(figures.leftMs, { seconds, days: true })
  return figures.leftMs < 0 ? `Overdue by ${left}` : `${left}${after}`
}

/** A row's text: `38 min`, `Overdue by 1 h 30 min`, `Paused, 1 h 10 min`, `5 h of 8 h`. */
export function rowWords(figures: ClockFigures): string {
  const words = leading(figures, false, '')
  return isStanding(figures) ? `Paused, ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words
}

/** A card's figure: `38 min 05 s left`. */
export const leftWords = (figures: ClockFigures): string => leading(figures, true, ' left')

/** The figure alone, where `left` is said elsewhere. */
export const bareLeftWords = (figures: ClockFigures): string => leading(figures, true, '')

/** Beside the figure: `due today 17:05`, `paused since 14:40`, `met today 12:50`. */
export function dueWords(figures: ClockFigures, now: Instant, zone: string): string {
  if (figures.endedAt !== null) return endWords(figures, now, zone, 'agent')
  if (figures.dueAt !== null) return `due ${instantWords(figures.dueAt, now, zone)}`
  return figures.stoppedSince === null ? '' : `paused since ${shortInstant(figures.stoppedSince, now, zone)}`
}

const ENDED: Record<LookerSide, { inTime: string; late: string }> = {
  agent: { inTime: 'met', late: 'missed by' },
  customer: { inTime: 'kept', late: 'late by' },
}

/** How it ended: `met today 12:50`, `missed by 4 h 32 min`; empty while it is open. */
export function endWords(figures: ClockFigures, now: Instant, zone: string, side: LookerSide): string {
  if (figures.endedAt === null) return ''
  if (figures.missed) return `${ENDED[side].late} ${durationWords(figures.leftMs, { seconds: false, days: true })}`
  return `${ENDED[side].inTime} ${instantWords(figures.endedAt, now, zone)}`
}

/** A finished clock's line: `Met at 08:02`, `Missed by 4 h 32 min`. */
export function finishedWords(figures: ClockFigures, now: Instant, zone: string): string {
  if (figures.missed || figures.endedAt === null) {
    const words = endWords(figures, now, zone, 'agent')
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  }
  return `Met at ${shortInstant(figures.endedAt, now, zone)}`
}

const ORDINAL_ENDS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
const ordinal = (count: number): string => `${count}${ORDINAL_ENDS[new Intl.PluralRules('en', { type: 'ordinal' }).select(count)] ?? 'th'}`

/** Which cycle of its metric a clock is: `2nd time`; null where there is only one. */
export function cycleName({ metric, cycle }: Pick<ClockFigures, 'metric' | 'cycle'>, among: readonly Pick<ClockFigures, 'metric'>[]): string | null {
  return among.filter((each) => each.metric === metric).length < 2 ? null : `${ordinal(cycle)} time`
}

/** The same with when it was: `1st time, until 24 Nov 16:58`, `2nd time, since 17:20`. */
export function cycleWords(figures: ClockFigures, among: readonly ClockFigures[], now: Instant, zone: string): string | null {
  const name = cycleName(figures, among)
  if (name === null) return null
  return figures.endedAt === null ? `${name}, since ${shortInstant(figures.startedAt, now, zone)}` : `${name}, until ${shortInstant(figures.endedAt, now, zone)}`
}

/** What the live region says when a clock's state changes: `Restore service is at risk: 2 hours left.` */
export function spokenWords(figures: ClockFigures): string {
  const name = METRIC[figures.metric].agent
  const length = durationWords(figures.leftMs, { seconds: false, days: true })
    .replace(/(\d+) d\b/, (_, count: string) => `${count} ${count === '1' ? 'day' : 'days'}`)
    .replace(/(\d+) h\b/, (_, count: string) => `${count} ${count === '1' ? 'hour' : 'hours'}`)
    .replace(/(\d+) min\b/, (_, count: string) => `${count} ${count === '1' ? 'minute' : 'minutes'}`)
  if (figures.state === 'met') return `${name} is met.`
  if (figures.state === 'paused') return `${name} is paused: ${length} left.`
  if (figures.state === 'breached') return `${name} is overdue.`
  return `${name} is ${figures.state === 'atRisk' ? 'at risk' : 'on track'}: ${length} left.`
}

/** `14:40–15:55`. */
export const rangeWords = (from: Instant, to: Instant, zone: string): string => `${clockTime(from, zone)}–${clockTime(to, zone)}`
