import { useState } from 'react'
import { asClause, asSentence } from '../../../../src/domain/words'
import type { AgentView } from '../../../../src/domain/views/agent-view'
import { required } from '../../../shared/form/use-form'
import { REASON_MAX, TEXT_MAX } from '../../../shared/limits'
import { OUTCOME } from '../../../shared/vocabulary'
import { TextField } from '../../parts/fields'
import { otherTier } from '../commands'
import type { FormProps } from './command-form'
import { CustomerWillRead, Missing } from './customer-will-read'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

/** What the record knows already, so that nobody types it again. */
function packetFrom({ investigations, diagnoses, remediations }: AgentView): { seen: string; tried: string } {
  const seen = [...investigations, ...diagnoses].map(({ text }) => text).join('\n')
  const tried = remediations.map(({ text, outcome }) => `${asSentence(text)} ${OUTCOME[outcome]}.`).join('\n')
  return { seen: seen.slice(0, TEXT_MAX), tried: tried.slice(0, TEXT_MAX) }
}

/** The hand-off packet, and the words by which the customer learns of it. */
export default function TransferForm(props: FormProps) {
  const { view } = props.incident
  // Fixed when the form opens: after somebody else's transfer the same words must not send it back.
  const [to] = useState(() => otherTier(view))
  const [initial] = useState(() => ({ reason: '', customerReason: '', ...packetFrom(view), ruledOut: '', neededNext: '' }))
  const form = useCommandForm('transferTier', props, {
    initial,
    rules: {
      reason: required(`Say why. The customer and Tier ${to} will read it.`),
      seen: required(`Say what was seen. Tier ${to} starts from it.`),
    },
    send: (values) => props.act('transferTier', { to, ...values }),
  })
  const [editing, setEditing] = useState(form.values.customerReason !== '')
  const because = asClause(form.values.customerReason.trim() || form.values.reason.trim())
  const title = `Transfer to Tier ${to}`
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <TextField bind={form.bind('reason')} label="Why" isRequired maxLength={REASON_MAX} />
      <TextField bind={form.bind('seen')} label="What was seen" isRequired lines={3} helper={`Filled from the record. Tier ${to} reads it first.`} maxLength={TEXT_MAX} />
      <TextField bind={form.bind('tried')} label="What was tried" lines={form.values.tried.includes('\n') ? 3 : 1} maxLength={TEXT_MAX} />
      <TextField bind={form.bind('ruledOut')} label="Ruled out" maxLength={TEXT_MAX} />
      <TextField bind={form.bind('neededNext')} label="What is needed next" maxLength={TEXT_MAX} />
      <CustomerWillRead {...(editing ? {} : { edit: () => setEditing(true) })}>
        Our Tier {to} specialists now have your incident, because {because === '' ? <Missing>your reason</Missing> : because}.
      </CustomerWillRead>
      {editing && (
        <TextField bind={form.bind('customerReason')} label="Because, in the customer's words" helper="Left empty, they read the reason above." maxLength={REASON_MAX} />
      )}
    </FormFrame>
  )
}
