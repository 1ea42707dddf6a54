import { isClosed } from '../incident/state'
import type { Incident } from '../incident/state'
import type { Policy } from '../policy/policy'
import type { Instant } from '../time'
import { pendingThresholds } from './thresholds'

/**
 * The earliest instant at which something is to be done for this incident, as things stand; in the past where it is
 * overdue to act; null: nothing will fall due by itself.
 */
export const nextDue = (incident: Incident, policy: Policy, _now: Instant): Instant | null => {
  if (isClosed(incident) || incident.jira.deleted) return null
  // Instants that have passed stay as they are: the index finds them first, and whoever acts sees how late it is.
  return pendingThresholds(incident, policy)[0]?.dueAt ?? null
}
