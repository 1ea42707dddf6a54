import { useRef, useState } from 'react'
import Button from '@atlaskit/button/new'
import Checkbox from '@atlaskit/checkbox'
import { ErrorMessage } from '@atlaskit/form/error-message'
import type { Problem, ProjectPage } from '../../../src/api/answers'
import type { StatusKey } from '../../../src/domain/policy/policy'
import { STATUS_KEYS } from '../../../src/domain/policy/policy'
import { Message } from '../../shared/desk/message'
import { admin } from '../queries'
import { StatusField } from './status-field'

type StatusMap = Record<StatusKey, string | null>

/** Where nothing was saved yet, what the names suggest is filled in already. */
const startMap = (page: ProjectPage): StatusMap =>
  Object.fromEntries(STATUS_KEYS.map((key) => [key, page.statusMap[key] ?? (page.on ? null : page.proposedStatusMap[key])])) as StatusMap

const startTypes = (page: ProjectPage): string[] => {
  const on = page.requestTypes.filter((type) => type.on).map((type) => type.id)
  return page.on || on.length > 0 ? on : page.requestTypes.map((type) => type.id)
}

/** Which request types become incidents, and which status of this project says what; saving switches ReTRAC on. */
export function ProjectForm({ page, onSaved }: { page: ProjectPage; onSaved: (page: ProjectPage) => void }) {
  const [types, setTypes] = useState(() => startTypes(page))
  const [map, setMap] = useState(() => startMap(page))
  const [busy, setBusy] = useState<'save' | 'off' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [saved, setSaved] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const noTypes = types.length === 0

  const send = (on: boolean): void => {
    if (on && noTypes) {
      setProblem({ kind: 'invalid', text: 'One thing must be put right before this can be saved.', fields: [{ path: 'requestTypeIds', text: 'Choose at least one request type.' }] })
      return
    }
    setBusy(on ? 'save' : 'off')
    setProblem(null)
    setSaved(false)
    void admin.saveProject({ projectId: page.project.id, seenVersion: page.policyVersion, on, requestTypeIds: types, statusMap: map }).then((wire) => {
      setBusy(null)
      if (!wire.ok) {
        setProblem(wire.problem)
        return
      }
      setSaved(true)
      onSaved(wire.answer)
      heading.current?.focus()
    })
  }
  const errorAt = (path: string): string | null => problem?.fields?.find((field) => field.path === path)?.text ?? null
  // A version is published with all rules in it, so that one of theirs may be in the way.
  const elsewhere = problem?.fields?.filter(({ path }) => path.split('.')[0] !== 'requestTypeIds' && path.split('.')[0] !== 'statusMap').map(({ text }) => text) ?? []
  const change = (work: () => void): void => {
    setSaved(false)
    work()
  }

  return (
    <section className="stack" aria-labelledby="project-heading">
      <div>
        <h2 id="project-heading" ref={heading} tabIndex={-1}>
          {page.on ? 'ReTRAC is on' : 'Switch ReTRAC on'}
        </h2>
        <p className="subtle">
          {page.on ? 'Requests of the types below become incidents.' : 'Until you do, ReTRAC does nothing in this project. What is suggested below is found by name.'}
        </p>
      </div>
      <fieldset className="field" aria-describedby={errorAt('requestTypeIds') === null ? undefined : 'types-error'}>
        <legend className="heading-xsmall">Request types that become incidents</legend>
        {page.requestTypes.map((type) => (
          <Checkbox
            key={type.id}
            value={type.id}
            label={
              <span>
                {type.name}
                {type.description !== '' && <span className="table-words">{type.description}</span>}
              </span>
            }
            isChecked={types.includes(type.id)}
            isInvalid={errorAt('requestTypeIds') !== null}
            onChange={(event) => change(() => setTypes(event.target.checked ? [...types, type.id] : types.filter((id) => id !== type.id)))}
          />
        ))}
        {page.requestTypes.length === 0 && <p className="subtle">This project has no request types yet. Add one in Jira, then check again.</p>}
        {errorAt('requestTypeIds') !== null && (
          <div id="types-error">
            <ErrorMessage>{errorAt('requestTypeIds')}</ErrorMessage>
          </div>
        )}
      </fieldset>
      <div className="stack">
        <div>
          <h3>Statuses</h3>
          <p className="subtle">ReTRAC moves an incident to these. A place left empty is left alone.</p>
        </div>
        {STATUS_KEYS.map((key) => (
          <StatusField key={key} statusKey={key} statuses={page.statuses} value={map[key]} error={errorAt(`statusMap.${key}`)} onValue={(value) => change(() => setMap({ ...map, [key]: value }))} />
        ))}
      </div>
      {problem !== null && (
        <Message tone="error" spoken>
          {[problem.text, ...elsewhere].join(' ')}
        </Message>
      )}
      {saved && (
        <Message tone="success" spoken>
          {page.on ? 'Saved. New requests of these types become incidents.' : 'ReTRAC is off in this project. New requests do not become incidents. Incidents that are open go on, with their clocks, but Jira can close their issues without agreement.'}
        </Message>
      )}
      <div className="row">
        <Button appearance="primary" isLoading={busy === 'save'} onClick={() => send(true)}>
          {page.on ? 'Save changes' : 'Switch on'}
        </Button>
        {page.on && (
          <Button appearance="subtle" isLoading={busy === 'off'} onClick={() => send(false)}>
            Switch off
          </Button>
        )}
      </div>
    </section>
  )
}
