import type { Policy } from '../domain/policy/policy'
import { asTheApp } from './grant'
import { handleCommand } from './handle-command'
import type { Place, Ports } from './ports'
import type { StoredIncident } from './store-port'

/**
 * Takes over that the issue stands in another project than the record says, where the event that told so was lost; its
 * clocks stop there if that project is not switched on (process.md "Moved"). `place`: as Jira just said; null: the
 * issue could not be found, and nothing follows from that. docs/decisions/lost-moves.md tells who looks, and when.
 */
export async function followMove(ports: Ports, stored: StoredIncident, place: Place | null, policy: Policy): Promise<StoredIncident | null> {
  const { issueId, projectId } = stored.incident
  if (place === null || place.projectId === projectId) return stored
  const change = { kind: 'moved' as const, at: place.since ?? ports.clock.now(), projectId: place.projectId }
  const handled = await handleCommand(ports, { grant: asTheApp(issueId, policy), command: { name: 'noteJiraChange', change } })
  ports.log.line('move.followed', { issueId, outcome: handled.kind })
  return ports.store.loadIncident(issueId)
}
