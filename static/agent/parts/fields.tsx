import type { ReactNode } from 'react'
import { useId } from 'react'
import { HelperMessage } from '@atlaskit/form/helper-message'
import { Label } from '@atlaskit/form/label'
import { Legend } from '@atlaskit/form/legend'
import { RequiredAsterisk } from '@atlaskit/form/required-asterisk'
import Radio from '@atlaskit/radio/radio'
import TextArea from '@atlaskit/textarea'
import Textfield from '@atlaskit/textfield'
import { FieldName, UnderField } from '../../shared/desk/field-parts'
import { useDescriptions } from '../../shared/form/use-descriptions'
import type { Binding } from '../../shared/form/use-form'

interface FieldProps {
  bind: Binding
  label: string
  isRequired?: boolean
  helper?: string
}

/** Date and time to the minute, in the zone that the helper names. */
export function DateTimeField({ bind, label, isRequired = false, helper, min, max }: FieldProps & { min?: string; max?: string }) {
  const inputId = useId()
  const { describedBy, ...ids } = useDescriptions(helper, bind.error)
  return (
    <div>
      <Label htmlFor={inputId}>
        <FieldName label={label} isRequired={isRequired} />
      </Label>
      <Textfield
        id={inputId}
        name={bind.name}
        type="datetime-local"
        isCompact
        width="medium"
        value={bind.value}
        min={min}
        max={max}
        isInvalid={bind.error !== null}
        aria-invalid={bind.error !== null}
        aria-required={isRequired}
        aria-describedby={describedBy}
        onBlur={bind.onLeave}
        onChange={(event) => bind.onValue(event.currentTarget.value)}
      />
      <UnderField {...ids} error={bind.error} helper={helper} />
    </div>
  )
}

/** One line, or several (`lines`) in a box that grows with its text. */
export function TextField({ bind, label, isRequired = false, helper, lines = 1, maxLength }: FieldProps & { lines?: number; maxLength: number }) {
  const inputId = useId()
  const { describedBy, ...ids } = useDescriptions(helper, bind.error)
  const common = {
    id: inputId,
    name: bind.name,
    value: bind.value,
    maxLength,
    isInvalid: bind.error !== null,
    'aria-invalid': bind.error !== null,
    'aria-required': isRequired,
    'aria-describedby': describedBy,
    onBlur: bind.onLeave,
  }
  return (
    <div>
      <Label htmlFor={inputId}>
        <FieldName label={label} isRequired={isRequired} />
      </Label>
      {lines > 1 ? (
        <TextArea {...common} minimumRows={lines} maxHeight="none" onChange={(event) => bind.onValue(event.target.value)} />
      ) : (
        <Textfield {...common} isCompact autoComplete="off" onChange={(event) => bind.onValue(event.currentTarget.value)} />
      )}
      <UnderField {...ids} error={bind.error} helper={helper} />
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
  const { describedBy, ...ids } = useDescriptions(helper, bind.error)
  return (
    <fieldset role="radiogroup" aria-required={isRequired} aria-describedby={describedBy}>
      <Legend>
        <FieldName label={label} isRequired={isRequired} />
      </Legend>
      <div className={inColumn ? 'choices choices-column' : 'choices'}>
        {choices.map(({ value, label: words }, place) => (
          <Radio
            key={value}
            name={`${group}-${bind.name}`}
            value={value}
            label={words}
            isChecked={bind.value === value}
            isInvalid={bind.error !== null}
            aria-invalid={place === 0 && bind.error !== null ? true : undefined}
            onChange={() => bind.onValue(value)}
          />
        ))}
      </div>
      <UnderField {...ids} error={bind.error} helper={helper} />
    </fieldset>
  )
}

/** One of a list that may be long. A native list: it opens over the frame's edge, where a drawn one would be cut. */
export function SelectField({ bind, label, isRequired = false, helper, empty, choices }: FieldProps & { empty?: string; choices: readonly { value: string; label: string }[] }) {
  const inputId = useId()
  const { describedBy, ...ids } = useDescriptions(helper, bind.error)
  return (
    <div>
      <Label htmlFor={inputId}>
        <FieldName label={label} isRequired={isRequired} />
      </Label>
      <select id={inputId} className="input" name={bind.name} value={bind.value} aria-invalid={bind.error !== null} aria-required={isRequired} aria-describedby={describedBy} onBlur={bind.onLeave} onChange={(event) => bind.onValue(event.target.value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <UnderField {...ids} error={bind.error} helper={helper} />
    </div>
  )
}

/** Says once what the mark means. */
export const RequiredNote = () => (
  <HelperMessage>
    Required fields are marked <RequiredAsterisk />
  </HelperMessage>
)
