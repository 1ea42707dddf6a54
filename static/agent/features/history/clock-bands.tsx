import { useId, useState } from 'react'
import chevronDown from '@atlaskit/icon/core/chevron-down'
import chevronRight from '@atlaskit/icon/core/chevron-right'
import type { AgentIncident } from '../../../../src/api/answers'
import type { ClockFigures } from '../../../../src/domain/views/clock-view'
import type { Instant } from '../../../../src/domain/time'
import type { ClockRules } from '../../../shared/clock/clock-l'
import { Band, ClockL } from '../../../shared/clock/clock-l'
import { useFigures, useSpokenStates } from '../../../shared/clock/use-figures'
import { dueWords, finishedWords, leftWords } from '../../../shared/clock/words'
import { Icon } from '../../../shared/icon'
import { ClockLozenge } from '../../../shared/parts/chips'
import { useZone } from '../../../shared/viewer'
import { METRIC } from '../../../shared/vocabulary'
import { clockRules } from '../../incident/clock-rules'

/** Each clock's band on wall time; its sum opens beneath it. */
export function ClockBands({ incident }: { incident: AgentIncident }) {
  const { now, figures } = useFigures(incident.view.clocks)
  useSpokenStates(figures, 'agent')
  const rules = clockRules(incident)
  return (
    <section aria-labelledby="bands">
      <div className="section-head">
        <h3 id="bands">Clocks</h3>
      </div>
      <div className="rows">
        {figures.map((each) => (
          <ClockBand key={`${each.metric} ${each.cycle}`} figures={each} now={now} rules={rules} />
        ))}
      </div>
    </section>
  )
}

function ClockBand({ figures, now, rules }: { figures: ClockFigures; now: Instant; rules: ClockRules }) {
  const [open, setOpen] = useState(false)
  const bodyId = useId()
  const zone = useZone()
  const ended = figures.endedAt !== null
  return (
    <div className={`clock-${figures.state}`}>
      <button type="button" className="clock-m" aria-expanded={open} aria-controls={bodyId} onClick={() => setOpen(!open)}>
        <span className="clock-m-line">
          <Icon glyph={open ? chevronDown : chevronRight} small />
          <span className="clock-m-name">
            {METRIC[figures.metric].agent}
            {figures.cycle > 1 ? `, cycle ${figures.cycle}` : ''}
          </span>
          <ClockLozenge state={figures.state} side="agent" />
          {ended ? (
            <span className="clock-m-ended subtle tabular">{finishedWords(figures, now, zone)}</span>
          ) : (
            <>
              <span role="timer" aria-live="off" className="clock-left">
                {leftWords(figures)}
              </span>
              <span className="clock-m-due">{dueWords(figures, now, zone)}</span>
            </>
          )}
        </span>
      </button>
      <div id={bodyId}>
        {open ? (
          <ClockL figures={figures} now={now} side="agent" rules={rules} />
        ) : (
          <div className="clock-l">
            <Band figures={figures} now={now} side="agent" />
          </div>
        )}
      </div>
    </div>
  )
}
