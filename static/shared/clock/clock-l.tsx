import type { ReactNode } from 'react'
import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
import { CopyButton } from '../parts/copy-button'
import { clockTime, exactClockTime, instantWords, sameDay, shortInstant } from '../time'
import { useZone } from '../viewer'
import type { LookerSide } from '../vocabulary'
import { isStanding, measureBand } from './measure'
import { sumOf, sumText } from './sum'
import { dueWords, leftWords, rangeWords } from './words'

/** The small print: `Calendar 24×7, policy version 7`; `goalName`: `Goal, S2`. */
export interface ClockRules {
  smallPrint: string
  goalName: string
}

interface Props {
  figures: ClockFigures
  now: Instant
  side: LookerSide
  rules: ClockRules
}

const NOW_WIDTH_PX = 96
/** A stop's label fits between the labels of start and end only when its middle is here. */
const LABEL_FROM_PERCENT = 14
const LABEL_TO_PERCENT = 84

/** Size L: a band on wall time, and the table that adds up to it. */
export function ClockL({ figures, now, side, rules }: Props) {
  return (
    <div className={`clock-l clock-${figures.state}`}>
      <Band figures={figures} now={now} side={side} />
      <Legend figures={figures} smallPrint={rules.smallPrint} />
      <SumTable figures={figures} now={now} rules={rules} side={side} />
    </div>
  )
}

/** The band alone; a customer's has no ticking label, since its rows say the same. */
export function Band({ figures, now, side }: { figures: ClockFigures; now: Instant; side: LookerSide }) {
  const zone = useZone()
  const { pieces, nowPercent, goalPercent, endsAt, stops } = measureBand(figures, now)
  const start = (percent: number) => ({ insetInlineStart: `${percent}%` })
  return (
    <div aria-hidden="true">
      {side === 'agent' && (
        <div className="band-now">
          {nowPercent !== null && (
            <span style={{ insetInlineStart: `clamp(0px, ${nowPercent}% - ${NOW_WIDTH_PX / 2}px, 100% - ${NOW_WIDTH_PX}px)` }}>now {exactClockTime(now, zone)}</span>
          )}
        </div>
      )}
      <div className="band">
        <div className="band-track">
          {pieces.map(({ kind, fromPercent, widthPercent }, place) => (
            <span key={place} className={`band-piece band-${kind}`} style={{ ...start(fromPercent), width: `${widthPercent}%` }} />
          ))}
        </div>
        {goalPercent !== null && <span className="band-mark" style={start(goalPercent)} />}
        {nowPercent !== null && <span className="band-mark" style={start(nowPercent)} />}
      </div>
      <div className="band-labels">
        <span>{shortInstant(figures.startedAt, now, zone)}</span>
        {stops
          .filter(({ middlePercent }) => middlePercent > LABEL_FROM_PERCENT && middlePercent < LABEL_TO_PERCENT)
          .map(({ from, to, middlePercent }) => (
            <span key={from} className="band-pause" style={start(middlePercent)}>
              {side === 'agent' ? rangeWords(from, to, zone) : stoppedWords(figures, from, to, zone)}
            </span>
          ))}
        <span>{endLabel(figures, endsAt, now, side, zone)}</span>
      </div>
    </div>
  )
}

/** A customer reads no end while the clock stands still: it moves on by as long as it does. */
function endLabel(figures: ClockFigures, endsAt: Instant, now: Instant, side: LookerSide, zone: string): string {
  const end = shortInstant(endsAt, now, zone)
  if (side === 'customer') return isStanding(figures) ? '' : end
  return figures.dueAt !== null && figures.dueAt >= now ? `due ${end}` : end
}

const stoppedWords = (figures: ClockFigures, from: Instant, to: Instant, zone: string): string =>
  figures.stoppedSince === from ? `stopped since ${clockTime(from, zone)}` : `stopped ${rangeWords(from, to, zone)}`

function Legend({ figures, smallPrint }: { figures: ClockFigures; smallPrint: string }) {
  const stopped = figures.steps.some(({ counts }) => !counts)
  const swatches: [string, string, boolean][] = [
    ['band-counted', 'Counted', true],
    ['band-stopped', 'Paused', stopped],
    ['band-over', 'Over the goal', figures.missed],
    ['', 'Still to come', figures.endedAt === null && figures.leftMs > 0],
  ]
  return (
    <div className="band-legend">
      {swatches
        .filter(([, , shown]) => shown)
        .map(([look, word]) => (
          <span key={word}>
            <span className={`swatch ${look}`} aria-hidden="true" />
            {word}
          </span>
        ))}
      <span className="band-rules">{smallPrint}</span>
    </div>
  )
}

/** Every step of a clock, and the sum of its counted and stopped time. */
export function SumTable({ figures, now, rules, side }: { figures: ClockFigures; now: Instant; rules: ClockRules; side: LookerSide }) {
  const zone = useZone()
  const sum = sumOf(figures, now, side, (at) => (sameDay(at, now, zone) ? '' : `${instantWords(at, now, zone).replace(/,? \d\d:\d\d$/, '')} `) + exactClockTime(at, zone))
  const stopped = side === 'agent' ? 'Paused' : 'Stopped'
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="How it adds up">
        {/* Roles are named, for narrow it is not drawn as a table, and browsers then take it for none. */}
        <table className="sum" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">From</th>
              <th role="columnheader" scope="col">To</th>
              <th role="columnheader" scope="col" className="figure">
                Counted
              </th>
              <th role="columnheader" scope="col" className="figure">
                {stopped}
              </th>
              <th role="columnheader" scope="col">Why</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {sum.rows.map(({ from, to, counted, paused, why }) => (
              <Row key={from} cells={[from, to, counted, paused, why]} stopped={stopped} />
            ))}
          </tbody>
          <tfoot role="rowgroup">
            <tr role="row">
              <th role="rowheader" scope="row" colSpan={2}>
                Sum
              </th>
              <Figure head="Counted">{sum.counted}</Figure>
              <Figure head={stopped}>{sum.paused}</Figure>
              <td role="cell">
                = {sum.whole} <span className="sum-since">since {sum.since}</span>
              </td>
            </tr>
            <tr role="row" className="subtle">
              <th role="rowheader" scope="row" colSpan={2}>
                {rules.goalName}
              </th>
              <Figure head="">{sum.goal}</Figure>
              <Figure head="">{''}</Figure>
              <td role="cell">
                <span className="clock-left">{leftWords(figures)}</span>
                {isStanding(figures) || dueWords(figures, now, zone) === '' ? '' : `, ${figures.dueAt === null ? dueWords(figures, now, zone) : `due ${exactClockTime(figures.dueAt, zone)}`}`}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <div className="sum-foot">
        <CopyButton label="Copy the table" text={() => sumText(figures, sum, rules, side)}>
          Copy
        </CopyButton>
        <span className="small subtlest">Copies the table as text, for a mail or a report.</span>
      </div>
    </>
  )
}

/** `head`: its column's, said again where the columns are not drawn. */
function Figure({ head, children }: { head: string; children: string }) {
  return (
    <td role="cell" className="figure" data-head={head}>
      {children}
    </td>
  )
}

function Row({ cells, stopped }: { cells: [string, string, string, string, ReactNode]; stopped: string }) {
  const [from, to, counted, paused, why] = cells
  return (
    <tr role="row">
      <td role="cell">{from}</td>
      <td role="cell">{to}</td>
      <Figure head="Counted">{counted}</Figure>
      <Figure head={stopped}>{paused}</Figure>
      <td role="cell">{why}</td>
    </tr>
  )
}
