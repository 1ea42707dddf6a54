import { useState } from 'react'
import Button from '@atlaskit/button/new'
import statusWarning from '@atlaskit/icon/core/status-warning'
import type { PolicyImpact, Wire } from '../../../../../src/api/answers'
import type { EscalationRule } from '../../../../../src/domain/policy/policy'
import { Icon } from '../../../../shared/icon'
import { counted } from '../../core/counted'
import { useDraft } from '../../shell/draft-context'
import { IncidentLinks } from '../../shell/incident-links'

/** "Hits 2 open incidents now. [Show]" or why it never can, as the server counted over the saved draft. */
export function RuleHits({ rule, impact }: { rule: EscalationRule; impact: Wire<PolicyImpact> | null }) {
  const { saving } = useDraft()
  const [isOpen, setOpen] = useState(false)
  if (impact === null) return <p className="small subtlest">{saving === 'saved' ? 'Looking at open incidents …' : 'What it hits is counted once the draft is saved.'}</p>
  if (!impact.ok) return <p className="small subtlest">What it hits can't be told now: {impact.problem.text}</p>
  const found = impact.answer.rules[rule.id]
  if (found === undefined) return <p className="small subtlest">What it hits is not known.</p>
  if (found.never !== null) {
    return (
      <p className="row rule-never">
        <Icon glyph={statusWarning} small />
        <span>Can never match: {found.never}</span>
      </p>
    )
  }
  const acted = found.acted === 0 ? '' : ` It has acted on ${counted(found.acted, 'open incident')} already.`
  if (found.hits.length === 0) return <p className="small subtle">Hits no open incident now.{acted}</p>
  return (
    <div className="stack">
      <p className="row">
        <span className="small">
          Hits {counted(found.hits.length, 'open incident')} now.{acted}
        </span>
        <Button spacing="compact" aria-expanded={isOpen} aria-label={`${isOpen ? 'Hide' : 'Show'} what ${rule.name || 'this rule'} hits`} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'Show'}
        </Button>
      </p>
      {isOpen && <IncidentLinks incidents={found.hits} />}
    </div>
  )
}
