import type { AgentIncident } from '../../../../src/api/answers'
import { required } from '../../../shared/form/use-form'
import { TEXT_MAX } from '../../../shared/limits'
import { RadioField, TextField } from '../../parts/fields'
import { commandWords } from '../commands'
import type { FormProps } from './command-form'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

const KINDS = [
  { value: 'preliminary', label: 'Preliminary, by the tier that has it' },
  { value: 'full', label: 'Full, by a consultant' },
] as const
type Kind = (typeof KINDS)[number]['value']
const asKind = (value: string): Kind => (value === 'full' ? 'full' : 'preliminary')

/** The tier that has it records the preliminary one, a consultant the full one; who is both chooses. */
function kindsOf({ view, me }: AgentIncident): Kind[] {
  const owns = me.roles.includes('lead') || me.roles.includes(view.tier === 'I' ? 'tierI' : 'tierII')
  const kinds: Kind[] = owns || !me.roles.includes('consultant') ? ['preliminary'] : []
  return me.roles.includes('consultant') ? [...kinds, 'full'] : kinds
}

/** What somebody found out; kept in order, never overwritten. */
export default function InvestigationForm(props: FormProps) {
  const { view } = props.incident
  const kinds = kindsOf(props.incident)
  const first = kinds[view.investigations.length === 0 ? 0 : kinds.length - 1] ?? 'preliminary'
  const form = useCommandForm('recordInvestigation', props, {
    initial: { kind: first, text: '' },
    rules: { text: required('Say what you found. The next person starts from it.') },
    send: ({ kind, text }) => props.act('recordInvestigation', { kind: asKind(kind), text }),
  })
  const title = commandWords('recordInvestigation', view)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      {kinds.length > 1 && <RadioField bind={form.bind('kind')} label="Kind" isRequired choices={KINDS} inColumn />}
      <TextField bind={form.bind('text')} label="What did you find?" isRequired lines={4} helper="Only the desk reads it." maxLength={TEXT_MAX} />
    </FormFrame>
  )
}
