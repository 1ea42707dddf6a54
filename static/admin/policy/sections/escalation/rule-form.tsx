import Button from '@atlaskit/button/new'
import Checkbox from '@atlaskit/checkbox'
import type { EscalationRule, RuleFact } from '../../../../../src/domain/policy/policy'
import { ACTION_WORDS } from '../../../../../src/domain/policy/rule-words'
import { SelectField, TextField } from '../../../parts/policy-fields'
import { removeAt, replaceAt } from '../../core/edit'
import { FACT_NAMES, NEW_FACTS } from '../../core/rule-parts'
import { useDraft } from '../../shell/draft-context'
import { FactFields, factPaths } from './fact-fields'

/** Paths whose problems stand at a field of the form. */
export const shownPaths = (rule: EscalationRule, path: string): string[] => [
  `${path}.name`,
  `${path}.reason`,
  `${path}.action`,
  ...rule.facts.flatMap((fact, index) => factPaths(fact, `${path}.facts.${index}`)),
]

const KINDS = Object.keys(FACT_NAMES) as RuleFact['kind'][]
const kindOptions = KINDS.map((value) => ({ value, label: FACT_NAMES[value] }))
const actionOptions = (['escalate', 'tellGroup'] as const).map((value) => ({ value, label: `${ACTION_WORDS[value].charAt(0).toUpperCase()}${ACTION_WORDS[value].slice(1)}` }))

/** When all of these, then that, because of this. */
export function RuleForm({ rule, path, onRule, onRemove }: { rule: EscalationRule; path: string; onRule: (rule: EscalationRule) => void; onRemove: () => void }) {
  const { errorAt, isLocked, keeper } = useDraft()
  const setFact = (index: number, fact: RuleFact): void => onRule({ ...rule, facts: replaceAt(rule.facts, index, fact) })
  const removeFact = (index: number): void => {
    keeper.forgetUnread(`${path}.facts`)
    onRule({ ...rule, facts: removeAt(rule.facts, index) })
  }
  return (
    <div className="stack rule-form">
      <TextField path={`${path}.name`} label="Name" isRequired isDisabled={isLocked} error={errorAt(`${path}.name`)} value={rule.name} onValue={(name) => onRule({ ...rule, name })} />
      <Checkbox label="Switched on" isChecked={rule.on} isDisabled={isLocked} onChange={(event) => onRule({ ...rule, on: event.target.checked })} />
      <fieldset className="stack">
        <legend className="heading-xsmall">When all of these hold</legend>
        {rule.facts.map((fact, index) => {
          const at = `${path}.facts.${index}`
          return (
            <div key={index} className="fact-row" role="group" aria-label={`Fact ${index + 1}`}>
              <SelectField path={`${at}.kind`} label="Fact" isDisabled={isLocked} error={errorAt(`${at}.kind`)} value={fact.kind} options={kindOptions}
                onValue={(kind) => {
                  keeper.forgetUnread(at)
                  setFact(index, NEW_FACTS[kind])
                }} />
              <FactFields fact={fact} path={at} onFact={(next) => setFact(index, next)} />
              {!isLocked && (
                <Button appearance="subtle" aria-label={`Remove fact ${index + 1}`} onClick={() => removeFact(index)}>
                  Remove
                </Button>
              )}
            </div>
          )
        })}
        {!isLocked && (
          <div>
            <Button onClick={() => onRule({ ...rule, facts: [...rule.facts, NEW_FACTS.severity] })}>Add a fact</Button>
          </div>
        )}
      </fieldset>
      <SelectField path={`${path}.action`} label="Then" isDisabled={isLocked} error={errorAt(`${path}.action`)} value={rule.action} options={actionOptions} onValue={(action) => onRule({ ...rule, action })} />
      <TextField path={`${path}.reason`} label="Because" isRequired isDisabled={isLocked} error={errorAt(`${path}.reason`)} value={rule.reason} helper="Stands in the incident's record and in the note to the group." onValue={(reason) => onRule({ ...rule, reason })} />
      {!isLocked && (
        <div>
          <Button appearance="subtle" onClick={onRemove}>
            Remove rule
          </Button>
        </div>
      )}
    </div>
  )
}
