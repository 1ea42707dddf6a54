import { useRef } from 'react'
import statusError from '@atlaskit/icon/core/status-error'
import type { Metric, Severity } from '../../../../../src/domain/policy/policy'
import { METRICS } from '../../../../../src/domain/policy/policy'
import { Icon } from '../../../../shared/icon'
import { METRIC, SEVERITY } from '../../../../shared/vocabulary'
import { GoalsTable, goalWords } from '../../../parts/goals-table'
import { ChangedDot } from '../../../parts/policy-fields'
import { calendarWords, mainCalendar } from '../../core/calendar-words'
import { useDraft } from '../../shell/draft-context'
import { GoalForm } from './goal-form'

export interface OpenCell {
  severity: Severity
  metric: Metric
}

/** The goals; a cell opens its form under its row. */
export function GoalsEditor({ open, onOpen }: { open: OpenCell | null; onOpen: (cell: OpenCell | null) => void }) {
  const root = useRef<HTMLDivElement>(null)
  const close = (): void => {
    const cell = root.current?.querySelector<HTMLElement>('button[aria-expanded="true"]')
    onOpen(null)
    cell?.focus()
  }
  const isOpen = (severity: Severity, metric: Metric): boolean => open?.severity === severity && open.metric === metric
  return (
    <div ref={root}>
      <GoalsTable
        cell={(severity, metric) => (
          <Cell severity={severity} metric={metric} isOpen={isOpen(severity, metric)} onPress={() => (isOpen(severity, metric) ? close() : onOpen({ severity, metric }))} />
        )}
        below={(severity) =>
          open?.severity === severity && (
            <tr>
              <td colSpan={METRICS.length + 1} className="goal-form-cell">
                <GoalForm key={`${severity} ${open.metric}`} severity={severity} metric={open.metric} onClose={close} />
              </td>
            </tr>
          )
        }
      />
    </div>
  )
}

function Cell({ severity, metric, isOpen, onPress }: OpenCell & { isOpen: boolean; onPress: () => void }) {
  const { edit, active, problems, unread, isChanged } = useDraft()
  const path = `goals.${severity}.${metric}`
  const goal = edit.goals[severity][metric]
  const isWrong = problems.some((problem) => problem.path.startsWith(path)) || unread[`${path}.goalMs`] !== undefined
  const calendar = goal === undefined || goal.calendarId === mainCalendar(edit) ? '' : `, ${calendarWords(active.calendars, goal.calendarId)}`
  return (
    <button type="button" data-path={isOpen ? undefined : path} className={isWrong ? 'goal-cell goal-cell-wrong' : 'goal-cell'} aria-expanded={isOpen} onClick={onPress}>
      <span className="unseen">
        {METRIC[metric].agent}, {SEVERITY[severity].agent}:{' '}
      </span>
      <span className="tabular">
        {goalWords(goal)}
        {calendar}
      </span>
      {isWrong && (
        <span className="field-error">
          <Icon glyph={statusError} small label="has a problem" />
        </span>
      )}
      {isChanged(path) && <ChangedDot />}
    </button>
  )
}
