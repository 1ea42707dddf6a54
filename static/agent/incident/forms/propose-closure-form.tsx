import type { AgentView } from '../../../../src/domain/views/agent-view'
import { asSentence } from '../../../../src/domain/words'
import { required } from '../../../shared/form/use-form'
import { PROPOSAL_MAX } from '../../../shared/limits'
import { RadioField, TextField } from '../../parts/fields'
import { openItems } from '../asked'
import { commandWords } from '../commands'
import type { FormProps } from './command-form'
import { CustomerWillRead, Missing } from './customer-will-read'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

const KINDS = [
  { value: 'resolved', label: 'Resolved: it works again' },
  { value: 'answered', label: 'Answered: the question has its answer' },
]

/** Proposing never closes: the customer's agreement does. */
export default function ProposeClosureForm(props: FormProps) {
  const form = useCommandForm('proposeClosure', props, {
    initial: { as: props.incident.view.scope.kind === 'returned' ? 'answered' : 'resolved', text: '' },
    rules: { text: required('Say what solved it. The customer reads it before they agree.') },
    send: ({ as, text }) => props.act('proposeClosure', { as: as === 'answered' ? 'answered' : 'resolved', text }),
  })
  const title = commandWords('proposeClosure', props.incident.view)
  const text = form.values.text.trim()
  const settled = settledWords(props.incident.view)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <RadioField bind={form.bind('as')} label="As" isRequired choices={KINDS} inColumn />
      <TextField bind={form.bind('text')} label="What solved it, or the answer" isRequired lines={4} maxLength={PROPOSAL_MAX} />
      <CustomerWillRead>
        We think this is solved: {text === '' ? <Missing>your text</Missing> : asSentence(text)} Tell us on your request whether you agree.
      </CustomerWillRead>
      {settled !== null && <p className="helper">{settled}</p>}
      <p className="helper">Restore service and the tier hold stop until they answer. If they decline, that time counts.</p>
    </FormFrame>
  )
}

/** What is taken back with it, since a proposal settles whatever waits for the customer; null: nothing waits. */
function settledWords(view: AgentView): string | null {
  const count = openItems(view).length
  const parts = [
    ...(count === 0 ? [] : [count === 1 ? 'the open request for evidence' : `the ${count} open requests for evidence`]),
    ...(view.session.kind === 'asked' || view.session.kind === 'approved' ? ['the remote session'] : []),
  ]
  return parts.length === 0 ? null : `This also withdraws ${parts.join(' and ')}.`
}
