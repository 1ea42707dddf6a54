import type { PortalIncident } from '../../api/answers'
import type { Incident } from '../../domain/incident/state'
import type { Policy } from '../../domain/policy/policy'
import { customerView } from '../../domain/views/customer'
import type { PortalGrant } from '../grant'
import type { Ports } from '../ports'

/** What the customer may see, and nothing else: class C of security.md, built by the domain. */
export async function portalIncident(ports: Ports, grant: PortalGrant, incident: Incident, policy: Policy): Promise<PortalIncident> {
  const history = await ports.store.history(incident.issueId, incident.revision)
  const now = ports.clock.now()
  return { now, role: grant.who.role, view: customerView(incident, history, grant.who, policy, now) }
}
