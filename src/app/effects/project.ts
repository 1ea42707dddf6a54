import type { Incident } from '../../domain/incident/state'
import type { Policy } from '../../domain/policy/policy'
import type { Ports } from '../ports'
import type { EffectContext } from './effect-context'
import { projectionOf } from './projection'

/** An outbox row's projection is made from the snapshot as it stands when it is delivered. */
export const deliverProjection = ({ ports, policy, incident }: EffectContext): Promise<void> => writeProjection(ports, incident, policy)

/**
 * Writes all custom fields in one call, the issue property and the status lozenge; each may be written again at any
 * time. Side by side, since nobody should wait for one after the other, but all are awaited: work left behind would run
 * in another tenant's call, or never.
 */
export async function writeProjection(ports: Ports, incident: Incident, policy: Policy): Promise<void> {
  const { issueId } = incident
  const { fields, property, lozenge } = projectionOf(incident, policy, ports.clock.now())
  const writes = await Promise.allSettled([
    ports.jira.writeFields(issueId, fields),
    ports.jira.writeProperty(issueId, property),
    ports.jira.writeLozenge(issueId, lozenge),
  ])
  for (const write of writes) if (write.status === 'rejected') throw write.reason
}
