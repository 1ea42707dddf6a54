import { useRef, useState } from 'react'
import Button from '@atlaskit/button/new'
import type { Goal } from '../../../../../src/domain/policy/policy'
import { lengthWords } from '../../../../../src/domain/words'
import { METRIC, SEVERITY } from '../../../../shared/vocabulary'
import { SelectField, TextField } from '../../../parts/policy-fields'
import { calendarWords } from '../../core/calendar-words'
import { goalExample } from '../../core/goal-example'
import { readDuration } from '../../core/read-duration'
import { problemsBelow, useDraft } from '../../shell/draft-context'
import { useTyped } from '../../shell/use-typed'
import type { OpenCell } from './goals-editor'

/** What a clock without a goal starts with, when it is given one. */
const NO_LENGTH = 0

/** One goal, in place: what is typed goes into the draft as it reads, Cancel takes it back to where the form opened. */
export function GoalForm({ severity, metric, onClose }: OpenCell & { onClose: () => void }) {
  const { edit, active, problems, change, isLocked } = useDraft()
  const path = `goals.${severity}.${metric}`
  const goal = edit.goals[severity][metric]
  const published = active.goals[severity][metric]
  const [atStart] = useState(goal)
  const form = useRef<HTMLDivElement>(null)
  const calendarId = goal?.calendarId ?? Object.keys(active.calendars)[0] ?? ''

  const put = (next: Goal | undefined): void =>
    change((before) => {
      const { [metric]: _before, ...others } = before.goals[severity]
      return { ...before, goals: { ...before.goals, [severity]: next === undefined ? others : { ...others, [metric]: next } } }
    })
  const length = useTyped(`${path}.goalMs`, goal?.goalMs ?? NO_LENGTH, (lengthMs) => (lengthMs === NO_LENGTH ? '' : lengthWords(lengthMs)), readDuration, (goalMs) => put({ goalMs, calendarId }))
  const set = (next: Goal | undefined): void => {
    length.forget()
    put(next)
  }
  // What doesn't read is not kept: the field says why, and has the focus.
  const keep = (): void => (length.error === null ? onClose() : form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  const wrong = length.error ?? (problemsBelow(problems, path).map(({ text }) => text).join(' ') || null)

  return (
    <div
      ref={form}
      className="goal-form stack"
      role="group"
      aria-label={`${METRIC[metric].agent}, ${SEVERITY[severity].agent}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <h2>
        {METRIC[metric].agent}, {SEVERITY[severity].agent}
      </h2>
      <div className="goal-form-fields">
        <TextField
          path={`${path}.goalMs`}
          label="Time"
          isRequired
          isShort
          maxLength={40}
          isDisabled={isLocked}
          value={length.text}
          error={wrong}
          onValue={length.onText}
          onLeave={length.onLeave}
          helper={length.error !== null || goal === undefined ? 'Hours and minutes, for example 9h, 4h 30m or 90 min.' : goalExample(goal.goalMs, active.warnAtPercents)}
        />
        {goal !== undefined && (
          <SelectField
            path={`${path}.calendarId`}
            label="Calendar"
            isRequired
            isDisabled={isLocked}
            error={null}
            value={calendarId}
            options={Object.keys(active.calendars).map((id) => ({ value: id, label: calendarWords(active.calendars, id) }))}
            onValue={(id) => put({ ...goal, calendarId: id })}
          />
        )}
      </div>
      <GoalButtons isLocked={isLocked} goal={goal} published={published} onKeep={keep} onClose={onClose} onSet={set} onCancel={() => set(atStart)} />
    </div>
  )
}

function GoalButtons({ isLocked, goal, published, onKeep, onClose, onSet, onCancel }: { isLocked: boolean; goal: Goal | undefined; published: Goal | undefined; onKeep: () => void; onClose: () => void; onSet: (goal: Goal | undefined) => void; onCancel: () => void }) {
  if (isLocked) {
    return (
      <div>
        <Button onClick={onClose}>Close</Button>
      </div>
    )
  }
  return (
    <div className="row">
      <Button appearance="primary" onClick={onKeep}>
        Keep
      </Button>
      <Button
        appearance="subtle"
        onClick={() => {
          onCancel()
          onClose()
        }}
      >
        Cancel
      </Button>
      {published !== undefined && published.goalMs !== goal?.goalMs && (
        <Button appearance="subtle" onClick={() => onSet(published)}>
          Back to {lengthWords(published.goalMs)}
        </Button>
      )}
      {goal !== undefined && (
        <Button appearance="subtle" onClick={() => onSet(undefined)}>
          No goal
        </Button>
      )}
    </div>
  )
}
