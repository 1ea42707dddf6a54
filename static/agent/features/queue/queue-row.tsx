import Checkbox from '@atlaskit/checkbox'
import type { Metric } from '../../../../src/domain/policy/policy'
import type { Instant } from '../../../../src/domain/time'
import { ClockS } from '../../../shared/clock/clock-s'
import { SeverityRowChip } from '../../../shared/parts/chips'
import { dueColumn } from '../../../shared/time'
import { useZone } from '../../../shared/viewer'
import { METRIC } from '../../../shared/vocabulary'
import type { DrawnRow } from './order'
import { openIssue } from './queue-grid'

interface Props {
  row: DrawnRow
  rowIndex: number
  now: Instant
  isSelected: boolean
  isCurrent: boolean
  onToggle: () => void
  onFocus: () => void
}

const METRIC_SHORT: Record<Metric, string> = { firstResponse: METRIC.firstResponse.agent, restore: 'Restore', holdI: METRIC.holdI.agent, holdII: METRIC.holdII.agent }

/** One incident; above 900 px a line of columns, below two lines (queue.css). */
export function QueueRowView({ row, rowIndex, now, isSelected, isCurrent, onToggle, onFocus }: Props) {
  const zone = useZone()
  const { facts, figures } = row
  const due = figures?.dueAt ?? null
  return (
    <div role="row" aria-rowindex={rowIndex} aria-selected={isSelected} tabIndex={isCurrent ? 0 : -1} className="grid-row" onFocus={onFocus}>
      <span role="gridcell" className="cell-box">
        <Checkbox tabIndex={-1} aria-label={`Select ${facts.number}`} isChecked={isSelected} onChange={onToggle} />
      </span>
      <span role="gridcell" className="cell-number">
        <a
          href={`/browse/${row.issueKey}`}
          tabIndex={-1}
          onClick={(event) => {
            event.preventDefault()
            openIssue(row)
          }}
        >
          {facts.number}
        </a>
      </span>
      <span role="gridcell" className="cell-summary">
        <span className="summary-words">{row.summary}</span>
      </span>
      <span role="gridcell" className="cell-severity">
        <SeverityRowChip severity={facts.severity} />
        {!facts.assessed && <span className="unseen">, not assessed</span>}
      </span>
      <span role="gridcell" className="cell-clock">
        {figures === null ? <span className="subtle">No clock runs</span> : <ClockS figures={figures} />}
      </span>
      <span role="gridcell" className="cell-metric">
        {figures === null ? '' : METRIC_SHORT[figures.metric]}
      </span>
      <span role="gridcell" className="cell-due tabular">
        {due === null ? 'No due time' : dueColumn(due, now, zone)}
      </span>
      <span role="gridcell" className="cell-tier">
        {facts.tier}
      </span>
      <span role="gridcell" className="cell-turn">
        {facts.turn === 'them' ? 'Customer' : 'Us'}
      </span>
    </div>
  )
}
