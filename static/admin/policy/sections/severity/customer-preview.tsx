import { useState } from 'react'
import type { Impact, Urgency } from '../../../../../src/domain/policy/policy'
import { IMPACTS, URGENCIES } from '../../../../../src/domain/policy/policy'
import { deriveSeverity } from '../../../../../src/domain/policy/severity'
import { lengthWords } from '../../../../../src/domain/words'
import { SeverityChip } from '../../../../shared/parts/chips'
import { useDraft } from '../../shell/draft-context'

/** The create panel's two questions and its promise, as the draft would answer them. */
export function CustomerPreview() {
  const { edit } = useDraft()
  const [impact, setImpact] = useState<Impact>(edit.defaultPair.impact)
  const [urgency, setUrgency] = useState<Urgency>(edit.defaultPair.urgency)
  const severity = deriveSeverity(edit, impact, urgency)
  const { firstResponse, restore } = edit.goals[severity]
  return (
    <section aria-labelledby="preview-heading" className="severity-preview stack">
      <h2 id="preview-heading" className="heading-xsmall">
        As the customer sees it
      </h2>
      <div className="card preview-card">
        <Answers legend="How many people does it affect?" name="impact" values={[...IMPACTS].reverse()} words={edit.words.impact} value={impact} onValue={setImpact} />
        <Answers legend="How soon must it work?" name="urgency" values={[...URGENCIES]} words={edit.words.urgency} value={urgency} onValue={setUrgency} />
        <div className="quote">
          <p className="row strong">
            We'll treat this as <SeverityChip severity={severity} side="customer" />
          </p>
          {firstResponse !== undefined && <p>First answer within {lengthWords(firstResponse.goalMs)}</p>}
          {restore !== undefined && <p>Working again within {lengthWords(restore.goalMs)}</p>}
        </div>
      </div>
      <p className="small subtlest">Shows the draft. Nothing is sent.</p>
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
            {words[each].trim() || '…'}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
