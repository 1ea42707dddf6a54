import type { IssueId } from '../domain/ids'
import { never } from '../domain/result'
import { claimAndDeliver } from './deliver'
import { followMove } from './follow-move'
import { asTheApp } from './grant'
import { handleCommand } from './handle-command'
import { policyPublished, rewriteDue } from './policy-published'
import { JiraUnavailable } from './ports'
import type { Place, Ports, QueueBody } from './ports'

/**
 * One event of the queue. A due instant is only a hint: the incident is loaded and what is due *now* is done, so that
 * early, late, stale and doubled events are all safe. @throws JiraUnavailable, StoreUnavailable: the queue comes again
 */
export async function workQueued(ports: Ports, body: QueueBody): Promise<void> {
  const policy = await ports.store.activePolicy()
  if (policy === null) return
  switch (body.kind) {
    case 'deliver':
      return claimAndDeliver(ports, body.outboxKey, policy)
    case 'due':
      return actOnDue(ports, body.issueId)
    case 'policyPublished':
      return policyPublished(ports, body.version)
    case 'rewriteDue':
      return rewriteDue(ports, body.issueIds, body.version, policy)
    default:
      return never(body)
  }
}

/**
 * Never records: what has no row has nothing due. Whose issue was moved meanwhile has nothing due either where it is now,
 * so that is looked at first; a Jira that doesn't answer holds up nothing.
 */
export async function actOnDue(ports: Ports, issueId: IssueId): Promise<void> {
  const [policy, stored, place] = await Promise.all([ports.store.activePolicy(), ports.store.loadIncident(issueId), placeOf(ports, issueId)])
  if (policy === null || stored === null) return
  await followMove(ports, stored, place, policy)
  const handled = await handleCommand(ports, { grant: asTheApp(issueId, policy), command: { name: 'actOnDue' } })
  ports.log.line('due.acted', { issueId, outcome: handled.kind })
}

async function placeOf(ports: Ports, issueId: IssueId): Promise<Place | null> {
  try {
    return await ports.jira.placeOf(issueId)
  } catch (error) {
    ports.log.line('due.placeUnknown', { issueId, error: error instanceof JiraUnavailable ? error.status : 0 })
    return null
  }
}
