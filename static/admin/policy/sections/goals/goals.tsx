import { useState } from 'react'
import { METRICS, SEVERITIES } from '../../../../../src/domain/policy/policy'
import { lengthWords } from '../../../../../src/domain/words'
import { calendarWords, mainCalendar } from '../../core/calendar-words'
import { isAtOrBelow } from '../../core/paths'
import { useDraft } from '../../shell/draft-context'
import { OtherProblems, SectionFrame } from '../../shell/section-frame'
import type { OpenCell } from './goals-editor'
import { GoalsEditor } from './goals-editor'

const pathOf = ({ severity, metric }: OpenCell): string => `goals.${severity}.${metric}`
const CELLS: readonly OpenCell[] = SEVERITIES.flatMap((severity) => METRICS.map((metric) => ({ severity, metric })))
const cellAt = (path: string): OpenCell | null => CELLS.find((cell) => isAtOrBelow(path, pathOf(cell))) ?? null

/** How long each step may take, and what the numbers mean side by side. */
export default function Goals() {
  const { policy, problems, target } = useDraft()
  const [open, setOpen] = useState<OpenCell | null>(null)
  const [led, setLed] = useState<typeof target>(null)
  // A problem's link leads into the cell's form, which must be there when the focus comes.
  if (target !== null && target !== led) {
    setLed(target)
    setOpen(cellAt(target.path))
  }
  const isOfCell = (path: string): boolean => cellAt(path) !== null
  return (
    <SectionFrame
      title="SLA goals"
      question={`How long may each step take? A goal is a time and a calendar. At risk when ${policy.atRiskLeftPercent} % of it is left, at most ${lengthWords(policy.atRiskLeftAtMostMs)}.`}
    >
      <div className="stack">
        <GoalsEditor open={open} onOpen={setOpen} />
        <OtherProblems problems={problems.filter(({ path }) => path.startsWith('goals') && !isOfCell(path))} />
        <p className="small subtlest">All goals count {calendarWords(policy.calendars, mainCalendar(policy))}. A cell names its calendar only where it differs. A dot marks a cell changed in this draft.</p>
      </div>
      <Together />
    </SectionFrame>
  )
}

/** Both holds beside the promise to the customer: shorter, they warn before it is at risk; longer, they warn too late. */
function Together() {
  const { policy } = useDraft()
  const sums = SEVERITIES.flatMap((severity) => {
    const { holdI, holdII, restore } = policy.goals[severity]
    return holdI && holdII && restore && holdI.goalMs + holdII.goalMs !== restore.goalMs ? [{ severity, holdsMs: holdI.goalMs + holdII.goalMs, restoreMs: restore.goalMs }] : []
  })
  if (sums.length === 0) return null
  return (
    <section className="stack" aria-labelledby="together-heading">
      <h2 id="together-heading">What the numbers mean together</h2>
      <ul className="card together">
        {sums.map(({ severity, holdsMs, restoreMs }) => (
          <li key={severity}>
            <span className="medium">{severity}</span>: Tier I and Tier II hold make {lengthWords(holdsMs)}, restore service is {lengthWords(restoreMs)}.{' '}
            <span className="subtle">{holdsMs < restoreMs ? 'Solved in between, it misses a hold and keeps the restore goal.' : 'Both tiers can keep their holds and still miss the restore goal.'}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
