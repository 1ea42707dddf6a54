import type { RequestTypeField } from '../core/types'

export type FieldValue = string

/** What the REST call wants for a field whose input gave a string. */
export function restValue(field: RequestTypeField, value: FieldValue): unknown {
  switch (field.jiraSchema?.type) {
    case 'number': return Number(value)
    case 'option': return { id: value }
    case 'priority': return { id: value }
    case 'array': return field.validValues?.length ? [{ id: value }] : value.split(',').map((part) => part.trim())
    default: return value
  }
}

/** Files are sent by a call of their own, after the request is made. */
export function isFileField(field: RequestTypeField): boolean {
  return field.jiraSchema?.system === 'attachment'
}

function isLong(field: RequestTypeField): boolean {
  return field.jiraSchema?.system === 'description' || (field.jiraSchema?.custom ?? '').endsWith(':textarea')
}

/** One field of a create form, by its schema: words, long text, a choice, a number or a day. */
export function FieldInput({ field, value, error, onChange }: {
  field: RequestTypeField
  value: FieldValue
  error: string | undefined
  onChange: (value: FieldValue) => void
}) {
  const id = `field-${field.fieldId}`
  const described = [field.description ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const common = {
    id, value,
    required: field.required,
    'aria-invalid': error !== undefined,
    ...(described ? { 'aria-describedby': described } : {}),
  }
  return (
    <div className="field">
      <label htmlFor={id}>{field.name}{field.required && <span className="field__star" aria-hidden="true"> *</span>}</label>
      {field.validValues?.length ? (
        <select {...common} onChange={(event) => onChange(event.target.value)}>
          <option value="">Choose</option>
          {field.validValues.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
        </select>
      ) : isLong(field) ? (
        <textarea {...common} rows={4} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...common} type={inputType(field)} onChange={(event) => onChange(event.target.value)} />
      )}
      {field.description && <p id={`${id}-help`} className="field__help">{field.description}</p>}
      {error && <p id={`${id}-error`} className="field__error">{error}</p>}
    </div>
  )
}

function inputType(field: RequestTypeField): string {
  switch (field.jiraSchema?.type) {
    case 'number': return 'number'
    case 'date': return 'date'
    case 'datetime': return 'datetime-local'
    default: return 'text'
  }
}
