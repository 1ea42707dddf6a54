import { useRef, useState, type FormEvent } from 'react'
import { attachToRequest } from '../core/files'
import { HttpError, sandbox } from '../core/http'
import { somethingChanged, useLoad } from '../core/live'
import type { AppModule } from '../core/modules'
import { navigate } from '../core/router'
import { useSession } from '../core/session'
import type { RequestType, RequestTypeField, ServiceDesk } from '../core/types'
import { factsOf, recordDeed } from '../host/deeds'
import { showFlag } from '../host/flag-list'
import { HostedFrame } from '../host/hosted-frame'
import { callServer } from '../host/server-bridge'
import { Link } from '../ui/link'
import { Message, Show } from '../ui/loaded'
import { FieldInput, isFileField, restValue } from './field-input'
import { PageModules } from './page-modules'
import { PortalFrame } from './portal-frame'
import { Refusal, reads } from '../ui/refusal'

interface Form {
  desk: ServiceDesk
  type: RequestType
  fields: RequestTypeField[]
  /** The app's panels that admit this person; the form shows no others, and waits for none. */
  panels: AppModule[]
}

interface PanelAnswers {
  fields: { key: string; value: unknown }[]
  isValid: boolean
}

const CREATE_PANEL = 'jiraServiceManagement:portalRequestCreatePropertyPanel'

/** Whether a module may be opened there, the server says. */
async function admitting(personKey: string, modules: AppModule[], requestTypeId: string): Promise<AppModule[]> {
  const admitted = await Promise.all(modules.map(({ key }) =>
    callServer({ personKey, moduleKey: key, place: { requestTypeId } }, 'getContext', undefined).then(() => true, () => false)))
  return modules.filter((_, place) => admitted[place])
}

/** The portal's form for a new request, the app's create panel within it. */
export function CreateRequest({ deskId, typeId }: { deskId: string; typeId: string }) {
  const { jira, person, modules } = useSession()
  const base = `/rest/servicedeskapi/servicedesk/${deskId}`
  const form = useLoad(`create ${person.key} ${deskId} ${typeId}`, async (): Promise<Form> => {
    const [desk, type, fields, panels] = await Promise.all([
      jira.get<ServiceDesk>(base),
      jira.get<RequestType>(`${base}/requesttype/${typeId}`),
      jira.get<{ requestTypeFields: RequestTypeField[] }>(`${base}/requesttype/${typeId}/field`),
      admitting(person.key, modules.filter((module) => module.type === CREATE_PANEL), typeId),
    ])
    return { desk, type, fields: fields.requestTypeFields.filter((field) => field.visible !== false), panels }
  })
  return (
    <Show
      of={form}
      what="the form"
      refused={(error) => <PortalFrame crumbs={[{ text: 'Help center', to: '/portal' }]}><Refusal error={error} maySee={reads(`${base}/requesttype/${typeId}`)} /></PortalFrame>}
    >
      {(ready) => (
        <PortalFrame crumbs={[{ text: 'Help center', to: '/portal' }, { text: ready.desk.projectName, to: '/portal' }]}>
          <div className="portal__column">
            <h1>{ready.type.name}</h1>
            <PageModules kind="portalSubheader" page="create_request" place={{ requestTypeId: typeId }} projectKey={ready.desk.projectKey} />
            {ready.type.description && <p className="portal__lead">{ready.type.description}</p>}
            <CreateForm key={person.key} {...ready} />
          </div>
        </PortalFrame>
      )}
    </Show>
  )
}

