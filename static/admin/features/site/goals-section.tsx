import statusInformation from '@atlaskit/icon/core/status-information'
import type { Policy, Severity } from '../../../../src/domain/policy/policy'
import { SEVERITIES } from '../../../../src/domain/policy/policy'
import { Icon } from '../../../shared/icon'
import { durationWords } from '../../../shared/time'
import { GoalsTable } from '../../parts/goals-table'

const words = (lengthMs: number): string => durationWords(lengthMs, { seconds: false })

/** How long each step may take, and what the numbers mean side by side. */
export function GoalsSection({ policy }: { policy: Policy }) {
  const notes = SEVERITIES.map((severity) => together(policy, severity)).filter((note) => note !== null)
  return (
    <div className="page-stack">
      <header>
        <h1 className="heading-large">SLA goals</h1>
        <p className="subtle">
          How long may each step take? A clock is at risk when {policy.atRiskLeftPercent} % of its goal is left, at most {words(policy.atRiskLeftAtMostMs)}. Warnings at {policy.warnAtPercents.map((percent) => `${percent} %`).join(' and ')}.
        </p>
      </header>
      <div className="stack">
        <GoalsTable goals={policy.goals} />
        <p className="small subtlest">All goals count 24x7.</p>
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
    </div>
  )
}

/** Holds that sum to less than restore are meant to warn before the promise to the customer is at risk. */
function together(policy: Policy, severity: Severity): string | null {
  const { holdI, holdII, restore } = policy.goals[severity]
  if (!holdI || !holdII || !restore) return null
  const holdsMs = holdI.goalMs + holdII.goalMs
  if (holdsMs >= restore.goalMs) return null
  return `${severity}: Tier I hold (${words(holdI.goalMs)}) and Tier II hold (${words(holdII.goalMs)}) make ${words(holdsMs)}, restore service is ${words(restore.goalMs)}. An incident solved after ${words(holdsMs)} misses a hold, even if it keeps its restore goal.`
}
