import type { Impact, Urgency } from '../../../../../src/domain/policy/policy'
import { IMPACTS, URGENCIES } from '../../../../../src/domain/policy/policy'
import { IMPACT, URGENCY } from '../../../../shared/vocabulary'
import { SelectField, TextField } from '../../../parts/policy-fields'
import { useDraft } from '../../shell/draft-context'
import { OtherProblems, SectionFrame } from '../../shell/section-frame'
import { CustomerPreview } from './customer-preview'
import { MatrixEditor } from './matrix-editor'
import { MatrixProblems } from './matrix-problems'

/** What each pair of answers gives, in whose words it is asked, and how a customer reads it before sending. */
export default function Severity() {
  const { problems } = useDraft()
  return (
    <SectionFrame title="Severity" question="What does each pair of answers give? Rows ask how many people, columns how soon.">
      <div className="severity-page">
        <div className="stack">
          <MatrixEditor />
          <MatrixProblems />
          <OtherProblems problems={problems.filter(({ path }) => path === 'matrix' || path === 'words')} />
        </div>
        <CustomerPreview />
        <div className="page-stack">
          <Words />
          <DefaultPair />
        </div>
      </div>
    </SectionFrame>
  )
}

function Words() {
  const { edit, change, errorAt, isChanged, isLocked } = useDraft()
  return (
    <section className="stack" aria-labelledby="words-heading">
      <h2 id="words-heading">Words the customer reads</h2>
      <div className="two-columns">
        <div className="stack">
          {IMPACTS.map((impact) => {
            const path = `words.impact.${impact}`
            return (
              <TextField key={impact} path={path} label={IMPACT[impact]} isRequired isDisabled={isLocked} isChanged={isChanged(path)} error={errorAt(path)} value={edit.words.impact[impact]}
                onValue={(text) => change((before) => ({ ...before, words: { ...before.words, impact: { ...before.words.impact, [impact]: text } } }))} />
            )
          })}
        </div>
        <div className="stack">
          {URGENCIES.map((urgency) => {
            const path = `words.urgency.${urgency}`
            return (
              <TextField key={urgency} path={path} label={URGENCY[urgency]} isRequired isDisabled={isLocked} isChanged={isChanged(path)} error={errorAt(path)} value={edit.words.urgency[urgency]}
                onValue={(text) => change((before) => ({ ...before, words: { ...before.words, urgency: { ...before.words.urgency, [urgency]: text } } }))} />
            )
          })}
        </div>
      </div>
    </section>
  )
}

const impactOptions = IMPACTS.map((value: Impact) => ({ value, label: IMPACT[value] }))
const urgencyOptions = URGENCIES.map((value: Urgency) => ({ value, label: URGENCY[value] }))

function DefaultPair() {
  const { edit, change, errorAt, isChanged, isLocked } = useDraft()
  return (
    <section className="stack" aria-labelledby="default-heading">
      <div>
        <h2 id="default-heading">Where nobody chose</h2>
        <p className="subtle">Mail and calls bring no answers: such an incident counts as this pair until an agent assesses it.</p>
      </div>
      <div className="two-columns">
        <SelectField path="defaultPair.impact" label="Impact" isDisabled={isLocked} isChanged={isChanged('defaultPair.impact')} error={errorAt('defaultPair.impact')} value={edit.defaultPair.impact} options={impactOptions}
          onValue={(impact) => change((before) => ({ ...before, defaultPair: { ...before.defaultPair, impact } }))} />
        <SelectField path="defaultPair.urgency" label="Urgency" isDisabled={isLocked} isChanged={isChanged('defaultPair.urgency')} error={errorAt('defaultPair.urgency')} value={edit.defaultPair.urgency} options={urgencyOptions}
          onValue={(urgency) => change((before) => ({ ...before, defaultPair: { ...before.defaultPair, urgency } }))} />
      </div>
    </section>
  )
}
