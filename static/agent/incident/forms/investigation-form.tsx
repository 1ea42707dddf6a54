import { RadioField, TextField } from '../../../shared/form/fields'
import { required } from '../../../shared/form/use-form'
import { TEXT_MAX } from '../../../shared/limits'
import { commandWords } from '../commands'
import type { FormProps } from './command-form'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

const KINDS = [
  { value: 'preliminary', label: 'Preliminary, by the tier that has it' },
  { value: 'full', label: 'Full, by a consultant' },
]
const asKind = (value: string): 'preliminary' | 'full' => (value === 'full' ? 'full' : 'preliminary')

/** What somebody found out; kept in order, never overwritten. */
export default function InvestigationForm(props: FormProps) {
  const { view, me } = props.incident
  const consultantNext = view.investigations.length > 0 && me.roles.includes('consultant')
  const form = useCommandForm('recordInvestigation', props, {
    initial: { kind: consultantNext ? 'full' : 'preliminary', text: '' },
    rules: { text: required('Say what you found. The next person starts from it.') },
    send: ({ kind, text }) => props.act('recordInvestigation', { kind: asKind(kind), text }),
  })
  const title = commandWords('recordInvestigation', view)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      {me.roles.includes('consultant') && <RadioField bind={form.bind('kind')} label="Kind" isRequired choices={KINDS} inColumn />}
      <TextField bind={form.bind('text')} label="What did you find?" isRequired lines={4} helper="Only the desk reads it." maxLength={TEXT_MAX} />
    </FormFrame>
  )
}
