import type { IssueId } from '../domain/ids'
import { claimAndDeliver } from './deliver'
import { asTheApp } from './grant'
import { handleCommand } from './handle-command'
import type { Ports, QueueBody } from './ports'

/**
 * One event of the queue. A due instant is only a hint: the incident is loaded and what is due *now* is done, so that
 * early, late, stale and doubled events are all safe. @throws JiraUnavailable, StoreUnavailable: the queue comes again
 */
export async function workQueued(ports: Ports, body: QueueBody): Promise<void> {
  const policy = await ports.store.activePolicy()
  if (policy === null) return
  if (body.kind === 'deliver') return claimAndDeliver(ports, body.outboxKey, policy)
  await actOnDue(ports, body.issueId)
}

/** Never records: what has no row has nothing due. */
export async function actOnDue(ports: Ports, issueId: IssueId): Promise<void> {
  const [policy, stored] = await Promise.all([ports.store.activePolicy(), ports.store.loadIncident(issueId)])
  if (policy === null || stored === null) return
  const handled = await handleCommand(ports, { grant: asTheApp(issueId, policy), command: { name: 'actOnDue' } })
  ports.log.line('due.acted', { issueId, outcome: handled.kind })
}
