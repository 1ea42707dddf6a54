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

const asSeverity = (value: string): Severity | null => SEVERITIES.find((each) => each === value) ?? null

/** Another severity than the matrix gives, with a reason; the derived cell stays marked beside it. */
export default function OverrideSeverityForm(props: FormProps) {
  const { view, rules } = props.incident
  const { impact, urgency } = view.severity
  const derived = impact !== null && urgency !== null ? rules.matrix[impact][urgency] : null
  const form = useCommandForm('overrideSeverity', props, {
    initial: { severity: '', reason: '' },
    rules: {
      severity: required('Choose the new severity.'),
      reason: required('Say why the matrix is not right here.'),
    },
    send: async ({ severity, reason }) => {
      const to = asSeverity(severity)
      return to === null ? null : props.act('overrideSeverity', { severity: to, reason })
    },
  })
  const title = commandWords('overrideSeverity', view)
  // What it has already is no change, and what the matrix gives is no override: assessing again leads back to that.
  const choices = SEVERITIES.filter((value) => value !== derived && value !== view.severity.severity).map((value) => ({ value, label: SEVERITY[value].agent }))
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <SeverityMatrix matrix={rules.matrix} impact={impact} urgency={urgency} />
      <p className="helper">{derived === null ? 'Nobody chose impact and urgency yet.' : `The marked cell is what impact and urgency give: ${SEVERITY[derived].agent}.`}</p>
      <RadioField bind={form.bind('severity')} label="New severity" isRequired choices={choices} />
      <TextField bind={form.bind('reason')} label="Why" isRequired lines={2} helper="Only the desk reads it." maxLength={REASON_MAX} />
      <SeverityWillRead incident={props.incident} severity={asSeverity(form.values.severity)} />
    </FormFrame>
  )
}
