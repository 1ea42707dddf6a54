import { useEffect, useRef } from 'react'
import type { ClockFacts } from '../../../../src/domain/views/clock-view'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { figuresAt } from '../../../shared/clock/figures-at'
import { Bar } from '../../../shared/clock/bar'
import { useSpeak } from '../../../shared/parts/announcer'
import { Lozenge, SeverityChip } from '../../../shared/parts/chips'
import { CLOCK_STATE } from '../../../shared/vocabulary'
import { asIfDeclined } from '../../parts/restore-clock'
import { useWhen } from '../../parts/use-when'
import { panelClock } from './panel-clock'

/** Severity and the restore clock; ticks by itself. */
export function PanelClockLines({ view, facts }: { view: CustomerView; facts: ClockFacts }) {
  const when = useWhen()
  const speak = useSpeak()
  const figures = figuresAt(facts, when.now)
  const proposedAt = view.closure.kind === 'askedOfYou' || view.closure.kind === 'saidByYou' ? view.closure.at : null
  const declined = proposedAt === null ? null : figuresAt(asIfDeclined(facts, proposedAt), when.now)
  const { label, large, small, lozenge } = panelClock(view, figures, declined, when)
  const { tone, icon, customer } = CLOCK_STATE[figures.state]

  const spoken = useRef(figures.state)
  useEffect(() => {
    if (spoken.current === figures.state) return
    spoken.current = figures.state
    speak(`${lozenge ?? customer}. ${label} ${large}. ${small}`)
  })

  return (
    <div className={`clock-${figures.state} panel-clock`}>
      <div className="row">
        <SeverityChip severity={view.severity} side="customer" />
        <Lozenge tone={tone} icon={icon}>{lozenge ?? customer}</Lozenge>
      </div>
      <p>
        {label && <span className="subtle panel-label">{label}</span>}
        <span className="heading-small tabular">{large}</span>
      </p>
      <Bar figures={figures} />
      <p className="small subtle tabular" role="timer" aria-live="off">{small}</p>
    </div>
  )
}
