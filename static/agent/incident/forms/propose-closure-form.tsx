import { asSentence } from '../../../../src/domain/words'
import { required } from '../../../shared/form/use-form'
import { PROPOSAL_MAX } from '../../../shared/limits'
import { RadioField, TextField } from '../../parts/fields'
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
    initial: { as: 'resolved', text: '' },
    rules: { text: required('Say what solved it. The customer reads it before they agree.') },
    send: ({ as, text }) => props.act('proposeClosure', { as: as === 'answered' ? 'answered' : 'resolved', text }),
  })
  const title = commandWords('proposeClosure', props.incident.view)
  const text = form.values.text.trim()
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <RadioField bind={form.bind('as')} label="As" isRequired choices={KINDS} inColumn />
      <TextField bind={form.bind('text')} label="What solved it, or the answer" isRequired lines={4} maxLength={PROPOSAL_MAX} />
      <CustomerWillRead>
        We think this is solved: {text === '' ? <Missing>your text</Missing> : asSentence(text)} Tell us on your request whether you agree.
      </CustomerWillRead>
      <p className="helper">Restore service and the tier hold stop until they answer. If they decline, that time counts.</p>
    </FormFrame>
  )
}
