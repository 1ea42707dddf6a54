import type { AgentIncident } from '../../../src/api/answers'
import type { Impact, Urgency } from '../../../src/domain/policy/policy'
import { IMPACT, URGENCY } from '../../shared/vocabulary'

const ROWS: readonly Impact[] = ['everyone', 'several', 'justMe']
const COLUMNS: readonly Urgency[] = ['low', 'medium', 'high']

/** Impact by urgency, with the cell in force (or the one being chosen) marked. */
export function SeverityMatrix({ matrix, impact, urgency }: { matrix: AgentIncident['rules']['matrix']; impact: Impact | null; urgency: Urgency | null }) {
  return (
    <table className="matrix">
      <caption className="unseen">Severity by impact and urgency</caption>
      <thead>
        <tr>
          <th scope="col">Impact \ Urgency</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {URGENCY[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row}>
            <th scope="row">{IMPACT[row]}</th>
            {COLUMNS.map((column) => (
              <td key={column} aria-current={row === impact && column === urgency ? true : undefined}>
                {matrix[row][column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
