import { isClosed } from '../domain/incident/state'
import type { Incident } from '../domain/incident/state'
import type { IssueId } from '../domain/ids'
import type { Policy } from '../domain/policy/policy'
import { nextDue } from '../domain/sla/next-due'
import { MINUTE_MS } from '../domain/time'
import { projectionOf } from './effects/projection'
import { writeProjection } from './effects/project'
import { DELAY_MAX_SECONDS, delaySecondsTo } from './effects/queue-due'
import type { Ports, QueueBody } from './ports'

/** Incidents an event: its three writes each stay under what Jira takes in a second (platform-rest 3.4). */
const BATCH = 25
const PUSH_MAX = 50
/** Rows worked at side by side. */
const SIDE_BY_SIDE = 5
/** Whoever loses that often meets commands, and those compute the instant anew. */
const ATTEMPTS_MAX = 3
/** What falls due sooner is queued here; what is later, the sweep finds (design.md "Time"). */
const QUEUE_AHEAD_MS = 15 * MINUTE_MS

/**
 * After a version was published: clocks use it at once, but next due instants and Jira's projections were made under the
 * one before. The answer does not wait for it; should the queue fail, the sweep begins it again.
 */
export async function queuePublished(ports: Ports, version: number): Promise<void> {
  try {
    await ports.queue.push([{ body: { schema: 1, kind: 'policyPublished', version }, delaySeconds: 0 }])
  } catch (error) {
    ports.log.line('policy.notQueued', { version, error: error instanceof Error ? error.name : typeof error })
  }
}

/** Finds the open incidents and queues them in batches, one batch a second. May run again at any time. */
export async function policyPublished(ports: Ports, version: number): Promise<void> {
  const open = await ports.store.openIncidents()
  const batches = Array.from({ length: Math.ceil(open.length / BATCH) }, (_, index) => open.slice(index * BATCH, (index + 1) * BATCH))
  const events = batches.map((issueIds, index): { body: QueueBody; delaySeconds: number } => ({
    body: { schema: 1, kind: 'rewriteDue', version, issueIds },
    delaySeconds: Math.min(DELAY_MAX_SECONDS, index),
  }))
  for (let from = 0; from < events.length; from += PUSH_MAX) await ports.queue.push(events.slice(from, from + PUSH_MAX))
  ports.log.line('policy.openIncidents', { version, incidents: open.length, batches: batches.length })
}

/** One batch, under the rules in force now. `version`: the one whose publishing asked for it. */
export async function rewriteDue(ports: Ports, issueIds: IssueId[], version: number, policy: Policy): Promise<void> {
  const [before] = await ports.store.policyVersions([version - 1])
  for (let from = 0; from < issueIds.length; from += SIDE_BY_SIDE) {
    await Promise.all(issueIds.slice(from, from + SIDE_BY_SIDE).map((issueId) => rewriteOne(ports, issueId, before?.policy ?? null, policy)))
  }
}

async function rewriteOne(ports: Ports, issueId: IssueId, before: Policy | null, policy: Policy): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const stored = await ports.store.loadIncident(issueId)
    if (stored === null || isClosed(stored.incident)) return
    const now = ports.clock.now()
    const nextDueAt = nextDue(stored.incident, policy, now)
    if ((await ports.store.rewriteDue(stored.incident, stored.lastOutbox, nextDueAt)) === 'lostRace') continue
    if (nextDueAt !== null && nextDueAt <= now + QUEUE_AHEAD_MS) {
      await ports.queue.push([{ body: { schema: 1, kind: 'due', issueId, dueAt: nextDueAt }, delaySeconds: delaySecondsTo(nextDueAt, now) }])
    }
    if (before !== null && !looksOtherwise(stored.incident, before, policy, now)) return
    await writeProjection(ports, stored.incident, policy)
    // A command that went by meanwhile wrote a newer projection, and ours may have come after it.
    if ((await ports.store.loadIncident(issueId))?.incident.revision === stored.incident.revision) return
  }
  ports.log.line('policy.rewriteLost', { issueId })
}

const looksOtherwise = (incident: Incident, before: Policy, policy: Policy, now: number): boolean =>
  JSON.stringify(projectionOf(incident, before, now)) !== JSON.stringify(projectionOf(incident, policy, now))
