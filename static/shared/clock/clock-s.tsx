import type { ClockFigures } from '../../../src/domain/views/clock-view'
import { Icon } from '../icon'
import { CLOCK_STATE } from '../vocabulary'
import { Bar } from './bar'
import { rowWords } from './words'

/** Size S, for an agent's rows: icon, bar, text. */
export function ClockS({ figures }: { figures: ClockFigures }) {
  const { icon, agent: word } = CLOCK_STATE[figures.state]
  return (
    <span className={`clock-s clock-${figures.state}`}>
      <Icon glyph={icon} label={word} />
      <Bar figures={figures} small />
      <span role="timer" aria-live="off" className="tabular">
        {rowWords(figures)}
      </span>
    </span>
  )
}
