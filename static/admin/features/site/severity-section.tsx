import { useState } from 'react'
import type { Impact, Policy, Urgency } from '../../../../src/domain/policy/policy'
import { IMPACTS, URGENCIES } from '../../../../src/domain/policy/policy'
import { deriveSeverity } from '../../../../src/domain/policy/severity'
import { SeverityChip } from '../../../shared/parts/chips'
import { durationWords } from '../../../shared/time'
import { SeverityMatrixTable } from '../../parts/severity-matrix'

/** What each pair gives, and how a customer reads it before sending. */
export function SeveritySection({ policy }: { policy: Policy }) {
  return (
    <div className="page-stack">
      <header>
        <h1 className="heading-large">Severity</h1>
        <p className="subtle">What does each pair of answers give? Rows ask how many people, columns how soon.</p>
      </header>
      <div className="severity-page">
        <div className="stack">
          <SeverityMatrixTable matrix={policy.matrix} words={policy.words} />
          <p className="small subtlest">
            An incident for which nobody chose counts as {policy.words.impact[policy.defaultPair.impact]}, {policy.words.urgency[policy.defaultPair.urgency]}, until an agent assesses it.
          </p>
        </div>
        <CustomerPreview policy={policy} />
      </div>
    </div>
  )
}

function CustomerPreview({ policy }: { policy: Policy }) {
  const [impact, setImpact] = useState<Impact>(policy.defaultPair.impact)
  const [urgency, setUrgency] = useState<Urgency>(policy.defaultPair.urgency)
  const severity = deriveSeverity(policy, impact, urgency)
  const { firstResponse, restore } = policy.goals[severity]
  return (
    <section aria-labelledby="preview-heading" className="stack">
      <h2 id="preview-heading" className="heading-xsmall">
        As the customer sees it
      </h2>
      <div className="card stack">
        <Answers legend="How many people does it affect?" name="impact" values={[...IMPACTS].reverse()} words={policy.words.impact} value={impact} onValue={setImpact} />
        <Answers legend="How soon must it work?" name="urgency" values={[...URGENCIES]} words={policy.words.urgency} value={urgency} onValue={setUrgency} />
        <div className="quote" aria-live="polite">
          <p className="row strong">
            We'll treat this as <SeverityChip severity={severity} side="customer" />
          </p>
          {firstResponse !== undefined && <p>First answer within {durationWords(firstResponse.goalMs, { seconds: false })}</p>}
          {restore !== undefined && <p>Working again within {durationWords(restore.goalMs, { seconds: false })}</p>}
        </div>
      </div>
      <p className="small subtlest">Nothing is sent.</p>
    </section>
  )
}

function Answers<Value extends string>({ legend, name, values, words, value, onValue }: { legend: string; name: string; values: readonly Value[]; words: Record<Value, string>; value: Value; onValue: (value: Value) => void }) {
  return (
    <fieldset className="field">
      <legend className="label">{legend}</legend>
      <div className="radios radios-column">
        {values.map((each) => (
          <label key={each} className="radio">
            <input type="radio" name={name} checked={each === value} onChange={() => onValue(each)} />
            {words[each]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
