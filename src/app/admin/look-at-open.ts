import type { Incident } from '../../domain/incident/state'
import { isClosed } from '../../domain/incident/state'
import type { Ports } from '../ports'

/** Bounded work for one input (I19): a look, not a census; whoever shows it says how many were looked at. */
const LOOKED_AT_MAX = 200
/** Rows read side by side. */
const SIDE_BY_SIDE = 20

/** Open incidents, the soonest due first. */
export async function openIncidentsLookedAt(ports: Ports): Promise<Incident[]> {
  const ids = (await ports.store.openIncidents()).slice(0, LOOKED_AT_MAX)
  const found: Incident[] = []
  for (let from = 0; from < ids.length; from += SIDE_BY_SIDE) {
    const rows = await Promise.all(ids.slice(from, from + SIDE_BY_SIDE).map((issueId) => ports.store.loadIncident(issueId)))
    found.push(...rows.flatMap((stored) => (stored === null || isClosed(stored.incident) || stored.incident.jira.deleted ? [] : [stored.incident])))
  }
  return found
}
