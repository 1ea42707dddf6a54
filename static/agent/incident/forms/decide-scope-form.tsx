import { chargeAskedWords, decidedWords } from '../../../../src/domain/effects/comment-words'
import { chargeText } from '../../../../src/domain/effects/consent-text'
import type { AgentView } from '../../../../src/domain/views/agent-view'
import type { InputOf } from '../../../../src/api/calls'
import type { Values } from '../../../shared/form/use-form'
import { required } from '../../../shared/form/use-form'
import { REASON_MAX } from '../../../shared/limits'
import { RadioField, TextField } from '../../parts/fields'
import { commandWords } from '../commands'
import type { FormProps } from './command-form'
import { CustomerWillRead, Missing } from './customer-will-read'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

type Decision = InputOf<'agent', 'decideScope'>['decision']

const CHOICES = [
  { value: 'in', label: 'Covered' },
  { value: 'goodwill', label: 'Not covered, done as goodwill' },
  { value: 'charge', label: 'Not covered, done at a charge that the customer approves' },
  { value: 'returned', label: 'Not covered, returned with a reason' },
]
const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/
const CURRENCY = /^[A-Z]{3}$/
const AMOUNT_MAX = 12
const CURRENCY_MAX = 3

const initial = { kind: '', amount: '', currency: 'EUR', for: '', reason: '' }
const amountOf = ({ amount, currency }: Pick<typeof initial, 'amount' | 'currency'>): string => `${amount.trim()} ${currency.trim().toUpperCase()}`

function decisionOf(values: typeof initial): Decision | null {
  switch (values.kind) {
    case 'in':
    case 'goodwill':
      return { kind: values.kind }
    case 'charge':
      return { kind: 'charge', amount: amountOf(values), for: values.for.trim() }
    case 'returned':
      return { kind: 'returned', reason: values.reason.trim() }
    default:
      return null
  }
}

const onlyFor = (kind: string, check: (value: string) => string | null) => (value: string, values: Values) => (values['kind'] === kind ? check(value) : null)

/** The higher level decides whether the contract covers it; the customer reads each decision. */
export default function DecideScopeForm(props: FormProps) {
  const form = useCommandForm('decideScope', props, {
    initial,
    rules: {
      kind: required('Choose what you decide.'),
      amount: onlyFor('charge', (value) => (AMOUNT.test(value.trim()) ? null : 'Give the amount with a point before the cents, as in 120.00.')),
      currency: onlyFor('charge', (value) => (CURRENCY.test(value.trim().toUpperCase()) ? null : 'Give the three letters of the currency, as in EUR.')),
      for: onlyFor('charge', required('Say what it is charged for. The customer reads it before they approve.')),
      reason: onlyFor('returned', required('Say why it is not covered. The customer will read it.')),
    },
    send: async (values) => {
      const decision = decisionOf(values)
      return decision === null ? null : props.act('decideScope', { decision })
    },
  })
  const { kind } = form.values
  const decision = decisionOf(form.values)
  const title = commandWords('decideScope', props.incident.view)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <Standing scope={props.incident.view.scope} />
      <RadioField bind={form.bind('kind')} label="Decision" isRequired choices={CHOICES} inColumn />
      {kind === 'charge' && (
        <>
          <div className="amount">
            <TextField bind={form.bind('amount')} label="Amount" isRequired maxLength={AMOUNT_MAX} />
            <TextField bind={form.bind('currency')} label="Currency" isRequired maxLength={CURRENCY_MAX} />
          </div>
          <TextField bind={form.bind('for')} label="For" isRequired maxLength={REASON_MAX} />
        </>
      )}
      {kind === 'returned' && <TextField bind={form.bind('reason')} label="Why" isRequired lines={2} maxLength={REASON_MAX} />}
      {decision !== null && (
        <CustomerWillRead>
          <DecisionAsRead decision={decision} />
        </CustomerWillRead>
      )}
      {kind === 'charge' && <p className="helper">All clocks stay stopped until the customer answers.</p>}
    </FormFrame>
  )
}

/** What is decided on: the form stands where the step told it. */
function Standing({ scope: { reason, charge } }: { scope: AgentView['scope'] }) {
  if (charge !== null) return <p className="words subtle">{`Asked now: ${charge.amount}, for ${charge.for}`}</p>
  return reason === null ? null : <p className="words subtle">{`Questioned: ${reason}`}</p>
}

function DecisionAsRead({ decision }: { decision: Decision }) {
  if (decision.kind === 'charge') {
    if (decision.amount.startsWith(' ') || decision.for === '') return <Missing>The amount and what it is for</Missing>
    const charge = { amount: decision.amount, for: decision.for }
    return (
      <>
        {chargeAskedWords(charge)}
        {'\n\n'}
        {chargeText(charge)}
      </>
    )
  }
  if (decision.kind === 'returned' && decision.reason === '') return <Missing>Your reason</Missing>
  return <>{decidedWords(decision)}</>
}
