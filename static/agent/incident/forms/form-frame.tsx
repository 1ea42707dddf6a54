import type { ReactNode } from 'react'
import { useEffect } from 'react'
import Button from '@atlaskit/button/new'
import type { Form, Values } from '../../../shared/form/use-form'
import { clockTime } from '../../../shared/time'
import { useZone } from '../../../shared/viewer'
import { RequiredNote } from '../../parts/fields'
import { CommandProblem } from '../command-problem'
import type { FormProps } from './command-form'

interface Props<V extends Values> extends Pick<FormProps, 'incident' | 'cancel' | 'goTo'> {
  form: Form<V>
  title: string
  send: string
  /** Nothing to fill in: only words to read before it is sent. */
  noFields?: boolean
  children: ReactNode
}

/** What all forms of the panel share: heading, note, trouble, buttons, and when the draft was kept. */
export function FormFrame<V extends Values>({ form, title, send, noFields = false, incident, cancel, goTo, children }: Props<V>) {
  const zone = useZone()
  const { ref } = form
  useEffect(() => ref.current?.querySelector<HTMLElement>('input:checked, textarea, input, select, button')?.focus(), [ref])
  return (
    <form ref={ref} className="form" noValidate aria-label={title} onSubmit={form.submit} onKeyDown={(event) => event.key === 'Escape' && cancel()}>
      <div>
        <h2>{title}</h2>
        {!noFields && <RequiredNote />}
      </div>
      {children}
      {form.problem !== null && <CommandProblem problem={form.problem} view={incident.view} again={() => form.submit()} goTo={goTo} />}
      <div className="form-foot">
        <Button appearance="primary" type="submit" isLoading={form.busy}>
          {send}
        </Button>
        <Button appearance="subtle" onClick={cancel}>
          Cancel
        </Button>
        {form.keptAt !== null && !noFields && <span className="helper tabular">Draft kept {clockTime(form.keptAt, zone)}</span>}
      </div>
    </form>
  )
}
