import type { ProjectId } from '../domain/ids'
import { derivedStatus } from '../domain/incident/status'
import type { Policy } from '../domain/policy/policy'
import { DAY_MS, MINUTE_MS } from '../domain/time'
import { claimAndDeliver } from './deliver'
import { delaySecondsTo } from './effects/queue-due'
import { followMove } from './follow-move'
import { asTheApp } from './grant'
import { handleCommand } from './handle-command'
import { hasUndelivered } from './note-jira-change'
import { queuePublished } from './policy-published'
import type { Ports } from './ports'
import { loadOrRecord } from './record'

/** Twice the sweep's interval: a skipped sweep or a lagging index costs nothing (design.md "Time"). */
export const HORIZON_MS = 10 * MINUTE_MS
const SWEEP_EVERY_MS = 5 * MINUTE_MS
/** A sweep may be a little late; twice does no harm. */
const LATE_MS = MINUTE_MS
const PUSH_MAX = 50
/** Of the platform's 500 a minute for the whole installation (platform-rest 5); the rest is for commands and retries. */
const EVENTS_MAX = 400
const OUTBOX_MAX = 100
const RECORDINGS_MAX = 50
/** How far back lost issues are looked for. */
const LOST_SINCE_MS = DAY_MS
/** A search answers with what its index holds; looking back as far as the horizon covers its lag and a skipped sweep. */
const MOVED_SINCE_MS = HORIZON_MS
/** Rows read side by side. */
const SIDE_BY_SIDE = 10

/** What one sweep did; logged, and read by the health page later. */
export interface SweepReport {
  due: number
  delivered: number
  recorded: number
  moved: number
  /** Steps that failed or had to stop at the deadline. */
  unfinished: number
}

/**
 * Every five minutes: finds what falls due soon, effects nobody delivered, issues whose events were lost, and statuses
 * moved by hand. Each step stands alone, so that one that fails doesn't hide the others; all stop at the deadline.
 * `deadlineAt`: epoch ms.
 */
export async function sweep(ports: Ports, deadlineAt: number): Promise<SweepReport> {
  const report: SweepReport = { due: 0, delivered: 0, recorded: 0, moved: 0, unfinished: 0 }
  const policy = await ports.store.activePolicy()
  if (policy === null) return report
  const run = { ports, policy, deadlineAt, report }
  for (const [name, step] of STEPS) {
    try {
      if (isOver(run)) report.unfinished += 1
      else await step(run)
    } catch (error) {
      report.unfinished += 1
      ports.log.line('sweep.stepFailed', { step: name, error: error instanceof Error ? error.name : typeof error })
    }
  }
  ports.log.line('sweep.done', { ...report })
  return report
}

interface Run {
  ports: Ports
  policy: Policy
  deadlineAt: number
  report: SweepReport
}
const isOver = ({ ports, deadlineAt }: Run): boolean => ports.clock.now() >= deadlineAt

const STEPS: [string, (run: Run) => Promise<void>][] = [
  ['published', rewriteAfterPublishing],
  ['due', queueDue],
  ['outbox', deliverUnclaimed],
  ['recordings', finishRecordings],
  ['lost', recordLost],
  ['moved', putStatusesBack],
]

/** Once more after a version was published: commands that had read the older one may have committed behind the first pass, or the queue lost it. */
async function rewriteAfterPublishing({ ports, policy }: Run): Promise<void> {
  const age = ports.clock.now() - policy.publishedAt
  if (policy.version > 1 && age >= SWEEP_EVERY_MS && age < 2 * SWEEP_EVERY_MS + LATE_MS) await queuePublished(ports, policy.version)
}

