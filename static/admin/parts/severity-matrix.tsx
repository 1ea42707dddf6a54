import type { ReactNode } from 'react'
import type { Impact, Policy, Urgency } from '../../../src/domain/policy/policy'
import { IMPACTS, URGENCIES } from '../../../src/domain/policy/policy'
import { IMPACT, URGENCY } from '../../shared/vocabulary'

interface Props {
  words: Policy['words']
  /** What stands in a cell: a chip to read, or a field to choose. */
  cell: (impact: Impact, urgency: Urgency) => ReactNode
  className?: string
}

/** What each pair of answers gives: rows ask how many people, columns how soon. */
export function SeverityMatrix({ words, cell, className = 'table' }: Props) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Severity by impact and urgency">
      <table className={className}>
        <caption className="unseen">Severity by impact and urgency</caption>
        <thead>
          <tr>
            <th scope="col">Impact \ urgency</th>
            {URGENCIES.map((urgency) => (
              <th scope="col" key={urgency}>
                {URGENCY[urgency]}
                <span className="table-words">{words.urgency[urgency]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {IMPACTS.map((impact) => (
            <tr key={impact}>
              <th scope="row">
                {IMPACT[impact]}
                <span className="table-words">{words.impact[impact]}</span>
              </th>
              {URGENCIES.map((urgency) => (
                <td key={urgency}>{cell(impact, urgency)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
