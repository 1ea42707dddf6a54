import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { Goal, Metric, Severity } from '../../../src/domain/policy/policy'
import { METRICS, SEVERITIES } from '../../../src/domain/policy/policy'
import { lengthWords } from '../../../src/domain/words'
import { SeverityChip } from '../../shared/parts/chips'
import { METRIC } from '../../shared/vocabulary'

interface Props {
  /** What stands in a cell: the goal to read, or a button that opens it. */
  cell: (severity: Severity, metric: Metric) => ReactNode
  /** What is open under a severity's row. */
  below?: (severity: Severity) => ReactNode
}

/** How long each step may take: severity by clock. */
export function GoalsTable({ cell, below = () => null }: Props) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Goals by severity and clock">
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
            <Fragment key={severity}>
              <tr>
                <th scope="row">
                  <SeverityChip severity={severity} side="agent" />
                </th>
                {METRICS.map((metric) => (
                  <td key={metric} className="tabular">
                    {cell(severity, metric)}
                  </td>
                ))}
              </tr>
              {below(severity)}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A goal as a cell says it; one that isn't there says so. */
export const goalWords = (goal: Goal | undefined): string => (goal === undefined ? 'None' : lengthWords(goal.goalMs))
