import { useState } from 'react'
import statusInformation from '@atlaskit/icon/core/status-information'
import { METRICS, SEVERITIES } from '../../../../../src/domain/policy/policy'
import { lengthWords } from '../../../../../src/domain/words'
import { Icon } from '../../../../shared/icon'
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
    return holdI && holdII && restore ? [{ severity, holdsMs: holdI.goalMs + holdII.goalMs, restoreMs: restore.goalMs }] : []
  })
  const groups = [
    { says: 'An incident that is solved between the two misses a hold, and keeps its restore goal.', sums: sums.filter(({ holdsMs, restoreMs }) => holdsMs < restoreMs) },
    { says: 'Both tiers can keep their holds, and the restore goal is missed.', sums: sums.filter(({ holdsMs, restoreMs }) => holdsMs > restoreMs) },
  ].filter((group) => group.sums.length > 0)
  if (groups.length === 0) return null
  return (
    <section className="stack" aria-labelledby="together-heading">
      <h2 id="together-heading">What the numbers mean together</h2>
      {groups.map((group) => (
        <div key={group.says} className="card together">
          <Icon glyph={statusInformation} />
          <div>
            <p>{group.says}</p>
            <ul className="subtle">
              {group.sums.map(({ severity, holdsMs, restoreMs }) => (
                <li key={severity}>
                  {severity}: Tier I and Tier II hold make {lengthWords(holdsMs)}, restore service is {lengthWords(restoreMs)}.
                </li>
              ))}
            </ul>
          </div>
        </div>
      ))}
    </section>
  )
}
