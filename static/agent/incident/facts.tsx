import arrowUp from '@atlaskit/icon/core/arrow-up'
import type { AgentView } from '../../../src/domain/views/agent-view'
import { ChannelFact, Lozenge, ScopeFact, SeverityChip, TierTag } from '../../shared/parts/chips'
import { CopyButton } from '../../shared/parts/copy-button'
import { capital, useNames } from './names'

/** The panel's first line: number, severity, where it came from, whether it is covered, who has it. */
export function Facts({ view }: { view: AgentView }) {
  const nameOf = useNames()
  return (
    <div className="facts">
      <span className="facts-number">
        <h2 className="heading-medium">{view.number}</h2>
        <CopyButton label={`Copy ${view.number}`} text={() => view.number} />
      </span>
      <span className="facts-severity">
        <SeverityChip severity={view.severity.severity} side="agent" />
        {view.severity.kind === 'notAssessed' && <span className="small subtle">Not assessed</span>}
      </span>
      <ChannelFact channel={view.channel} />
      <ScopeFact scope={view.scope.kind} />
      {view.escalation.kind === 'raised' && (
        <Lozenge tone="neutral" icon={arrowUp} bold>
          Escalated
        </Lozenge>
      )}
      {view.transferCount > 1 && <span className="fact">Moved {view.transferCount} times</span>}
      {view.reopenedCount > 0 && <span className="fact">Reopened{view.reopenedCount > 1 ? ` ${view.reopenedCount} times` : ''}</span>}
      <span className="facts-who">
        <TierTag tier={view.tier} />
        {view.assignee === null ? <span className="small subtle">Nobody</span> : <span>{capital(nameOf(view.assignee))}</span>}
      </span>
    </div>
  )
}
