import type { Incident } from '../../domain/incident/state'
import type { Policy } from '../../domain/policy/policy'
import type { Ports } from '../ports'
import { openIncidentsLookedAt } from './look-at-open'

/** How many of these incidents have a session, asked, approved or running, that names the tool. */
export const sessionsWith = (tool: string, incidents: readonly Incident[]): number =>
  incidents.filter(({ session }) => session.kind !== 'none' && session.kind !== 'ended' && session.terms.tool === tool).length

/** A tool that open sessions name may be retired, not removed: what was approved stays readable as it was. */
export async function toolsInUse(ports: Ports, before: Policy, after: Policy): Promise<{ path: string; text: string }[]> {
  const kept = new Set(after.remoteTools.map(({ name }) => name))
  const removed = before.remoteTools.map(({ name }) => name).filter((name) => !kept.has(name))
  if (removed.length === 0) return []
  const incidents = await openIncidentsLookedAt(ports)
  return removed.flatMap((name) => {
    const using = sessionsWith(name, incidents)
    return using === 0 ? [] : [{ path: 'remoteTools', text: `${using} ${using === 1 ? 'session uses' : 'sessions use'} ${name}. It can be retired, not removed.` }]
  })
}
