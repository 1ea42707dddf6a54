import type { ReactNode } from 'react'
import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
import { CopyButton } from '../parts/copy-button'
import { exactInstant } from '../time'
import { useZone } from '../viewer'
import type { LookerSide } from '../vocabulary'
import type { ClockRules } from './clock-l'
import { sumOf, sumText } from './sum'
import { endWords, leftWords } from './words'

/** Every step of a clock, and the sum of its counted and stopped time. */
export function SumTable({ figures, now, rules, side }: { figures: ClockFigures; now: Instant; rules: ClockRules; side: LookerSide }) {
  const zone = useZone()
  const sum = sumOf(figures, now, side, (at) => exactInstant(at, now, zone))
  const stopped = side === 'agent' ? 'Paused' : 'Stopped'
  const after = figures.dueAt === null ? endWords(figures, now, zone, side) : `due ${exactInstant(figures.dueAt, now, zone)}`
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
            {sum.rows.map(({ from, to, counted, paused, why }, place) => (
              <Row key={place} cells={[from, to, counted, paused, why]} stopped={stopped} />
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
                {after === '' ? '' : `, ${after}`}
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
