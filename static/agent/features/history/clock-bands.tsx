import { useState } from 'react'
import type { AgentIncident } from '../../../../src/api/answers'
import type { Instant } from '../../../../src/domain/time'
import { NowLabel } from '../../../shared/clock/band'
import { BandLegend } from '../../../shared/clock/band-legend'
import type { Axis } from '../../../shared/clock/measure-band'
import { measureBand, placeWithin } from '../../../shared/clock/measure-band'
import { useFigures, useSpokenStates } from '../../../shared/clock/use-figures'
import { useZone } from '../../../shared/viewer'
import { clockRules } from '../../incident/clock-rules'
import type { Tick } from './axis'
import { axisOf, reachOf, stepsBack, ticksOf, zoomsOf } from './axis'
import { ClockBand } from './clock-band'
import type { Shown } from './zoom'
import { ZoomButtons } from './zoom'

/** Each clock's band on wall time, all on one axis; a clock's sum opens beneath its band. */
export function ClockBands({ incident }: { incident: AgentIncident }) {
  const { now, figures } = useFigures(incident.view.clocks)
  const [shown, setShown] = useState<Shown>({ lengthMs: null, back: 0 })
  const zone = useZone()
  useSpokenStates(figures)
  if (figures.length === 0) return null
  const reach = reachOf(figures, now)
  const axis = axisOf(reach, shown.lengthMs, shown.back)
  const ticks = ticksOf(axis, now, zone)
  const rules = clockRules(incident)
  const isOpen = figures.some(({ endedAt }) => endedAt === null)
  const clocks = figures.map((each) => ({ figures: each, band: measureBand(each, now) }))
  const marksGoals = clocks.some(({ band }) => band.goalAt !== null && placeWithin(axis, band.goalAt) !== null)
  return (
    <section className="bands-section" aria-labelledby="bands">
      <div className="section-head">
        <h3 id="bands">Clocks</h3>
      </div>
      <ZoomButtons zooms={zoomsOf(reach)} shown={shown} mostBack={stepsBack(reach, shown.lengthMs)} axis={axis} now={now} onShown={setShown} />
      <div className="rows bands">
        <AxisLabels axis={axis} ticks={ticks} nowAt={isOpen ? now : null} />
        {clocks.map((each) => (
          <ClockBand key={`${each.figures.metric} ${each.figures.cycle}`} {...each} among={figures} now={now} axis={axis} ticks={ticks} rules={rules} />
        ))}
      </div>
      <BandLegend figures={figures} marksGoals={marksGoals} />
    </section>
  )
}

/** Times above the bands; decoration, since the stretch is said in words and each clock's table has its instants. */
function AxisLabels({ axis, ticks, nowAt }: { axis: Axis; ticks: readonly Tick[]; nowAt: Instant | null }) {
  return (
    <div className="axis" aria-hidden="true">
      {nowAt !== null && <NowLabel axis={axis} now={nowAt} />}
      <div className="axis-labels">
        {ticks.map(({ at, percent, label, main }) => (
          <span key={at} className={main ? 'axis-label' : 'axis-label axis-label-between'} style={{ insetInlineStart: `${percent}%` }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  )
}
