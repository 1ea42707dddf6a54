import { severityNowWords } from '../../../../src/domain/effects/comment-words'
import type { AgentIncident } from '../../../../src/api/answers'
import type { Severity } from '../../../../src/domain/policy/policy'
import { durationWords } from '../../../shared/time'
import { SEVERITY } from '../../../shared/vocabulary'
import { CustomerWillRead } from './customer-will-read'

/** What another severity tells the customer, and what the same one changes: nothing. */
export function SeverityWillRead({ incident, severity }: { incident: AgentIncident; severity: Severity | null }) {
  if (severity === null) return null
  if (severity === incident.view.severity.severity) return <p className="helper">It stays {SEVERITY[severity].agent}; its times don&apos;t change.</p>
  const restore = incident.rules.goals[severity].restore
  return (
    <CustomerWillRead>
      {severityNowWords(severity)} New times: {restore ? `working again within ${durationWords(restore.goalMs, { seconds: false })} of the report.` : 'none.'}
    </CustomerWillRead>
  )
}
