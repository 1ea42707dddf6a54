import { pendingRules } from '../incident/escalation-rules'
import { endOf } from '../incident/lapse'
import { isClosed } from '../incident/state'
import type { Incident } from '../incident/state'
import type { Policy } from '../policy/policy'
import type { Instant } from '../time'
import { pendingThresholds } from './thresholds'

/**
 * The earliest instant at which something is to be done for this incident, as things stand: a threshold, a date of
 * evidence asked, the end of a session or of the time to answer, an escalation rule; in the past where it is overdue to
 * act; null: nothing will fall due by itself.
 */
export const nextDue = (incident: Incident, policy: Policy, _now: Instant): Instant | null => {
  if (isClosed(incident) || incident.jira.deleted) return null
  // Instants that have passed stay as they are: the index finds them first, and whoever acts sees how late it is.
  const due = [
    ...pendingThresholds(incident, policy).slice(0, 1).map(({ dueAt }) => dueAt),
    ...pendingRules(incident, policy).map(({ dueAt }) => dueAt),
    ...incident.asks.items.flatMap((item) => (item.state === 'open' && !item.reminded && item.answerBy !== null ? [item.answerBy] : [])),
    ...[endOf(incident.session)].filter((at) => at !== null),
  ]
  return due.length === 0 ? null : Math.min(...due)
}
