import { required } from '../../../shared/form/use-form'
import { REASON_MAX } from '../../../shared/limits'
import { TextField } from '../../parts/fields'
import type { FormProps } from './command-form'
import { CustomerWillRead, Missing } from './customer-will-read'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

/** The customer said that it is no longer an issue, and the desk does not agree. */
export default function DeclineForm(props: FormProps) {
  const form = useCommandForm('declineNoLonger', props, {
    initial: { reason: '' },
    rules: { reason: required('Say why it stays open. The customer will read it.') },
    send: ({ reason }) => props.act('declineNoLonger', { reason }),
  })
  const reason = form.values.reason.trim()
  return (
    <FormFrame {...props} form={form} title="Keep it open" send="Keep it open">
      <TextField bind={form.bind('reason')} label="Why" isRequired lines={2} maxLength={REASON_MAX} />
      <CustomerWillRead>{reason === '' ? <Missing>Your reason</Missing> : reason}</CustomerWillRead>
    </FormFrame>
  )
}
