import type { StatusKey } from '../policy/policy'
import { isClosed } from './state'
import type { Incident } from './state'

/**
 * Whose turn it is: the customer's while they are waited for, and while they are asked whether it is solved; else ours.
 * One function for screens, projections and status.
 */
export const whoseTurn = (incident: Incident): 'us' | 'them' =>
  !isClosed(incident) && (incident.asks.turn === 'them' || incident.closure.kind === 'proposedByDesk') ? 'them' : 'us'

/** The Jira status follows from the incident's state, never the other way round (process.md "Jira's own ways"). */
export const derivedStatus = (incident: Incident): StatusKey => {
  if (isClosed(incident)) return 'closed'
  if (whoseTurn(incident) === 'them') return 'waitingForCustomer'
  if (incident.escalation.kind === 'raised' || incident.scope.kind === 'toDecide') return 'escalated'
  return 'waitingForSupport'
}
