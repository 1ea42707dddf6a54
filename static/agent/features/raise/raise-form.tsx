import { useEffect, useRef, useState } from 'react'
import Button from '@atlaskit/button/new'
import type { Problem, Raised, RaiseStart } from '../../../../src/api/answers'
import { IMPACTS, URGENCIES } from '../../../../src/domain/policy/policy'
import { client } from '../../../shared/client'
import { Message } from '../../../shared/desk/message'
import { required, useForm } from '../../../shared/form/use-form'
import { TEXT_MAX } from '../../../shared/limits'
import { LoadProblem, Skeleton } from '../../../shared/parts/states'
import { clockTime, durationWords } from '../../../shared/time'
import { SEVERITY } from '../../../shared/vocabulary'
import { useViewer } from '../../../shared/viewer'
import { RadioField, RequiredNote, SelectField, TextField } from '../../parts/fields'
import { CustomerField } from './customer-field'
import { RaisedCard } from './raised-card'

const api = client('agent')
/** As Jira bounds a summary. */
const SUMMARY_MAX = 255
const HEIGHTS = [24, 32, 32, 32, 96, 64]

type Loaded = { status: 'loading' } | { status: 'problem'; problem: Problem } | { status: 'ready'; start: RaiseStart }

/** For a call or a visit: raises an incident for a customer, and ends with the number to read out. */
export default function RaiseForm({ projectId, close, raised }: { projectId: string; close: () => void; raised: () => void }) {
  const [loaded, setLoaded] = useState<Loaded>({ status: 'loading' })
  const [made, setMade] = useState<Raised | null>(null)
  const [round, setRound] = useState(1)
  const load = (): void =>
    void api.getRaise({ projectId }).then((wire) => setLoaded(wire.ok ? { status: 'ready', start: wire.answer } : { status: 'problem', problem: wire.problem }))
  useEffect(load, [projectId])
  if (made !== null) {
    return (
      <RaisedCard
        made={made}
        close={close}
        another={() => {
          setMade(null)
          setRound(round + 1)
        }}
      />
    )
  }
  return (
    <section className="card raise">
      {loaded.status === 'loading' && <Skeleton heights={HEIGHTS} label="Loading form" />}
      {loaded.status === 'problem' && <LoadProblem problem={loaded.problem} again={load} />}
      {loaded.status === 'ready' && (
        <Fields
          key={round}
          projectId={projectId}
          start={loaded.start}
          close={close}
          done={(answer) => {
            setMade(answer)
            raised()
          }}
        />
      )}
    </section>
  )
}

function Fields({ projectId, start, close, done }: { projectId: string; start: RaiseStart; close: () => void; done: (made: Raised) => void }) {
  const { accountId, zone } = useViewer()
  const { rules, requestTypes } = start
  const form = useForm({
    initial: { words: '', customerAccountId: '', requestTypeId: requestTypes.length === 1 ? (requestTypes[0]?.id ?? '') : '', summary: '', description: '', impact: '', urgency: '' },
    rules: {
      customerAccountId: required('Find the customer, and choose who it is.'),
      requestTypeId: required('Choose what kind of request it is.'),
      summary: required('Say in a line what is wrong.'),
      impact: required('Choose how many it affects.'),
      urgency: required('Choose how soon it must work.'),
    },
    draft: { accountId, issueId: `project-${projectId}`, form: 'raise' },
    send: async (values) => {
      const impact = IMPACTS.find((each) => each === values.impact)
      const urgency = URGENCIES.find((each) => each === values.urgency)
      if (impact === undefined || urgency === undefined) return null
      const { customerAccountId, requestTypeId, summary, description } = values
      const wire = await api.raise({ projectId, requestTypeId, customerAccountId, summary, description, impact, urgency })
      if (!wire.ok) return wire.problem
      done(wire.answer)
      return null
    },
  })
  const { ref } = form
  const { fill } = form
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current) return
    opened.current = true
    ref.current?.querySelector<HTMLElement>('input')?.focus()
    // A kept draft knows whom it was for, but nobody sees that before they are found again.
    fill({ customerAccountId: '' })
  }, [ref, fill])
  const isBegun = [form.values.words, form.values.summary, form.values.description].some((text) => text.trim() !== '')
  const choicesOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))
  return (
    <form ref={ref} className="form" noValidate aria-label="New incident" onSubmit={form.submit} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <div>
        <h2>New incident</h2>
        <RequiredNote />
      </div>
      <CustomerField words={form.bind('words')} chosen={form.bind('customerAccountId')} onFound={(customerAccountId) => form.fill({ customerAccountId })} />
      <SelectField bind={form.bind('requestTypeId')} label="Request type" isRequired empty="Choose one" choices={requestTypes.map(({ id, name }) => ({ value: id, label: name }))} />
      <TextField bind={form.bind('summary')} label="Summary" isRequired maxLength={SUMMARY_MAX} />
      <TextField bind={form.bind('description')} label="Description" lines={3} maxLength={TEXT_MAX} />
      <RadioField bind={form.bind('impact')} label="How many people does it affect?" isRequired choices={choicesOf(rules.words.impact).reverse()} />
      <RadioField bind={form.bind('urgency')} label="How soon must it work?" isRequired choices={choicesOf(rules.words.urgency)} />
      <PromisedTimes start={start} impact={form.values.impact} urgency={form.values.urgency} />
      {form.problem !== null && (
        <Message tone={form.problem.kind === 'failed' ? 'error' : 'warning'} spoken action={form.problem.kind === 'failed' ? <Button onClick={() => form.submit()}>Try again</Button> : undefined}>
          {form.problem.text}
        </Message>
      )}
      <div className="form-foot">
        <Button appearance="primary" type="submit" isLoading={form.busy}>
          Raise incident
        </Button>
        <Button appearance="subtle" onClick={close}>
          Cancel
        </Button>
        {form.keptAt !== null && isBegun && <span className="helper tabular">Draft kept {clockTime(form.keptAt, zone)}</span>}
      </div>
    </form>
  )
}

/** What the customer may be told on the phone before it is sent. */
function PromisedTimes({ start: { rules }, impact, urgency }: { start: RaiseStart; impact: string; urgency: string }) {
  const row = IMPACTS.find((each) => each === impact)
  const column = URGENCIES.find((each) => each === urgency)
  if (row === undefined || column === undefined) return <p className="helper">Answer both questions to see what we promise.</p>
  const severity = rules.matrix[row][column]
  const { firstResponse, restore } = rules.goals[severity]
  const within = [
    firstResponse === undefined ? '' : `First answer within ${durationWords(firstResponse.goalMs, { seconds: false })}.`,
    restore === undefined ? '' : `Working again within ${durationWords(restore.goalMs, { seconds: false })}.`,
  ]
  return (
    <div className="quote" role="status">
      <p className="strong">We&apos;ll treat this as {SEVERITY[severity].customer}.</p>
      <p>{within.filter((words) => words !== '').join(' ')}</p>
    </div>
  )
}
