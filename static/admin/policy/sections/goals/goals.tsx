import { useState } from 'react'
import statusInformation from '@atlaskit/icon/core/status-information'
import type { Policy, Severity } from '../../../../../src/domain/policy/policy'
import { METRICS, SEVERITIES } from '../../../../../src/domain/policy/policy'
import { lengthWords } from '../../../../../src/domain/words'
import { Icon } from '../../../../shared/icon'
import { calendarWords, mainCalendar } from '../../core/calendar-words'
import { isAtOrBelow } from '../../core/same'
import { useDraft } from '../../shell/draft-context'
import { OtherProblems, SectionFrame } from '../../shell/section-frame'
import type { OpenCell } from './goals-table'
import { GoalsEditor } from './goals-table'

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
  const notes = SEVERITIES.map((severity) => together(policy, severity)).filter((note) => note !== null)
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
      {notes.length > 0 && (
        <section className="stack" aria-labelledby="together-heading">
          <h2 id="together-heading">What the numbers mean together</h2>
          {notes.map((note) => (
            <p key={note} className="card note">
              <Icon glyph={statusInformation} />
              <span>{note}</span>
            </p>
          ))}
        </section>
      )}
    </SectionFrame>
  )
}

/** Holds that sum to less than restore are meant to warn before the promise to the customer is at risk. */
function together(policy: Policy, severity: Severity): string | null {
  const { holdI, holdII, restore } = policy.goals[severity]
  if (!holdI || !holdII || !restore) return null
  const holdsMs = holdI.goalMs + holdII.goalMs
  const sum = `${severity}: Tier I hold (${lengthWords(holdI.goalMs)}) and Tier II hold (${lengthWords(holdII.goalMs)}) make ${lengthWords(holdsMs)}, restore service is ${lengthWords(restore.goalMs)}.`
  if (holdsMs < restore.goalMs) return `${sum} An incident solved after ${lengthWords(holdsMs)} misses a hold, even if it keeps its restore goal.`
  if (holdsMs > restore.goalMs) return `${sum} Both tiers can keep their holds and still miss the restore goal.`
  return null
}
