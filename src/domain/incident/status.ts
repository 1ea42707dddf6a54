import type { StatusKey } from '../policy/policy'
import { isClosed } from './state'
import type { Incident } from './state'
import { turnOf } from './turn'

/** The Jira status follows from the incident's state, never the other way round (process.md "Jira's own ways"). */
export const derivedStatus = (incident: Incident): StatusKey => {
  if (isClosed(incident)) return 'closed'
  if (turnOf(incident) === 'them') return 'waitingForCustomer'
  if (incident.escalation.kind === 'raised' || incident.scope.kind === 'toDecide') return 'escalated'
  return 'waitingForSupport'
}
