import type { ClockFigures } from '../../../src/domain/views/clock-view'
import { measureBar } from './measure-bar'

/** The bar of sizes S and M; decoration beside the words, which say the same. */
export function Bar({ figures, small = false }: { figures: ClockFigures; small?: boolean }) {
  const { fillPercent, goalPercent, gapPercents, tickPercents, capped } = measureBar(figures)
  const at = (percent: number) => ({ insetInlineStart: `${percent}%` })
  return (
    <span className={small ? 'bar bar-small' : 'bar'} aria-hidden="true">
      <span className="bar-track">
        <span className="bar-fill" style={{ width: `${fillPercent}%` }} />
        {goalPercent !== null && <span className="bar-over" style={{ ...at(goalPercent), insetInlineEnd: 0 }} />}
        {capped && goalPercent === null && <span className="bar-cap" style={at(fillPercent)} />}
        {gapPercents.map((percent, place) => (
          <span key={place} className="bar-gap" style={at(percent)} />
        ))}
      </span>
      {goalPercent !== null && <span className="bar-goal" style={at(goalPercent)} />}
      {!small && tickPercents.map((percent) => <span key={percent} className="bar-tick" style={at(percent)} />)}
    </span>
  )
}