function CreateForm({ desk, type, fields, panels }: Form) {
  const { person, jira } = useSession()
  const inputs = fields.filter((field) => !isFileField(field))
  const fileField = person.key === 'anonymous' ? undefined : fields.find(isFileField)
  const file = useRef<HTMLInputElement>(null)
  const [values, setValues] = useState<Record<string, string>>({})
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const [sentKey, setSentKey] = useState<string | null>(null)
  const answers = useRef(new Map<string, PanelAnswers>())
  const panelsElement = useRef<HTMLDivElement>(null)

  const checked = (): Record<string, string> =>
    Object.fromEntries(inputs
      .filter((field) => field.required && !(values[field.fieldId] ?? '').trim())
      .map((field) => [field.fieldId, `${field.name} is required.`]))

  const panelAnswers = (): PanelAnswers => {
    const given = panels.map((panel) => answers.current.get(panel.key))
    return {
      fields: given.flatMap((one) => one?.fields ?? []),
      isValid: given.every((one) => one?.isValid === true),
    }
  }

  /** The request stands whether or not its file arrives: a failure is told beside it. */
  const attachChosen = async (issueKey: string): Promise<void> => {
    const chosen = file.current?.files?.[0]
    if (!chosen) return
    try {
      await attachToRequest(jira, desk.id, issueKey, chosen, '')
    } catch (thrown) {
      showFlag({
        id: `attach-${issueKey}`, type: 'error', title: `${chosen.name} was not attached`,
        description: thrown instanceof Error ? thrown.message : String(thrown), actions: [], isAutoDismiss: false,
      })
    }
  }

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setRefused('')
    const wrong = checked()
    setErrors(wrong)
    const first = Object.keys(wrong)[0]
    if (first) {
      document.getElementById(`field-${first}`)?.focus()
      return
    }
    const panel = panelAnswers()
    if (panels.length > 0 && !panel.isValid) {
      setRefused('Answer the questions above first.')
      panelsElement.current?.querySelector('iframe')?.focus()
      return
    }
    setBusy(true)
    try {
      const made = await sandbox.write<{ issueKey: string }>('POST', '/sandbox/portal/requests', {
        person: person.key,
        serviceDeskId: desk.id,
        requestTypeId: type.id,
        requestFieldValues: Object.fromEntries(inputs
          .filter((field) => values[field.fieldId])
          .map((field) => [field.fieldId, restValue(field, values[field.fieldId] ?? '')])),
        ...(panels.length > 0 ? { panel } : {}),
      })
      recordDeed({
        kind: 'requested', person: person.key, requestTypeId: type.id,
        answers: factsOf(Object.fromEntries(panel.fields.map((field) => [field.key, field.value]))),
      })
      // Without an account there is no way back to the request: its number is all that remains.
      if (person.key === 'anonymous') {
        setSentKey(made.issueKey)
        return
      }
      await attachChosen(made.issueKey)
      somethingChanged()
      navigate(`/portal/${desk.id}/${made.issueKey}`)
    } catch (thrown) {
      setBusy(false)
      if (thrown instanceof HttpError) setErrors(thrown.fields)
      setRefused(thrown instanceof Error ? thrown.message : String(thrown))
    }
  }

  if (sentKey !== null) return <Message look="success">Your request was sent. Its number is {sentKey}.</Message>
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      {inputs.map((field) => (
        <FieldInput
          key={field.fieldId}
          field={field}
          value={values[field.fieldId] ?? ''}
          error={errors[field.fieldId]}
          onChange={(value) => setValues((before) => ({ ...before, [field.fieldId]: value }))}
        />
      ))}
      {fileField && (
        <div className="field">
          <label htmlFor="field-file">{fileField.name}</label>
          <input ref={file} id="field-file" type="file" />
          {fileField.description && <p className="field__help">{fileField.description}</p>}
        </div>
      )}
      <div ref={panelsElement} className="stack">
        {panels.map((panel) => (
          <HostedFrame
            key={panel.key}
            module={panel}
            place={{ requestTypeId: type.id }}
            projectKey={desk.projectKey}
            onSubmit={(value) => {
              answers.current.set(panel.key, value as PanelAnswers)
              if (refused && (value as PanelAnswers).isValid) setRefused('')
            }}
          />
        ))}
      </div>
      {refused && <Message look="error">{refused}</Message>}
      <p className="row">
        <button className="button button--primary" type="submit" disabled={busy}>{busy ? 'Sending' : 'Send'}</button>
        <Link className="button button--subtle" to="/portal">Cancel</Link>
      </p>
    </form>
  )
}
