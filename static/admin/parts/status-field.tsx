import { useId } from 'react'
import { ErrorMessage } from '@atlaskit/form/error-message'
import { HelperMessage } from '@atlaskit/form/helper-message'
import { Label } from '@atlaskit/form/label'
import type { ProjectPage } from '../../../src/api/answers'
import type { StatusKey } from '../../../src/domain/policy/policy'

const WORDS: Record<StatusKey, { label: string; helper: string }> = {
  waitingForSupport: { label: 'Our turn', helper: 'Somebody of the desk works on it.' },
  waitingForCustomer: { label: "The customer's turn", helper: 'Something was asked, or closure is proposed.' },
  escalated: { label: 'With the higher level', helper: 'Escalated, or its scope is being decided.' },
  closed: { label: 'Closed', helper: 'Both sides agreed. Only a done status can stand here.' },
}

/** One place of the status map; closed takes done statuses only, the others only those that are not. */
export function StatusField({ statusKey, statuses, value, error, onValue }: { statusKey: StatusKey; statuses: ProjectPage['statuses']; value: string | null; error: string | null; onValue: (value: string | null) => void }) {
  const id = useId()
  const fitting = statuses.filter((status) => (status.category === 'DONE') === (statusKey === 'closed'))
  return (
    <div className="status-field">
      <Label htmlFor={id}>{WORDS[statusKey].label}</Label>
      <select id={id} className="input" value={value ?? ''} aria-invalid={error !== null} aria-describedby={`${id}-helper${error === null ? '' : ` ${id}-error`}`} onChange={(event) => onValue(event.target.value === '' ? null : event.target.value)}>
        <option value="">Leave alone</option>
        {fitting.map((status) => (
          <option key={status.id} value={status.id}>
            {status.name}
          </option>
        ))}
      </select>
      {error !== null && (
        <div id={`${id}-error`}>
          <ErrorMessage>{error}</ErrorMessage>
        </div>
      )}
      <div id={`${id}-helper`}>
        <HelperMessage>{WORDS[statusKey].helper}</HelperMessage>
      </div>
    </div>
  )
}
