import { useEffect } from 'react'
import type { IssueId } from '../../../../../src/domain/ids'
import { TextField } from '../../../../shared/form/fields'
import { required, useForm } from '../../../../shared/form/use-form'
import { REASON_MAX, TEXT_MAX } from '../../../../shared/limits'
import { Button } from '../../../../shared/parts/button'
import { useViewer } from '../../../../shared/viewer'
import { ProblemMessage } from '../../../parts/problem-message'
import type { Request } from '../../../parts/use-request'
import type { OpenItem } from '../asks/slots'

/** `text`: an answer in words; `notPossible`: why it can't be had. */
export type AnswerKind = 'text' | 'notPossible'

const WORDS = {
  text: { label: 'Your answer', missing: 'Write your answer.', send: 'Send answer', maxLength: TEXT_MAX, lines: 4 },
  notPossible: { label: "Why can't you provide it?", missing: "Tell us why you can't provide it.", send: 'Tell us', maxLength: REASON_MAX, lines: 2 },
} as const

/** An answer in place of the buttons; its draft is kept per item until sent. */
export function AnswerForm({ kind, item, issueId, request, onAnswered, onCancel }: {
  kind: AnswerKind
  item: OpenItem
  issueId: IssueId
  request: Request
  onAnswered: () => void
  onCancel: () => void
}) {
  const { accountId } = useViewer()
  const words = WORDS[kind]
  const form = useForm({
    initial: { text: '' },
    rules: { text: required(words.missing) },
    draft: { accountId, issueId, form: `answerEvidence.${item.id}.${kind}` },
    send: async ({ text }) => {
      const answer = kind === 'text' ? { kind, text } : { kind, reason: text }
      const wire = await request.act((portal, at) => portal.answerEvidence({ ...at, itemId: item.id, answer }))
      if (!wire.ok) return wire.problem
      onAnswered()
      return null
    },
  })
  useEffect(() => form.ref.current?.querySelector('textarea')?.focus(), [form.ref])

  return (
    <form
      ref={form.ref}
      className="form"
      aria-label={item.what}
      noValidate
      onSubmit={form.submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onCancel()
      }}
    >
      <TextField bind={form.bind('text')} label={words.label} isRequired lines={words.lines} maxLength={words.maxLength} />
      <ProblemMessage problem={form.problem} onRetry={form.submit} />
      <div className="form-foot answers">
        <Button type="submit" look="primary" busy={form.busy}>{words.send}</Button>
        <Button look="subtle" onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
