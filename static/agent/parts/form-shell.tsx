import type { ReactNode } from 'react'
import { useEffect } from 'react'
import Button from '@atlaskit/button/new'
import type { Form, Values } from '../../shared/form/use-form'
import { clockTime } from '../../shared/time'
import { useZone } from '../../shared/viewer'
import { RequiredNote } from './fields'

interface Props<V extends Values> {
  form: Form<V>
  title: string
  /** Its name to a screen reader, where the title changes while it is open. */
  label?: string
  send: string
  cancel: () => void
  /** Nothing to fill in: only words to read before it is sent. */
  noFields?: boolean
  /** What went wrong with sending it. */
  problem?: ReactNode
  children: ReactNode
}

/** What agents' forms share: heading, note, buttons, when the draft was kept, and the focus on the first field. */
export function FormShell<V extends Values>({ form, title, label = title, send, cancel, noFields = false, problem, children }: Props<V>) {
  const zone = useZone()
  const { ref } = form
  useEffect(() => {
    const first = ref.current?.querySelector<HTMLElement>('textarea, input, select, button')
    // Of radios, the one that is chosen: that is where the keyboard comes to in a group.
    const chosen = first?.closest('fieldset')?.querySelector<HTMLElement>('input:checked')
    ;(chosen ?? first)?.focus()
  }, [ref])
  return (
    <form ref={ref} className="form" noValidate aria-label={label} onSubmit={form.submit} onKeyDown={(event) => event.key === 'Escape' && cancel()}>
      <div>
        <h2>{title}</h2>
        {!noFields && <RequiredNote />}
      </div>
      {children}
      {problem}
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
