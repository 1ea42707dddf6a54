import { OUTCOMES } from '../../../../src/domain/incident/state'
import type { Outcome } from '../../../../src/domain/incident/state'
import { required } from '../../../shared/form/use-form'
import { TEXT_MAX } from '../../../shared/limits'
import { OUTCOME } from '../../../shared/vocabulary'
import { RadioField, TextField } from '../../parts/fields'
import { commandWords } from '../commands'
import type { FormProps } from './command-form'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

const KINDS = [
  { value: 'manual', label: 'Manual' },
  { value: 'automatic', label: 'Automatic' },
]
const CHOICES = OUTCOMES.map((value) => ({ value, label: OUTCOME[value] }))
const asOutcome = (value: string): Outcome => OUTCOMES.find((each) => each === value) ?? 'failed'

/** One attempt and its outcome; attempts are a list, and a failed one counts. */
export default function RemediationForm(props: FormProps) {
  const form = useCommandForm('recordRemediation', props, {
    initial: { kind: 'manual', text: '', outcome: '' },
    rules: { text: required('Say what you tried.'), outcome: required('Say how it went.') },
    send: ({ kind, text, outcome }) => props.act('recordRemediation', { kind: kind === 'automatic' ? 'automatic' : 'manual', text, outcome: asOutcome(outcome) }),
  })
  const title = commandWords('recordRemediation', props.incident.view)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <RadioField bind={form.bind('kind')} label="Kind" isRequired choices={KINDS} />
      <TextField bind={form.bind('text')} label="What did you try?" isRequired lines={3} helper="Only the desk reads it." maxLength={TEXT_MAX} />
      <RadioField bind={form.bind('outcome')} label="How did it go?" isRequired choices={CHOICES} />
    </FormFrame>
  )
}
