import { useState } from 'react'
import { required } from '../../../shared/form/use-form'
import { RadioField } from '../../parts/fields'
import { openItems } from '../asked'
import { commandWords } from '../commands'
import type { FormProps } from './command-form'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

/** Takes back one thing that was asked; the customer no longer finds it among what we need. */
export default function WithdrawEvidenceForm(props: FormProps) {
  const { view } = props.incident
  // Fixed when the form opens: an item answered meanwhile is refused by the server, in words, instead of vanishing here.
  const [items] = useState(() => openItems(view))
  const only = items.length === 1 ? (items[0]?.id ?? '') : ''
  const form = useCommandForm('withdrawEvidence', props, {
    initial: { itemId: only },
    rules: { itemId: required('Choose what is no longer needed.') },
    send: ({ itemId }) => props.act('withdrawEvidence', { itemId }),
  })
  const title = commandWords('withdrawEvidence', view)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <RadioField bind={form.bind('itemId')} label="No longer needed" isRequired choices={items.map(({ id, what }) => ({ value: id, label: what }))} inColumn helper="The customer no longer sees it among what we need. Where nothing else is asked, the clocks go on." />
    </FormFrame>
  )
}
