import type { Metric, Policy } from '../../../src/domain/policy/policy'
import { METRICS, SEVERITIES } from '../../../src/domain/policy/policy'
import { SeverityChip } from '../../shared/parts/chips'
import { durationWords } from '../../shared/time'
import { METRIC } from '../../shared/vocabulary'

/** How long each step may take; a cell without a goal says so. */
export function GoalsTable({ goals }: { goals: Policy['goals'] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="SLA goals">
      <table className="table">
        <caption className="unseen">Goals by severity and clock</caption>
        <thead>
          <tr>
            <th scope="col">Severity</th>
            {METRICS.map((metric) => (
              <th scope="col" key={metric}>
                {METRIC[metric].agent}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SEVERITIES.map((severity) => (
            <tr key={severity}>
              <th scope="row">
                <SeverityChip severity={severity} side="agent" />
              </th>
              {METRICS.map((metric) => (
                <td key={metric} className="tabular">
                  {goalWords(goals[severity][metric])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function goalWords(goal: Policy['goals']['S1'][Metric]): string {
  return goal === undefined ? 'None' : durationWords(goal.goalMs, { seconds: false })
}