/** Soonest first; what is over the budget is found again by the next sweep. */
async function queueDue(run: Run): Promise<void> {
  const { ports, report } = run
  const now = ports.clock.now()
  const due = await ports.store.dueBy(now + HORIZON_MS)
  const taken = due.slice(0, EVENTS_MAX)
  for (let from = 0; from < taken.length && !isOver(run); from += PUSH_MAX) {
    const events = taken.slice(from, from + PUSH_MAX).map(({ issueId, nextDueAt }) => ({
      body: { schema: 1 as const, kind: 'due' as const, issueId, dueAt: nextDueAt },
      delaySeconds: delaySecondsTo(nextDueAt, now),
    }))
    await ports.queue.push(events)
    report.due += events.length
  }
  if (report.due < due.length) {
    report.unfinished += 1
    ports.log.line('sweep.dueOverBudget', { due: due.length, queued: report.due })
  }
}

async function deliverUnclaimed(run: Run): Promise<void> {
  const { ports, policy, report } = run
  const rows = await ports.store.outboxUnclaimed(ports.clock.now(), OUTBOX_MAX)
  for (const { key } of rows) {
    if (isOver(run)) return void (report.unfinished += 1)
    await claimAndDeliver(ports, key, policy)
    report.delivered += 1
  }
}

async function finishRecordings(run: Run): Promise<void> {
  const { ports, report } = run
  for (const issueId of await ports.store.unfinishedRecordings(RECORDINGS_MAX)) {
    if (isOver(run)) return void (report.unfinished += 1)
    await ports.store.loadIncident(issueId)
    report.recorded += 1
  }
}

/** Issues without a row. Those of other request types stay among them, so each sweep starts where the last one stopped. */
async function recordLost(run: Run): Promise<void> {
  const { ports, policy, report } = run
  const now = ports.clock.now()
  const found = await ports.jira.unrecordedSince(projectsOn(policy), now - LOST_SINCE_MS)
  const start = found.length === 0 ? 0 : (Math.floor(now / (HORIZON_MS / 2)) * RECORDINGS_MAX) % found.length
  for (const issueId of [...found.slice(start), ...found.slice(0, start)].slice(0, RECORDINGS_MAX)) {
    if (isOver(run)) return void (report.unfinished += 1)
    if ((await loadOrRecord(ports, issueId, policy)) !== null) report.recorded += 1
  }
}

async function putStatusesBack(run: Run): Promise<void> {
  const { ports, policy, report } = run
  const issues = await ports.jira.updatedSince(projectsOn(policy), ports.clock.now() - MOVED_SINCE_MS)
  for (let from = 0; from < issues.length; from += SIDE_BY_SIDE) {
    if (isOver(run)) return void (report.unfinished += 1)
    const moved = await Promise.all(issues.slice(from, from + SIDE_BY_SIDE).map((issue) => putBack(ports, policy, issue)))
    report.moved += moved.filter(Boolean).length
  }
}

type Updated = Awaited<ReturnType<Ports['jira']['updatedSince']>>[number]

/** A status that somebody moved, or that the app itself put right after it had been left alone. */
async function putBack(ports: Ports, policy: Policy, { issueId, projectId, statusId }: Updated): Promise<boolean> {
  const known = await ports.store.loadIncident(issueId)
  if (known === null) return false
  // The search's index lags: where it names another project or status, the issue itself says how it is now.
  const stored = projectId === known.incident.projectId ? known : await followMove(ports, known, await ports.jira.placeOf(issueId), policy)
  if (stored === null) return false
  const wanted = policy.projects[stored.incident.projectId]?.statusMap[derivedStatus(stored.incident)] ?? null
  const { statusLeftAlone } = stored.incident.jira
  if (wanted === null || (wanted === statusId) !== statusLeftAlone || (await hasUndelivered(ports, stored, 'status'))) return false
  const issue = await ports.jira.issue(issueId)
  if (issue === null || (issue.statusId === wanted) !== statusLeftAlone) return false
  const change = { kind: 'statusMoved' as const, at: ports.clock.now(), toStatusId: issue.statusId }
  const handled = await handleCommand(ports, { grant: asTheApp(issueId, policy), command: { name: 'noteJiraChange', change } })
  return handled.kind === 'done'
}

const projectsOn = (policy: Policy): ProjectId[] =>
  (Object.keys(policy.projects) as ProjectId[]).filter((projectId) => policy.projects[projectId]?.on === true)
