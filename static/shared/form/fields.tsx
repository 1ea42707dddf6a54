import type { ReactNode } from 'react'
import { useId } from 'react'
import statusError from '@atlaskit/icon/core/status-error'
import { Icon } from '../icon'
import { useDescriptions } from './use-descriptions'
import type { Binding } from './use-form'

interface FieldProps {
  bind: Binding
  label: string
  isRequired?: boolean
  helper?: string
}

const Mark = ({ shown }: { shown: boolean }) =>
  shown ? (
    <span className="required" aria-hidden="true">
      {' *'}
    </span>
  ) : null

function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} className="field-error">
      <Icon glyph={statusError} small />
      {text}
    </p>
  )
}

/** One line, or several (`lines`) in a box that grows with its text. */
export function TextField({ bind, label, isRequired = false, helper, lines = 1, maxLength }: FieldProps & { lines?: number; maxLength: number }) {
  const inputId = useId()
  const { errorId, helperId, describedBy } = useDescriptions(helper, bind.error)
  const common = {
    id: inputId,
    className: 'input',
    name: bind.name,
    value: bind.value,
    maxLength,
    'aria-required': isRequired,
    'aria-invalid': bind.error !== null,
    'aria-describedby': describedBy,
    onBlur: bind.onLeave,
  }
  return (
    <div className="field">
      <label className="label" htmlFor={inputId}>
        {label}
        <Mark shown={isRequired} />
      </label>
      {lines > 1 ? (
        <textarea {...common} rows={lines} onChange={(event) => bind.onValue(event.target.value)} />
      ) : (
        <input {...common} type="text" autoComplete="off" onChange={(event) => bind.onValue(event.target.value)} />
      )}
      {bind.error !== null && <FieldError id={errorId} text={bind.error} />}
      {helper !== undefined && (
        <p id={helperId} className="helper">
          {helper}
        </p>
      )}
    </div>
  )
}

export interface Choice {
  value: string
  label: ReactNode
}

/** Up to five choices; the first one takes the focus where the answer is missing. */
export function RadioField({ bind, label, isRequired = false, helper, choices, inColumn = false }: FieldProps & { choices: readonly Choice[]; inColumn?: boolean }) {
  const group = useId()
  const { errorId, helperId, describedBy } = useDescriptions(helper, bind.error)
  return (
    <fieldset className="field" role="radiogroup" aria-required={isRequired} aria-describedby={describedBy}>
      <legend className="label">
        {label}
        <Mark shown={isRequired} />
      </legend>
      <div className={inColumn ? 'radios radios-column' : 'radios'}>
        {choices.map(({ value, label: words }, place) => (
          <label key={value} className="radio">
            <input
              type="radio"
              name={`${group}-${bind.name}`}
              value={value}
              checked={bind.value === value}
              aria-invalid={place === 0 && bind.error !== null ? true : undefined}
              onChange={() => bind.onValue(value)}
            />
            {words}
          </label>
        ))}
      </div>
      {bind.error !== null && <FieldError id={errorId} text={bind.error} />}
      {helper !== undefined && (
        <p id={helperId} className="helper">
          {helper}
        </p>
      )}
    </fieldset>
  )
}

/** Says once what the mark means. */
export const RequiredNote = () => (
  <p className="helper">
    Required fields are marked <span className="required">*</span>
  </p>
)
