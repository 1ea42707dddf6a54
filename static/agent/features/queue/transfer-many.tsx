import { useEffect, useState } from 'react'
import Button from '@atlaskit/button/new'
import type { Tier } from '../../../../src/domain/policy/policy'
import { asClause } from '../../../../src/domain/words'
import { required, useForm } from '../../../shared/form/use-form'
import { REASON_MAX } from '../../../shared/limits'
import { CustomerWillRead, Missing } from '../../incident/forms/customer-will-read'
import { RadioField, RequiredNote, TextField } from '../../parts/fields'
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
  const { ref } = form
  useEffect(() => ref.current?.querySelector<HTMLElement>('input')?.focus(), [ref])
  const title = rows.length === 1 ? 'Transfer 1 incident' : `Transfer ${rows.length} incidents`
  const because = asClause(form.values.reason.trim())
  return (
    <section className="card raise">
      <form ref={ref} className="form" noValidate aria-label="Transfer" onSubmit={form.submit} onKeyDown={(event) => event.key === 'Escape' && cancel()}>
        <div>
          <h2>{title}</h2>
          <RequiredNote />
        </div>
        <RadioField bind={form.bind('to')} label="To" isRequired choices={CHOICES} />
        <TextField bind={form.bind('reason')} label="Why" isRequired helper="What was found stands in each incident's record." maxLength={REASON_MAX} />
        <CustomerWillRead>
          Our {form.values.to === '' ? <Missing>tier</Missing> : `Tier ${form.values.to}`} specialists now have your incident, because {because === '' ? <Missing>your reason</Missing> : because}.
        </CustomerWillRead>
        <div className="form-foot">
          <Button appearance="primary" type="submit" isLoading={form.busy}>
            {title}
          </Button>
          <Button appearance="subtle" onClick={cancel}>
            Cancel
          </Button>
        </div>
      </form>
    </section>
  )
}
