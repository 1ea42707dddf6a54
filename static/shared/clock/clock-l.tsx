import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
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
  rules: ClockRules
}

/** Size L: a band on wall time, and the table that adds up to it. A customer's screen has both, in places of its own. */
export function ClockL({ figures, now, rules }: Props) {
  return (
    <div className={`clock-l clock-${figures.state}`}>
      <Band figures={figures} now={now} side="agent" />
      <BandLegend figures={[figures]} rules={rules.smallPrint} />
      <SumTable figures={figures} now={now} rules={rules} side="agent" />
    </div>
  )
}
