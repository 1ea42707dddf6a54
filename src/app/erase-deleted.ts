import { erase } from '../domain/incident/erase'
import type { IssueId } from '../domain/ids'
import { asTheApp } from './grant'
import { handleCommand } from './handle-command'
import type { Policy } from '../domain/policy/policy'
import type { Ports } from './ports'

/**
 * An issue that is gone leaves a tombstone: its number, instants and states. Runs to the end however often it is called,
 * so a process that died on the way is made good when the event comes again.
 * @throws JiraUnavailable, StoreUnavailable: come again
 */
export async function eraseDeleted(ports: Ports, issueId: IssueId, policy: Policy): Promise<void> {
  if ((await ports.store.loadIncident(issueId)) === null || (await ports.jira.issue(issueId)) !== null) return
  const change = { kind: 'issueDeleted' as const, at: ports.clock.now() }
  await handleCommand(ports, { grant: asTheApp(issueId, policy), command: { name: 'noteJiraChange', change } })
  const stored = await ports.store.loadIncident(issueId)
  if (stored === null || !stored.incident.jira.deleted) return
  const left = erase(await ports.store.history(issueId, stored.incident.revision))
  await ports.store.eraseIncident(left.incident, left.rows)
  ports.log.line('incident.erased', { issueId, rows: left.rows.length })
}
