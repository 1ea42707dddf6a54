import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant, Millis } from '../../../src/domain/time'
import { exactDurationWords } from '../time'
import type { LookerSide } from '../vocabulary'
import { METRIC } from '../vocabulary'
import type { ClockRules } from './clock-l'
import { leftWords } from './words'

/** The steps of a clock as rows, and their sums; every figure has its seconds, so that it adds up. */
export interface Sum {
  rows: { from: string; to: string; counted: string; paused: string; why: string }[]
  counted: string
  paused: string
  whole: string
  since: string
  goal: string
}

/** Counting needs no reason but whose turn it was; a stop says its own. */
const COUNTING: Record<LookerSide, { first: string; reopened: string; later: string }> = {
  agent: { first: 'Recorded, our turn', reopened: 'Opened again, our turn', later: 'Our turn' },
  customer: { first: 'Recorded, our turn', reopened: 'Opened again, our turn', later: 'Our turn again' },
}

/** Figures have whole seconds already, so rows add up. `say`: an instant with its seconds, in the viewer's zone. */
export function sumOf(figures: ClockFigures, now: Instant, side: LookerSide, say: (at: Instant) => string): Sum {
  let countedMs: Millis = 0
  let pausedMs: Millis = 0
  const rows = figures.steps.map(({ from, to, counts, why }, place) => {
    const end = to ?? figures.endedAt
    const lengthMs = (end ?? now) - from
    if (counts) countedMs += lengthMs
    else pausedMs += lengthMs
    const length = exactDurationWords(lengthMs)
    return { from: say(from), to: end === null ? 'now' : say(end), counted: counts ? length : '', paused: counts ? '' : length, why: counts ? reasonToCount(figures, place, side) : why }
  })
  return {
    rows,
    counted: exactDurationWords(countedMs),
    paused: pausedMs === 0 ? '' : exactDurationWords(pausedMs),
    whole: exactDurationWords(countedMs + pausedMs),
    since: say(figures.startedAt),
    goal: exactDurationWords(figures.goalMs),
  }
}

function reasonToCount({ metric, cycle, startedAt, steps }: ClockFigures, place: number, side: LookerSide): string {
  const isHold = metric === 'holdI' || metric === 'holdII'
  if (isHold || place > 0 || steps[0]?.from !== startedAt) return COUNTING[side].later
  return cycle > 1 ? COUNTING[side].reopened : COUNTING[side].first
}

/** The table as plain text, for a mail or a report. */
export function sumText(figures: ClockFigures, sum: Sum, rules: ClockRules, side: LookerSide): string {
  const line = (...cells: string[]): string => cells.join('\t')
  return [
    `${METRIC[figures.metric][side]}: ${leftWords(figures)}`,
    line('From', 'To', 'Counted', side === 'agent' ? 'Paused' : 'Stopped', 'Why'),
    ...sum.rows.map(({ from, to, counted, paused, why }) => line(from, to, counted, paused, why)),
    line('Sum', '', sum.counted, sum.paused, `= ${sum.whole} since ${sum.since}`),
    line(rules.goalName, '', sum.goal),
    rules.smallPrint,
  ].join('\n')
}
