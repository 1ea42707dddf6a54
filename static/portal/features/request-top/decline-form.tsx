import { useEffect } from 'react'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { RadioField, TextField } from '../../../shared/form/fields'
import { required, useForm } from '../../../shared/form/use-form'
import { TEXT_MAX } from '../../../shared/limits'
import { Button } from '../../../shared/parts/button'
import { useViewer } from '../../../shared/viewer'
import { ProblemMessage } from '../../parts/problem-message'
import type { Request } from '../../parts/use-request'
import { DECLINE_REASONS, declineWhyOf } from './decline-reasons'
import type { Receipt } from './receipt'

interface Values extends Record<string, string> {
  why: string
  text: string
}

/** "What's still wrong?", in place of the buttons; says what happens before it is sent. */
export function DeclineForm({ view, stillDue, request, onDeclined, onCancel }: {
  view: CustomerView
  /** Added to "We go on at once". */
  stillDue: string
  request: Request
  onDeclined: (receipt: Receipt) => void
  onCancel: () => void
}) {
  const { accountId } = useViewer()
  const form = useForm<Values>({
    initial: { why: '', text: '' },
    rules: {
      why: required('Choose what is still wrong.'),
      text: (text, { why }) => (why === 'other' && text.trim() === '' ? 'Tell us what is still wrong.' : null),
    },
    draft: { accountId, issueId: view.issueId, form: 'declineClosure' },
    send: async ({ why, text }) => {
      const chosen = declineWhyOf(why)
      if (chosen === null) return { kind: 'invalid', text: 'Choose what is still wrong.', fields: [{ path: 'why', text: 'Choose what is still wrong.' }] }
      const wire = await request.act((portal, at) => portal.declineClosure({ ...at, why: chosen, text }))
      if (!wire.ok) return wire.problem
      onDeclined({ kind: 'declined', at: wire.answer.now, why: chosen })
      return null
    },
  })
  useEffect(() => form.ref.current?.querySelector<HTMLElement>('input:checked, input')?.focus(), [form.ref])

  return (
    <form
      ref={form.ref}
      className="form"
      noValidate
      onSubmit={form.submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onCancel()
      }}
    >
      <RadioField bind={form.bind('why')} label="What's still wrong?" isRequired inColumn choices={DECLINE_REASONS} />
      <TextField bind={form.bind('text')} label={form.values.why === 'other' ? 'Tell us more' : 'Tell us more (optional)'} isRequired={form.values.why === 'other'} lines={3} maxLength={TEXT_MAX} />
      <p className="subtle">We go on at once{stillDue}.</p>
      <ProblemMessage problem={form.problem} onRetry={form.submit} />
      <div className="form-foot answers">
        <Button type="submit" look="primary" busy={form.busy}>Send answer</Button>
        <Button look="subtle" onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
