import { useId, useState } from 'react'
import chevronDown from '@atlaskit/icon/core/chevron-down'
import chevronRight from '@atlaskit/icon/core/chevron-right'
import type { ClockFacts } from '../../../../src/domain/views/clock-view'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { figuresAt } from '../../../shared/clock/figures-at'
import { Band } from '../../../shared/clock/band'
import { SumTable } from '../../../shared/clock/sum-table'
import { Icon } from '../../../shared/icon'
import { Button } from '../../../shared/parts/button'
import { Lozenge } from '../../../shared/parts/chips'
import { CLOCK_STATE } from '../../../shared/vocabulary'
import { restoreClock } from '../../parts/restore-clock'
import { useWhen } from '../../parts/use-when'
import { promiseRows } from './promise-rows'
import { stopSentences } from './stop-sentences'

/** Each promise as a line, then the band of the one that lasts, with its sum behind "Every step". */
export function Promises({ view }: { view: CustomerView }) {
  const when = useWhen()
  const rows = promiseRows(view, when)
  const restore = restoreClock(view.clocks)
  if (rows.length === 0) return <p className="subtle">No times are promised for this severity.</p>
  return (
    <>
      <ul className="promises">
        {rows.map(({ key, name, goal, text, state, lozenge }) => (
          <li key={key} className="promise">
            <span className="promise-name">{name}</span>
            <span className="promise-goal subtle tabular">{goal}</span>
            <span className="promise-text tabular">{text}</span>
            <span className="promise-state" role="timer" aria-live="off">
              <Lozenge tone={CLOCK_STATE[state].tone} icon={CLOCK_STATE[state].icon}>{lozenge}</Lozenge>
            </span>
          </li>
        ))}
      </ul>
      {restore && <RestoreBand facts={restore} view={view} />}
    </>
  )
}

function RestoreBand({ facts, view }: { facts: ClockFacts; view: CustomerView }) {
  const [open, setOpen] = useState(false)
  const stepsId = useId()
  const when = useWhen()
  const figures = figuresAt(facts, when.now)
  const sentences = stopSentences(facts, view, when)
  return (
    <div className={`clock-${figures.state} restore-band`}>
      <Band figures={figures} now={when.now} side="customer" />
      {sentences.length > 0 && <p className="subtle restore-why">{sentences.join(' ')}</p>}
      <Button look="link" className="every-step" aria-expanded={open} aria-controls={open ? stepsId : undefined} onClick={() => setOpen(!open)}>
        <Icon glyph={open ? chevronDown : chevronRight} small />
        Every step
      </Button>
      {open && (
        <div id={stepsId} className="every-step-body">
          <SumTable figures={figures} now={when.now} side="customer" rules={{ smallPrint: 'Counted day and night', goalName: `We promised, ${view.severityWord}` }} />
        </div>
      )}
    </div>
  )
}
