import { useId, useState } from 'react'
import chevronDown from '@atlaskit/icon/core/chevron-down'
import chevronRight from '@atlaskit/icon/core/chevron-right'
import type { ClockFigures } from '../../../../src/domain/views/clock-view'
import type { Instant } from '../../../../src/domain/time'
import { BandTrack } from '../../../shared/clock/band'
import type { ClockRules } from '../../../shared/clock/clock-l'
import type { Axis, BandMeasure } from '../../../shared/clock/measure-band'
import { SumTable } from '../../../shared/clock/sum-table'
import { cycleWords, dueWords, leftWords } from '../../../shared/clock/words'
import { Icon } from '../../../shared/icon'
import { ClockLozenge } from '../../../shared/parts/chips'
import { useZone } from '../../../shared/viewer'
import { METRIC } from '../../../shared/vocabulary'
import type { Tick } from './axis'

interface Props {
  figures: ClockFigures
  band: BandMeasure
  /** All clocks of the incident: one of several cycles says which it is. */
  among: readonly ClockFigures[]
  now: Instant
  axis: Axis
  ticks: readonly Tick[]
  rules: ClockRules
}

/** One clock: its name and how it stands, its band on the common axis, and on demand the table that adds up to it. */
export function ClockBand({ figures, band, among, now, axis, ticks, rules }: Props) {
  const [open, setOpen] = useState(false)
  const bodyId = useId()
  const zone = useZone()
  const cycle = cycleWords(figures, among, now, zone)
  return (
    <div className={`clock-${figures.state}`}>
      <button type="button" className="clock-m band-head" aria-expanded={open} aria-controls={open ? bodyId : undefined} onClick={() => setOpen(!open)}>
        <span className="clock-m-line">
          <Icon glyph={open ? chevronDown : chevronRight} small />
          <span className="clock-m-name">
            {METRIC[figures.metric].agent}{' '}
            {cycle !== null && <span className="band-cycle subtle tabular">{cycle}</span>}
          </span>
          <ClockLozenge state={figures.state} />
          <span role="timer" aria-live="off" className="clock-left">
            {leftWords(figures)}
          </span>
          <span className="clock-m-due">{dueWords(figures, now, zone)}</span>
        </span>
      </button>
      <BandOnAxis band={band} nowAt={figures.endedAt === null ? now : null} axis={axis} ticks={ticks} />
      {open && (
        <div id={bodyId} className="band-sum">
          <SumTable figures={figures} now={now} side="agent" rules={rules} />
          <p className="small subtlest">{rules.smallPrint}</p>
        </div>
      )}
    </div>
  )
}

function BandOnAxis({ band, nowAt, axis, ticks }: Pick<Props, 'band' | 'axis' | 'ticks'> & { nowAt: Instant | null }) {
  return (
    <div className="band-row">
      <div className="band-lines" aria-hidden="true">
        {ticks.map(({ at, percent }) => (
          <span key={at} style={{ insetInlineStart: `${percent}%` }} />
        ))}
      </div>
      <div aria-hidden="true">
        <BandTrack band={band} axis={axis} goalAt={band.goalAt} nowAt={nowAt} />
      </div>
      {band.endsAt <= axis.from && <p className="band-outside small subtle">Earlier than this</p>}
      {band.startsAt >= axis.to && <p className="band-outside small subtle">Later than this</p>}
    </div>
  )
}
