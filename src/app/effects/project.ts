import type { EffectContext } from './effect-context'
import { projectionOf } from './projection'

/**
 * Writes all custom fields in one call, the issue property and the status lozenge; each may be written again at any
 * time. Side by side, since nobody should wait for one after the other, but all are awaited: work left behind would run
 * in another tenant's call, or never.
 */
export async function deliverProjection({ ports, row, policy, incident }: EffectContext): Promise<void> {
  const { fields, property, lozenge } = projectionOf(incident, policy, ports.clock.now())
  const writes = await Promise.allSettled([
    ports.jira.writeFields(row.issueId, fields),
    ports.jira.writeProperty(row.issueId, property),
    ports.jira.writeLozenge(row.issueId, lozenge),
  ])
  for (const write of writes) if (write.status === 'rejected') throw write.reason
}
