import { useState } from 'react'
import type { Tier } from '../../../../src/domain/policy/policy'
import { asClause } from '../../../../src/domain/words'
import { required, useForm } from '../../../shared/form/use-form'
import { REASON_MAX } from '../../../shared/limits'
import { CustomerWillRead, Missing } from '../../incident/forms/customer-will-read'
import { RadioField, TextField } from '../../parts/fields'
import { FormShell } from '../../parts/form-shell'
import type { QueueRow } from './search'

interface Props {
  rows: readonly QueueRow[]
  send: (to: Tier, reason: string) => Promise<void>
  cancel: () => void
}

const CHOICES = [{ value: 'I', label: 'Tier I' }, { value: 'II', label: 'Tier II' }]
const tierOf = (value: string): Tier => (value === 'II' ? 'II' : 'I')

/** The tier that none of them is with, where there is one. */
function otherTier(rows: readonly QueueRow[]): Tier | '' {
  const [first] = rows
  if (first === undefined || rows.some(({ facts }) => facts.tier !== first.facts.tier)) return ''
  return first.facts.tier === 'I' ? 'II' : 'I'
}

/** Several incidents to one tier, for one reason. */
export default function TransferMany({ rows, send, cancel }: Props) {
  const [to] = useState(() => otherTier(rows))
  const form = useForm({
    initial: { to, reason: '' },
    rules: { to: required('Choose the tier.'), reason: required('Say why. Each customer and the other tier will read it.') },
    send: async (values) => {
      await send(tierOf(values.to), values.reason)
      return null
    },
  })
  const title = rows.length === 1 ? 'Transfer 1 incident' : `Transfer ${rows.length} incidents`
  const because = asClause(form.values.reason.trim())
  return (
    <section className="card raise">
      <FormShell form={form} title={title} label="Transfer" send={title} cancel={cancel}>
        <RadioField bind={form.bind('to')} label="To" isRequired choices={CHOICES} />
        <TextField bind={form.bind('reason')} label="Why" isRequired helper="What was found stands in each incident's record." maxLength={REASON_MAX} />
        <CustomerWillRead>
          Our {form.values.to === '' ? <Missing>tier</Missing> : `Tier ${form.values.to}`} specialists now have your incident, because {because === '' ? <Missing>your reason</Missing> : because}.
        </CustomerWillRead>
      </FormShell>
    </section>
  )
}
