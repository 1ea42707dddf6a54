import { useState } from 'react'
import Button from '@atlaskit/button/new'
import type { EscalationRule } from '../../../../../src/domain/policy/policy'
import { now } from '../../../../shared/server-time'
import { newId } from '../../core/new-id'
import { removeAt, replaceAt } from '../../core/edit'
import { NEW_FACTS } from '../../core/rule-parts'
import { useDraft } from '../../shell/draft-context'
import { OtherProblems, SectionFrame } from '../../shell/section-frame'
import { useImpact } from '../../shell/use-impact'
import { RuleCard } from './rule-card'

const LIST = 'escalationRules'

/** When an incident goes to the higher level by itself, as sentences, each with what it would hit now. */
export default function Escalation() {
  const { edit, active, problems, change, keeper, isLocked, target } = useDraft()
  const impact = useImpact()
  const [open, setOpen] = useState<string | null>(null)
  const [led, setLed] = useState<typeof target>(null)
  // A problem's link leads into its rule, which must be open when the focus comes.
  if (target !== null && target !== led) {
    setLed(target)
    const index = Number(/^escalationRules\.(\d+)/.exec(target.path)?.[1] ?? -1)
    setOpen(edit.escalationRules[index]?.id ?? null)
  }
  const put = (update: (rules: EscalationRule[]) => EscalationRule[]): void => change((before) => ({ ...before, escalationRules: update(before.escalationRules) }))
  const add = (): void => {
    const id = newId('rule', now(), [...edit.escalationRules, ...active.escalationRules].map((rule) => rule.id))
    put((rules) => [...rules, { id, name: '', on: true, facts: [NEW_FACTS.severity], action: 'escalate', reason: '' }])
    setOpen(id)
  }
  return (
    <SectionFrame title="Escalation" question="When does an incident go to the higher level by itself? A rule acts once on an incident, as soon as all its facts hold.">
      <div className="stack">
        <OtherProblems problems={problems.filter(({ path }) => path === LIST)} />
        {edit.escalationRules.map((rule, index) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            path={`${LIST}.${index}`}
            impact={impact}
            isOpen={open === rule.id}
            onToggle={() => setOpen(open === rule.id ? null : rule.id)}
            onRule={(next) => put((rules) => replaceAt(rules, index, next))}
            onRemove={() => {
              keeper.forgetUnread(LIST)
              put((rules) => removeAt(rules, index))
            }}
          />
        ))}
        {edit.escalationRules.length === 0 && <p className="subtle">No rule escalates by itself. An agent still can.</p>}
        {!isLocked && (
          <div>
            <Button onClick={add}>Add a rule</Button>
          </div>
        )}
      </div>
    </SectionFrame>
  )
}
