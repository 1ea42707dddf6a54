import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
import type { LookerSide } from '../vocabulary'
import { Band } from './band'
import { BandLegend } from './band-legend'
import { SumTable } from './sum-table'

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

/** Size L: a band on wall time, and the table that adds up to it. */
export function ClockL({ figures, now, side, rules }: Props) {
  return (
    <div className={`clock-l clock-${figures.state}`}>
      <Band figures={figures} now={now} side={side} />
      <BandLegend figures={[figures]} rules={rules.smallPrint} />
      <SumTable figures={figures} now={now} rules={rules} side={side} />
    </div>
  )
}
