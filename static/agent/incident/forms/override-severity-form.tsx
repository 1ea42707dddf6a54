import type { Severity } from '../../../../src/domain/policy/policy'
import { SEVERITIES } from '../../../../src/domain/policy/policy'
import { required } from '../../../shared/form/use-form'
import { REASON_MAX } from '../../../shared/limits'
import { SEVERITY } from '../../../shared/vocabulary'
import { RadioField, TextField } from '../../parts/fields'
import { commandWords } from '../commands'
import { SeverityMatrix } from '../severity-matrix'
import type { FormProps } from './command-form'
import { FormFrame } from './form-frame'
import { SeverityWillRead } from './severity-will-read'
import { useCommandForm } from './use-command-form'

const CHOICES = SEVERITIES.map((value) => ({ value, label: SEVERITY[value].agent }))
const asSeverity = (value: string): Severity | null => SEVERITIES.find((each) => each === value) ?? null

/** Another severity than the matrix gives, with a reason; the derived cell stays marked beside it. */
export default function OverrideSeverityForm(props: FormProps) {
  const { view, rules } = props.incident
  const { impact, urgency } = view.severity
  const derived = impact !== null && urgency !== null ? rules.matrix[impact][urgency] : null
  const form = useCommandForm('overrideSeverity', props, {
    initial: { severity: '', reason: '' },
    rules: {
      severity: (value) => {
        if (value === '') return 'Choose the new severity.'
        if (value === derived) return 'The matrix gives this one already. Assess impact and urgency again to go back to it.'
        return value === view.severity.severity ? 'It has this severity already.' : null
      },
      reason: required('Say why the matrix is not right here.'),
    },
    send: async ({ severity, reason }) => {
      const to = asSeverity(severity)
      return to === null ? null : props.act('overrideSeverity', { severity: to, reason })
    },
  })
  const title = commandWords('overrideSeverity', view)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <SeverityMatrix matrix={rules.matrix} impact={impact} urgency={urgency} />
      <p className="helper">{derived === null ? 'Nobody chose impact and urgency yet.' : `The marked cell is what impact and urgency give: ${SEVERITY[derived].agent}.`}</p>
      <RadioField bind={form.bind('severity')} label="New severity" isRequired choices={CHOICES} />
      <TextField bind={form.bind('reason')} label="Why" isRequired lines={2} helper="Only the desk reads it." maxLength={REASON_MAX} />
      <SeverityWillRead incident={props.incident} severity={asSeverity(form.values.severity)} />
    </FormFrame>
  )
}
