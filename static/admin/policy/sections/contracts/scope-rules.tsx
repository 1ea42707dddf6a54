import Button from '@atlaskit/button/new'
import Checkbox from '@atlaskit/checkbox'
import type { ScopeRule } from '../../../../../src/domain/policy/policy'
import { now } from '../../../../shared/server-time'
import { ChoiceField, SelectField, TextField } from '../../../parts/policy-fields'
import { removeAt, replaceAt, toggled } from '../../core/edit'
import { newId } from '../../core/new-id'
import { problemsBelow, useDraft } from '../../shell/draft-context'
import { OtherProblems } from '../../shell/section-frame'
import { useLists } from '../../shell/use-site-lists'

const LIST = 'scopeRules'
const WHEN_OPTIONS = [
  { value: 'notCovered', label: 'No contract of the organisation covers it' },
  { value: 'requestType', label: 'Its request type is one of these' },
] as const
const START: Record<ScopeRule['when']['kind'], ScopeRule['when']> = { notCovered: { kind: 'notCovered' }, requestType: { kind: 'requestType', is: [] } }

/** Rules that question the scope when an incident is recorded; the first that fits says why. */
export function ScopeRules() {
  const { edit, active, problems, change, isLocked } = useDraft()
  const put = (update: (rules: ScopeRule[]) => ScopeRule[]): void => change((before) => ({ ...before, scopeRules: update(before.scopeRules) }))
  const add = (): void => {
    const id = newId('scope', now(), [...edit.scopeRules, ...active.scopeRules].map((rule) => rule.id))
    put((rules) => [...rules, { id, on: true, when: START.notCovered, reason: '' }])
  }
  return (
    <section className="stack" aria-labelledby="scope-rules-heading">
      <div>
        <h2 id="scope-rules-heading">When scope is questioned</h2>
        <p className="subtle">Asked when an incident is recorded. The first rule that fits raises it to the higher level, and the clocks stand still until that decides.</p>
      </div>
      <OtherProblems problems={problems.filter(({ path }) => path === LIST)} />
      {edit.scopeRules.map((rule, index) => (
        <ScopeRuleCard key={rule.id} rule={rule} number={index + 1} path={`${LIST}.${index}`} onRule={(next) => put((rules) => replaceAt(rules, index, next))} onRemove={() => put((rules) => removeAt(rules, index))} />
      ))}
      {edit.scopeRules.length === 0 && <p className="subtle">No rule questions scope. An agent still can.</p>}
      {!isLocked && (
        <div>
          <Button onClick={add}>Add a scope rule</Button>
        </div>
      )}
    </section>
  )
}

function ScopeRuleCard({ rule, number, path, onRule, onRemove }: { rule: ScopeRule; number: number; path: string; onRule: (rule: ScopeRule) => void; onRemove: () => void }) {
  const { errorAt, problems, isLocked } = useDraft()
  const { requestTypes } = useLists()
  const { when } = rule
  const whenError = [errorAt(`${path}.when`), errorAt(`${path}.when.is`)].filter((text) => text !== null).join(' ') || null
  const shown = ['reason', 'when', 'when.is'].map((field) => `${path}.${field}`)
  return (
    <div className="card stack" role="group" aria-label={`Scope rule ${number}`}>
      <h3 className="heading-xsmall">Scope rule {number}</h3>
      <OtherProblems problems={problemsBelow(problems, path, shown)} />
      <Checkbox label="Switched on" isChecked={rule.on} isDisabled={isLocked} onChange={(event) => onRule({ ...rule, on: event.target.checked })} />
      <SelectField path={`${path}.when`} label="Question the scope when" isDisabled={isLocked} error={when.kind === 'requestType' ? null : whenError} value={when.kind} options={WHEN_OPTIONS} onValue={(kind) => onRule({ ...rule, when: START[kind] })} />
      {when.kind === 'requestType' && (
        <ChoiceField path={`${path}.when.is`} label="Request types" isDisabled={isLocked} error={whenError} chosen={when.is} options={requestTypes} onChosen={(id, isIn) => onRule({ ...rule, when: { ...when, is: toggled(when.is, id, isIn) } })} />
      )}
      <TextField path={`${path}.reason`} label="Because" isRequired isDisabled={isLocked} error={errorAt(`${path}.reason`)} value={rule.reason} helper="The higher level reads this when it decides." onValue={(reason) => onRule({ ...rule, reason })} />
      {!isLocked && (
        <div>
          <Button appearance="subtle" aria-label={`Remove scope rule ${number}`} onClick={onRemove}>
            Remove
          </Button>
        </div>
      )}
    </div>
  )
}
