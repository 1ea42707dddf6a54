import { required } from '../../../shared/form/use-form'
import { TEXT_MAX } from '../../../shared/limits'
import { RadioField, TextField } from '../../parts/fields'
import { commandWords } from '../commands'
import type { FormProps } from './command-form'
import { CustomerWillRead } from './customer-will-read'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

const KINDS = [
  { value: 'manual', label: 'Manual, after an investigation' },
  { value: 'automatic', label: 'Automatic, by support automation software' },
]
const asKind = (value: string): 'manual' | 'automatic' => (value === 'automatic' ? 'automatic' : 'manual')

/** The cause; what the customer may read of it is a field of its own. */
export default function DiagnosisForm(props: FormProps) {
  const form = useCommandForm('addDiagnosis', props, {
    initial: { kind: 'manual', text: '', customerText: '' },
    rules: { text: required('Say what the cause is.') },
    send: ({ kind, text, customerText }) => props.act('addDiagnosis', { kind: asKind(kind), text, customerText }),
  })
  const title = commandWords('addDiagnosis', props.incident.view)
  const told = form.values.customerText.trim()
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <RadioField bind={form.bind('kind')} label="Kind" isRequired choices={KINDS} inColumn />
      <TextField bind={form.bind('text')} label="What is the cause?" isRequired lines={4} helper="Only the desk reads it." maxLength={TEXT_MAX} />
      <TextField bind={form.bind('customerText')} label="For the customer" lines={2} helper="Left empty, the customer isn't told." maxLength={TEXT_MAX} />
      {told !== '' && <CustomerWillRead>{told}</CustomerWillRead>}
    </FormFrame>
  )
}
