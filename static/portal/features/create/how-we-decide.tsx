import type { Promise_ } from '../../../../src/api/answers'
import { IMPACTS, URGENCIES } from '../../../../src/domain/policy/policy'
import { deriveSeverity } from '../../../../src/domain/policy/severity'
import { SeverityChip } from '../../../shared/parts/chips'
import type { Answers } from './promise'

/** The policy's matrix in the customer's words, their own pair marked. */
export function HowWeDecide({ rules, answers }: { rules: Promise_; answers: Answers }) {
  return (
    <div className="decide">
      <p className="subtle">Your two answers decide, by this table. If we change it later, we tell you.</p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="How we decide">
        <table>
          <thead>
            <tr>
              <td />
              {URGENCIES.map((urgency) => <th key={urgency} scope="col">{rules.words.urgency[urgency]}</th>)}
            </tr>
          </thead>
          <tbody>
            {[...IMPACTS].reverse().map((impact) => (
              <tr key={impact}>
                <th scope="row">{rules.words.impact[impact]}</th>
                {URGENCIES.map((urgency) => {
                  const chosen = answers.impact === impact && answers.urgency === urgency
                  return (
                    <td key={urgency} className={chosen ? 'chosen' : undefined}>
                      <SeverityChip severity={deriveSeverity(rules, impact, urgency)} side="customer" />
                      {chosen && <span className="unseen"> (your answers)</span>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
