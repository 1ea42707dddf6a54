import type { EffectContext } from './effect-context'
import { projectionOf } from './projection'

/** Writes all custom fields in one call and the issue property in another; both may be written again at any time. */
export async function deliverProjection({ ports, row, policy, incident }: EffectContext): Promise<void> {
  const { fields, property } = projectionOf(incident, policy, ports.clock.now())
  await ports.jira.writeFields(row.issueId, fields)
  await ports.jira.writeProperty(row.issueId, property)
}
