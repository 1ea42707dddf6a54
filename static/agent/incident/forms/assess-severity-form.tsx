import { IMPACTS, URGENCIES } from '../../../../src/domain/policy/policy'
import type { Impact, Urgency } from '../../../../src/domain/policy/policy'
import { required } from '../../../shared/form/use-form'
import { IMPACT, URGENCY } from '../../../shared/vocabulary'
import { RadioField } from '../../parts/fields'
import { commandWords } from '../commands'
import { SeverityMatrix } from '../severity-matrix'
import type { FormProps } from './command-form'
import { FormFrame } from './form-frame'
import { SeverityWillRead } from './severity-will-read'
import { useCommandForm } from './use-command-form'

const IMPACT_CHOICES = [...IMPACTS].reverse().map((value) => ({ value, label: IMPACT[value] }))
const URGENCY_CHOICES = URGENCIES.map((value) => ({ value, label: URGENCY[value] }))
const asImpact = (value: string): Impact | null => IMPACTS.find((each) => each === value) ?? null
const asUrgency = (value: string): Urgency | null => URGENCIES.find((each) => each === value) ?? null

/** Impact and urgency; the matrix shows what they give before it is sent. */
export default function AssessSeverityForm(props: FormProps) {
  const { view, rules } = props.incident
  const form = useCommandForm('assessSeverity', props, {
    initial: { impact: view.severity.impact ?? '', urgency: view.severity.urgency ?? '' },
    rules: { impact: required('Choose how many it affects.'), urgency: required('Choose how soon it must work.') },
    send: async (values) => {
      const impact = asImpact(values.impact)
      const urgency = asUrgency(values.urgency)
      return impact && urgency ? props.act('assessSeverity', { impact, urgency }) : null
    },
  })
  const impact = asImpact(form.values.impact)
  const urgency = asUrgency(form.values.urgency)
  const severity = impact && urgency ? rules.matrix[impact][urgency] : null
  const title = commandWords('assessSeverity', view)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <RadioField bind={form.bind('impact')} label="Impact" isRequired choices={IMPACT_CHOICES} />
      <RadioField bind={form.bind('urgency')} label="Urgency" isRequired choices={URGENCY_CHOICES} />
      <SeverityMatrix matrix={rules.matrix} impact={impact} urgency={urgency} />
      <SeverityWillRead incident={props.incident} severity={severity} />
    </FormFrame>
  )
}
