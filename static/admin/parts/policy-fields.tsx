import { useId } from 'react'
import Checkbox from '@atlaskit/checkbox'
import { Label } from '@atlaskit/form/label'
import { Legend } from '@atlaskit/form/legend'
import Textfield from '@atlaskit/textfield'
import { FieldName, UnderField } from '../../shared/desk/field-parts'
import { useDescriptions } from '../../shared/form/use-descriptions'

/**
 * Fields of the draft. `path` says where its value lies: the list of problems leads to the element that bears it
 * (`data-path`); a field that only tries something out has none. `isChanged`: differs from what is published.
 */
export interface FieldProps {
  path?: string
  label: string
  error: string | null
  helper?: string
  isRequired?: boolean
  isDisabled?: boolean
  isChanged?: boolean
}

/** Marks what the draft changes, in words too. */
export const ChangedDot = () => (
  <span className="changed-dot">
    <span className="unseen">, changed in this draft</span>
  </span>
)

const Name = ({ label, isRequired = false, isChanged = false }: Pick<FieldProps, 'label' | 'isRequired' | 'isChanged'>) => (
  <FieldName label={label} isRequired={isRequired} after={isChanged && <ChangedDot />} />
)

/** Room for a time or a number; what stands under the field may be wider. */
const SHORT_PX = 200

interface TextProps extends FieldProps {
  value: string
  onValue: (value: string) => void
  onLeave?: () => void
  maxLength?: number
  /** Few characters: hours, numbers. */
  isShort?: boolean
}

export function TextField({ path, label, error, helper, isRequired = false, isDisabled = false, isChanged = false, value, onValue, onLeave, maxLength = 200, isShort = false }: TextProps) {
  const inputId = useId()
  const { describedBy, ...ids } = useDescriptions(helper, error)
  return (
    <div>
      <Label htmlFor={inputId}>
        <Name label={label} isRequired={isRequired} isChanged={isChanged} />
      </Label>
      <Textfield
        id={inputId}
        data-path={path}
        isCompact
        {...(isShort ? { width: SHORT_PX } : {})}
        autoComplete="off"
        value={value}
        maxLength={maxLength}
        isDisabled={isDisabled}
        isInvalid={error !== null}
        aria-invalid={error !== null}
        aria-required={isRequired}
        aria-describedby={describedBy}
        onChange={(event) => onValue(event.currentTarget.value)}
        {...(onLeave === undefined ? {} : { onBlur: onLeave })}
      />
      <UnderField {...ids} error={error} helper={helper} />
    </div>
  )
}

export interface Option<Value extends string> {
  value: Value
  label: string
}

/** Native, since a menu of Atlaskit's would be cut at the frame's edge and costs 100 kB. */
export function SelectField<Value extends string>({ path, label, error, helper, isRequired = false, isDisabled = false, isChanged = false, value, options, onValue }: FieldProps & { value: Value; options: readonly Option<Value>[]; onValue: (value: Value) => void }) {
  const inputId = useId()
  const { describedBy, ...ids } = useDescriptions(helper, error)
  return (
    <div>
      <Label htmlFor={inputId}>
        <Name label={label} isRequired={isRequired} isChanged={isChanged} />
      </Label>
      <select
        id={inputId}
        data-path={path}
        className="input"
        value={value}
        disabled={isDisabled}
        aria-invalid={error !== null}
        aria-describedby={describedBy}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onValue(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <UnderField {...ids} error={error} helper={helper} />
    </div>
  )
}

/** A day, `YYYY-MM-DD`; empty is null. */
export function DayField({ path, label, error, helper, isDisabled = false, value, onValue }: FieldProps & { value: string | null; onValue: (value: string | null) => void }) {
  const inputId = useId()
  const { describedBy, ...ids } = useDescriptions(helper, error)
  return (
    <div className="day-field">
      <Label htmlFor={inputId}>{label}</Label>
      <input id={inputId} data-path={path} type="date" className="input" value={value ?? ''} disabled={isDisabled} aria-invalid={error !== null} aria-describedby={describedBy} onChange={(event) => onValue(event.target.value || null)} />
      <UnderField {...ids} error={error} helper={helper} />
    </div>
  )
}

/** Several of a list; what is chosen but no longer on the list stays in sight, so that it can be taken out. */
export function ChoiceField<Value extends string>({ path, label, error, helper, isDisabled = false, isChanged = false, chosen, options, onChosen }: FieldProps & { chosen: readonly Value[]; options: readonly Option<Value>[]; onChosen: (value: Value, isIn: boolean) => void }) {
  const { describedBy, ...ids } = useDescriptions(helper, error)
  const unknown = chosen.filter((value) => !options.some((option) => option.value === value)).map((value) => ({ value, label: `${value} (not on this site)` }))
  const all = [...options, ...unknown]
  return (
    <fieldset aria-describedby={describedBy}>
      <Legend>
        <Name label={label} isChanged={isChanged} />
      </Legend>
      <div className="choices">
        {all.map((option, place) => (
          <Checkbox
            key={option.value}
            label={option.label}
            isChecked={chosen.includes(option.value)}
            isDisabled={isDisabled}
            isInvalid={error !== null}
            {...(place === 0 ? { 'data-path': path, 'aria-invalid': error !== null } : {})}
            onChange={(event) => onChosen(option.value, event.target.checked)}
          />
        ))}
        {all.length === 0 && <p className="small subtlest">Nothing to choose from.</p>}
      </div>
      <UnderField {...ids} error={error} helper={helper} />
    </fieldset>
  )
}
