import type { AgentIncident } from '../../../src/api/answers'
import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
import { Bar } from '../../shared/clock/bar'
import { ClockM } from '../../shared/clock/clock-m'
import { useFigures, useSpokenStates } from '../../shared/clock/use-figures'
import { cycleName, finishedWords, rowWords } from '../../shared/clock/words'
import { Icon } from '../../shared/icon'
import { useZone } from '../../shared/viewer'
import { CLOCK_STATE, METRIC } from '../../shared/vocabulary'
import { clockRules } from './clock-rules'

const idOf = ({ metric, cycle }: ClockFigures): string => `${metric} ${cycle}`
/** Overdue first, then by wall time to due; those that stand still last, least left first. */
const urgencyOf = ({ dueAt, leftMs }: ClockFigures): [number, number] => (dueAt === null ? [leftMs < 0 ? 0 : 1, leftMs] : [0, dueAt])

function byUrgency(one: ClockFigures, other: ClockFigures): number {
  const [rank, at] = urgencyOf(one)
  const [otherRank, otherAt] = urgencyOf(other)
  return rank - otherRank || at - otherAt
}

/** What runs gets the room: size M; what has ended is a line each below. */
export function Clocks({ incident }: { incident: AgentIncident }) {
  const { now, figures } = useFigures(incident.view.clocks)
  useSpokenStates(figures)
  const open = figures.filter(({ endedAt }) => endedAt === null).sort(byUrgency)
  const ended = figures.filter(({ endedAt }) => endedAt !== null)
  const rules = clockRules(incident)
  return (
    <section aria-labelledby="clocks">
      <div className="section-head">
        <h3 id="clocks">Clocks</h3>
        <span className="small subtlest">All 24×7</span>
      </div>
      <div className="rows">
        {open.map((each) => (
          <ClockM key={idOf(each)} figures={each} among={figures} now={now} rules={rules} />
        ))}
        {ended.length > 0 && (
          <ul className="ended">
            {ended.map((each) => (
              <Ended key={idOf(each)} figures={each} among={figures} now={now} />
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function Ended({ figures, among, now }: { figures: ClockFigures; among: readonly ClockFigures[]; now: Instant }) {
  const zone = useZone()
  const { icon, agent: word } = CLOCK_STATE[figures.state]
  const cycle = cycleName(figures, among)
  return (
    <li className={`clock-${figures.state}`}>
      <span className="ended-name">
        <Icon glyph={icon} label={word} />
        {METRIC[figures.metric].agent}
        {cycle === null ? '' : `, ${cycle}`}
      </span>
      <span className="ended-figure tabular">
        <Bar figures={figures} small />
        {rowWords(figures)}
      </span>
      <span className="ended-how tabular">{finishedWords(figures, now, zone)}</span>
    </li>
  )
}
