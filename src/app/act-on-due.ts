import type { IssueId } from '../domain/ids'
import { never } from '../domain/result'
import { claimAndDeliver } from './deliver'
import { asTheApp } from './grant'
import { handleCommand } from './handle-command'
import { policyPublished, rewriteDue } from './policy-published'
import type { Ports, QueueBody } from './ports'

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

/** Never records: what has no row has nothing due. */
export async function actOnDue(ports: Ports, issueId: IssueId): Promise<void> {
  const [policy, stored] = await Promise.all([ports.store.activePolicy(), ports.store.loadIncident(issueId)])
  if (policy === null || stored === null) return
  const handled = await handleCommand(ports, { grant: asTheApp(issueId, policy), command: { name: 'actOnDue' } })
  ports.log.line('due.acted', { issueId, outcome: handled.kind })
}
