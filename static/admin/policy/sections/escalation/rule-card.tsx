import Button from '@atlaskit/button/new'
import Lozenge from '@atlaskit/lozenge'
import type { PolicyImpact, Wire } from '../../../../../src/api/answers'
import type { EscalationRule } from '../../../../../src/domain/policy/policy'
import { ruleSentence } from '../../../../../src/domain/policy/rule-words'
import { same } from '../../../../../src/domain/policy/same'
import { ChangedDot } from '../../../parts/policy-fields'

import { problemsBelow, useDraft } from '../../shell/draft-context'
import { OtherProblems } from '../../shell/section-frame'
import { useLists } from '../../shell/use-site-lists'
import { RuleForm, shownPaths } from './rule-form'
import { RuleHits } from './rule-hits'

interface Props {
  rule: EscalationRule
  path: string
  impact: Wire<PolicyImpact> | null
  isOpen: boolean
  onToggle: () => void
  onRule: (rule: EscalationRule) => void
  onRemove: () => void
}

/** One rule as a sentence, with what it would hit; opened, its parts are edited in place. */
export function RuleCard({ rule, path, impact, isOpen, onToggle, onRule, onRemove }: Props) {
  const { active, problems, isLocked } = useDraft()
  const names = useLists()
  const published = active.escalationRules.find(({ id }) => id === rule.id)
  const wrong = problemsBelow(problems, path, isOpen ? shownPaths(rule, path) : [])
  const title = rule.name.trim() || 'New rule'
  return (
    <section className="card stack" aria-label={title}>
      <div className="rule-head">
        <div>
          <h2 className="heading-xsmall">
            {title}
            {!same(published, rule) && <ChangedDot />}
          </h2>
          <p>{ruleSentence(rule, names)}</p>
        </div>
        <div className="row">
          {!rule.on && <Lozenge>Off</Lozenge>}
          <Button aria-expanded={isOpen} aria-label={`${isOpen ? 'Close' : isLocked ? 'Look at' : 'Edit'} ${title}`} onClick={onToggle}>
            {isOpen ? 'Close' : isLocked ? 'Look' : 'Edit'}
          </Button>
        </div>
      </div>
      <OtherProblems problems={wrong} />
      {problemsBelow(problems, `${path}.facts`).length === 0 && <RuleHits rule={rule} impact={impact} />}
      {isOpen && <RuleForm rule={rule} path={path} onRule={onRule} onRemove={onRemove} />}
    </section>
  )
}
