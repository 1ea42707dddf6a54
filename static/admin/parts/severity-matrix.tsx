import type { Policy } from '../../../src/domain/policy/policy'
import { IMPACTS, URGENCIES } from '../../../src/domain/policy/policy'
import { SeverityChip } from '../../shared/parts/chips'
import { IMPACT, URGENCY } from '../../shared/vocabulary'

/** What each pair of answers gives: rows ask how many people, columns how soon. */
export function SeverityMatrixTable({ matrix, words }: { matrix: Policy['matrix']; words: Policy['words'] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Severity">
      <table className="table">
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
                <td key={urgency}>
                  <SeverityChip severity={matrix[impact][urgency]} side="agent" />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
