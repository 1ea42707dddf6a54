import { useEffect, useState } from 'react'
import { view as host } from '@forge/bridge'
import { defaultPolicy } from '../../../../src/domain/policy/default-policy'
import { IMPACTS, URGENCIES, type Policy } from '../../../../src/domain/policy/policy'
import { RadioField, RequiredNote } from '../../../shared/form/fields'
import { Skeleton } from '../../../shared/parts/states'
import { useSurroundings } from '../../parts/surroundings'
import { PromiseBox, UnknownPromise } from './promise-box'
import { submissionOf, type Answers, type PanelSubmission } from './promise'
import { usePromise } from './use-promise'

/** Note, two questions, promise, in px. */
const SKELETON_HEIGHTS = [16, 44, 44, 120]
/** The keys that the server reads; its answer names them too. */
const FIELD_KEYS = { impact: 'impact', urgency: 'urgency' }
const NOTHING_ASKED: PanelSubmission = { fields: [], isValid: true }
/** Asked from the least to the most. */
const IMPACT_CHOICES = [...IMPACTS].reverse()

/** portalRequestCreatePropertyPanel, 684 px: what happens if I send this? */
export default function CreatePanel() {
  const { serviceDeskId, requestTypeId } = useSurroundings()
  const { state, reload } = usePromise(serviceDeskId, requestTypeId)
  const [answers, setAnswers] = useState<Answers>({ impact: null, urgency: null })
  const rules = state.kind === 'known' ? state.rules : null

  useEffect(() => {
    if (state.kind === 'loading') return
    const submission = state.kind === 'notTracked' ? NOTHING_ASKED : submissionOf(answers, rules?.fieldKeys ?? FIELD_KEYS, rules !== null)
    // A form that takes no answer can't be helped from here: the server then records the request as not assessed.
    void host.submit(submission).catch(() => undefined)
  }, [answers, rules, state.kind])

  if (state.kind === 'loading') return <Skeleton heights={SKELETON_HEIGHTS} label="Loading what we promise" />
  if (state.kind === 'notTracked') return null
  return (
    <div className="stack create">
      <RequiredNote />
      <Questions answers={answers} words={rules?.words ?? defaultPolicy(0).words} onAnswers={setAnswers} />
      {rules ? <PromiseBox rules={rules} answers={answers} /> : <UnknownPromise again={reload} />}
    </div>
  )
}

function Questions({ answers, words, onAnswers }: { answers: Answers; words: Policy['words']; onAnswers: (answers: Answers) => void }) {
  return (
    <>
      <RadioField
        label="How many people does it affect?"
        isRequired
        bind={{ name: 'impact', value: answers.impact ?? '', error: null, onLeave: () => undefined, onValue: (value) => onAnswers({ ...answers, impact: IMPACTS.find((each) => each === value) ?? null }) }}
        choices={IMPACT_CHOICES.map((value) => ({ value, label: words.impact[value] }))}
      />
      <RadioField
        label="How soon must it work?"
        isRequired
        bind={{ name: 'urgency', value: answers.urgency ?? '', error: null, onLeave: () => undefined, onValue: (value) => onAnswers({ ...answers, urgency: URGENCIES.find((each) => each === value) ?? null }) }}
        choices={URGENCIES.map((value) => ({ value, label: words.urgency[value] }))}
      />
    </>
  )
}
