import { derivedStatus } from '../../domain/incident/status'
import type { EffectContext } from './effect-context'

/**
 * Moves the issue to where the incident stands now (not where it stood when the effect was made). A status that the
 * project doesn't map, or that no transition leads to, is left as it is and logged for the health page (process.md).
 */
export async function deliverStatus({ ports, row, policy, incident }: EffectContext): Promise<void> {
  const key = derivedStatus(incident)
  const statusId = policy.projects[incident.projectId]?.statusMap[key] ?? null
  if (statusId === null) {
    ports.log.line('status.unmapped', { issueId: row.issueId, projectId: incident.projectId, status: key })
    return
  }
  const moved = await ports.jira.moveTo(row.issueId, statusId)
  if (moved === 'noWay') ports.log.line('status.noWay', { issueId: row.issueId, projectId: incident.projectId, status: key })
}
