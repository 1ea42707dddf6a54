import { useId, useState } from 'react'
import chevronDown from '@atlaskit/icon/core/chevron-down'
import chevronRight from '@atlaskit/icon/core/chevron-right'
import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
import { Icon } from '../icon'
import { ClockLozenge } from '../parts/chips'
import { useZone } from '../viewer'
import { METRIC } from '../vocabulary'
import { Bar } from './bar'
import type { ClockRules } from './clock-l'
import { ClockL } from './clock-l'
import { cycleName, dueWords, leftWords } from './words'

interface Props {
  figures: ClockFigures
  /** All clocks of the incident: one of several cycles says which it is. */
  among: readonly ClockFigures[]
  now: Instant
  rules: ClockRules
}

/** Size M, an agent's card's line: one button, which opens size L in its place. */
export function ClockM({ figures, among, now, rules }: Props) {
  const [open, setOpen] = useState(false)
  const detailId = useId()
  const zone = useZone()
  const cycle = cycleName(figures, among)
  return (
    <div className={`clock-${figures.state}`}>
      <button type="button" className="clock-m" aria-expanded={open} aria-controls={open ? detailId : undefined} onClick={() => setOpen(!open)}>
        <span className="clock-m-line">
          <Icon glyph={open ? chevronDown : chevronRight} small />
          <span className="clock-m-name">
            {METRIC[figures.metric].agent}
            {cycle === null ? '' : `, ${cycle}`}
          </span>
          <ClockLozenge state={figures.state} />
          <span role="timer" aria-live="off" className="clock-left">
            {leftWords(figures)}
          </span>
          <span className="clock-m-due">{dueWords(figures, now, zone)}</span>
        </span>
        {!open && <Bar figures={figures} />}
      </button>
      {open && (
        <div id={detailId}>
          <ClockL figures={figures} now={now} rules={rules} />
        </div>
      )}
    </div>
  )
}
