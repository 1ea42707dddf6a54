import { useState, type FormEvent } from 'react'
import { HttpError } from '../core/http'
import { somethingChanged, useLoad } from '../core/live'
import { navigate } from '../core/router'
import { useSession } from '../core/session'
import type { Page, RequestType, RequestTypeField, ServiceDesk } from '../core/types'
import { FieldInput, isFileField, restValue } from '../portal/field-input'
import { Message, Show } from '../ui/loaded'
import { Modal } from '../ui/modal'

/** Jira's create dialog of a service project: an agent raises a request, for a customer or for himself. */
export function CreateIssue({ projectKey, onClose }: { projectKey: string; onClose: () => void }) {
  const { jira, person } = useSession()
  const desk = useLoad(`create-issue ${person.key} ${projectKey}`, async () => {
    const found = await jira.get<ServiceDesk>(`/rest/servicedeskapi/servicedesk/${projectKey}`)
    const types = await jira.get<Page<RequestType>>(`/rest/servicedeskapi/servicedesk/${found.id}/requesttype`)
    return { desk: found, types: types.values }
  })
  return (
    <Modal label="Create" title="Create" width="600px" onClose={onClose}>
      <div className="modal__text">
        <Show of={desk} what="request types">{(ready) => <CreateForm {...ready} onClose={onClose} />}</Show>
      </div>
    </Modal>
  )
}

function CreateForm({ desk, types, onClose }: { desk: ServiceDesk; types: RequestType[]; onClose: () => void }) {
  const { jira, people } = useSession()
  const [typeId, setTypeId] = useState(types[0]?.id ?? '')
  const [customerId, setCustomerId] = useState('')
  const [values, setValues] = useState<Record<string, string>>({})
  const [error, setError] = useState<Error | null>(null)
  const fields = useLoad(`create-fields ${desk.id} ${typeId}`, async () => {
    const answer = await jira.get<{ requestTypeFields: RequestTypeField[] }>(`/rest/servicedeskapi/servicedesk/${desk.id}/requesttype/${typeId}/field`)
    return answer.requestTypeFields.filter((field) => field.visible !== false && !isFileField(field))
  })
  const fieldErrors = error instanceof HttpError ? error.fields : {}

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (fields.state !== 'ready') return
    setError(null)
    try {
      const made = await jira.post<{ issueKey: string }>('/rest/servicedeskapi/request', {
        serviceDeskId: desk.id,
        requestTypeId: typeId,
        requestFieldValues: Object.fromEntries(fields.value
          .filter((field) => values[field.fieldId])
          .map((field) => [field.fieldId, restValue(field, values[field.fieldId] ?? '')])),
        ...(customerId ? { raiseOnBehalfOf: customerId } : {}),
      })
      somethingChanged()
      onClose()
      navigate(`/browse/${made.issueKey}`)
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)))
    }
  }

  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <div className="field">
        <label htmlFor="create-type">Request type</label>
        <select id="create-type" value={typeId} onChange={(event) => setTypeId(event.target.value)}>
          {types.map((type) => <option key={type.id} value={type.id}>{type.name}</option>)}
        </select>
      </div>
      <div className="field">
        <label htmlFor="create-for">Raise this request on behalf of</label>
        <select id="create-for" value={customerId} onChange={(event) => setCustomerId(event.target.value)}>
          <option value="">Yourself</option>
          {people.filter((one) => one.accountType === 'customer').map((one) => <option key={one.key} value={one.accountId}>{one.displayName}</option>)}
        </select>
      </div>
      <Show of={fields} what="fields">
        {(list) => list.map((field) => (
          <FieldInput key={field.fieldId} field={field} value={values[field.fieldId] ?? ''} error={fieldErrors[field.fieldId]}
            onChange={(value) => setValues((before) => ({ ...before, [field.fieldId]: value }))} />
        ))}
      </Show>
      {error && <Message look="error">{error.message}</Message>}
      <p className="row">
        <button className="button button--primary" type="submit">Create</button>
        <button className="button button--subtle" type="button" onClick={onClose}>Cancel</button>
      </p>
    </form>
  )
}
