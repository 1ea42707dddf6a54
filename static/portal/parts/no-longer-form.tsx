import { useEffect, useId, useRef } from 'react'
import type { CustomerView } from '../../../src/domain/views/customer-view'
import { TextField } from '../../shared/form/fields'
import { useForm } from '../../shared/form/use-form'
import { TEXT_MAX } from '../../shared/limits'
import { Button } from '../../shared/parts/button'
import { useViewer } from '../../shared/viewer'
import { ProblemMessage } from './problem-message'
import type { Request } from './use-request'

/** The question before the desk is told; both ways to it (side panel, action) ask the same. */
export function NoLongerForm({ view, request, opened = false, onDone, onCancel }: {
  view: CustomerView
  request: Request
  /** Opened in place by a press: the focus comes along. A modal's host has seen to it already. */
  opened?: boolean
  onDone: () => void
  onCancel: () => void
}) {
  const heading = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const { accountId } = useViewer()
  const form = useForm({
    initial: { text: '' },
    rules: {},
    draft: { accountId, issueId: view.issueId, form: 'sayNoLongerAnIssue' },
    send: async ({ text }) => {
      const wire = await request.act((portal, at) => portal.sayNoLongerAnIssue({ ...at, text }))
      if (!wire.ok) return wire.problem
      onDone()
      return null
    },
  })
  useEffect(() => {
    if (opened) title.current?.focus()
  }, [opened])
  return (
    <form
      ref={form.ref}
      className="form"
      aria-labelledby={heading}
      onSubmit={form.submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onCancel()
      }}
    >
      <div>
        <h2 id={heading} ref={title} tabIndex={-1}>Is it no longer an issue?</h2>
        <p className="subtle">We'll confirm and close {view.number}, or tell you why not.</p>
      </div>
      <TextField bind={form.bind('text')} label="What changed? (optional)" lines={2} maxLength={TEXT_MAX} />
      <ProblemMessage problem={form.problem} onRetry={form.submit} />
      <div className="form-foot answers">
        <Button type="submit" look="primary" busy={form.busy}>Yes, tell them</Button>
        <Button onClick={onCancel}>Keep it open</Button>
      </div>
    </form>
  )
}
