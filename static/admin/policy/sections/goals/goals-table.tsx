import { Fragment, useRef } from 'react'
import statusError from '@atlaskit/icon/core/status-error'
import type { Metric, Severity } from '../../../../../src/domain/policy/policy'
import { METRICS, SEVERITIES } from '../../../../../src/domain/policy/policy'
import { lengthWords } from '../../../../../src/domain/words'
import { Icon } from '../../../../shared/icon'
import { SeverityChip } from '../../../../shared/parts/chips'
import { METRIC, SEVERITY } from '../../../../shared/vocabulary'
import { ChangedDot } from '../../../parts/policy-fields'
import { calendarWords, mainCalendar } from '../../core/calendar-words'
import { useDraft } from '../../shell/draft-context'
import { GoalForm } from './goal-form'

export interface OpenCell {
  severity: Severity
  metric: Metric
}

/** Severity by metric; a cell opens its form under its row. */
export function GoalsEditor({ open, onOpen }: { open: OpenCell | null; onOpen: (cell: OpenCell | null) => void }) {
  const table = useRef<HTMLTableElement>(null)
  const close = (): void => {
    const cell = table.current?.querySelector<HTMLElement>('button[aria-expanded="true"]')
    onOpen(null)
    cell?.focus()
  }
  return (
    <div className="scroll-x">
      <table className="table goals-table" ref={table}>
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
          {SEVERITIES.map((severity) => {
            const metric = open?.severity === severity ? open.metric : null
            return (
              <Fragment key={severity}>
                <tr>
                  <th scope="row">
                    <SeverityChip severity={severity} side="agent" />
                  </th>
                  {METRICS.map((each) => (
                    <td key={each}>
                      <Cell severity={severity} metric={each} isOpen={each === metric} onPress={() => (each === metric ? close() : onOpen({ severity, metric: each }))} />
                    </td>
                  ))}
                </tr>
                {metric !== null && (
                  <tr>
                    <td colSpan={METRICS.length + 1} className="goal-form-cell">
                      <GoalForm key={`${severity} ${metric}`} severity={severity} metric={metric} onClose={close} />
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
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
        {goal === undefined ? 'None' : lengthWords(goal.goalMs)}
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
