import type { ReactNode } from 'react'
import { ESCALATED_WORDS, reopenedWords, SCOPE_QUESTIONED_WORDS } from '../../../../src/domain/effects/comment-words'
import { required } from '../../../shared/form/use-form'
import { REASON_MAX } from '../../../shared/limits'
import { TextField } from '../../parts/fields'
import { commandWords } from '../commands'
import type { FormProps } from './command-form'
import { CustomerWillRead } from './customer-will-read'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

/** Commands that need a reason and nothing else. */
export type ReasonCommand = 'questionScope' | 'escalate' | 'returnEscalation' | 'reopen'

interface Plan {
  missing: string
  helper: string
  /** What the customer reads of it; null: nothing. */
  told: (props: FormProps) => string | null
  next: ReactNode
}

const PLANS: Record<ReasonCommand, Plan> = {
  questionScope: {
    missing: 'Say why it may not be covered. The higher level decides by it.',
    helper: 'Only the desk reads it.',
    told: () => SCOPE_QUESTIONED_WORDS,
    next: 'All clocks stop until the higher level has decided.',
  },
  escalate: {
    missing: 'Say why it is critical. The higher level reads it first.',
    helper: 'Only the desk reads it.',
    told: () => ESCALATED_WORDS,
    next: 'Your tier keeps it; its clocks go on.',
  },
  returnEscalation: {
    missing: 'Say what comes back: what was decided, or what to do.',
    helper: 'Only the desk reads it.',
    told: () => null,
    next: 'It is the tier’s alone again.',
  },
  reopen: {
    missing: 'Say why it is opened again.',
    helper: 'Only the desk reads it.',
    told: ({ incident }) => reopenedWords(incident.view.number),
    next: 'It goes on at the tier that had it, and a new restore clock starts.',
  },
}

/** One reason, the customer's words beneath it, and what happens next. */
export default function ReasonForm({ command, ...props }: FormProps & { command: ReasonCommand }) {
  const { missing, helper, told, next } = PLANS[command]
  const form = useCommandForm(command, props, {
    initial: { reason: '' },
    rules: { reason: required(missing) },
    send: ({ reason }) => props.act(command, { reason }),
  })
  const title = commandWords(command, props.incident.view)
  const words = told(props)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <TextField bind={form.bind('reason')} label={command === 'returnEscalation' ? 'What comes back' : 'Why'} isRequired lines={2} helper={helper} maxLength={REASON_MAX} />
      {words !== null && <CustomerWillRead>{words}</CustomerWillRead>}
      <p className="helper">{next}</p>
    </FormFrame>
  )
}
