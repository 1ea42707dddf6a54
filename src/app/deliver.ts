import { SECOND_MS } from '../domain/time'
import type { Policy } from '../domain/policy/policy'
import { deliverEffect } from './effects/deliver-effect'
import { CLAIM_MS, outboxKey } from './outbox-row'
import type { Ports } from './ports'
import type { OutboxRow } from './store-port'
import { JiraUnavailable } from './ports'

/** One incident's rows in one go; what is left is the sweep's. */
const CHAIN_MAX = 50
/** Doubling from here ... */
const RETRY_FIRST_MS = 5 * SECOND_MS
/** ... to here: the outbox is dry 10 min after Jira returns (security.md 9). */
const RETRY_MAX_MS = 300 * SECOND_MS

const NOT_FOUND = 404
/** Jira will say the same each time: the effect is given up, so that it doesn't stop all later ones. */
const HOPELESS: ReadonlySet<number> = new Set([400, 413, 422])

/** `done`: the row is gone. `later`: it stays, for the queue or the sweep. */
type Outcome = 'done' | 'later'

/**
 * Delivers a row whose claim the caller holds, its incident's older rows first, then the newer ones that were left to
 * us. Never throws: what was committed stays committed, and what can't be delivered now waits for queue and sweep.
 */
export async function deliver(ports: Ports, claimed: OutboxRow, policy: Policy): Promise<void> {
  try {
    let row: OutboxRow | null = claimed
    for (let length = 0; row !== null && length < CHAIN_MAX; length += 1) {
      if (!(await olderAreDone(ports, row, policy)) || (await deliverRow(ports, row, policy)) === 'later') return
      row = await claimNext(ports, row)
    }
  } catch (error) {
    // The claim runs out by itself.
    ports.log.line('deliver.broken', { key: claimed.key, error: error instanceof Error ? error.name : typeof error })
  }
}

/** For queue and sweep: takes the claim if it is free. */
export async function claimAndDeliver(ports: Ports, key: string, policy: Policy): Promise<void> {
  const now = ports.clock.now()
  const row = await ports.store.claimOutbox(key, now + CLAIM_MS, now)
  if (row !== null) await deliver(ports, row, policy)
}

/**
 * An incident's rows go out in order. Each names the one before it; while that one exists, it goes first. Somebody else
 * who is just delivering it takes ours over: we give our claim back and look once more, so that one of us sees the other.
 */
async function olderAreDone(ports: Ports, row: OutboxRow, policy: Policy): Promise<boolean> {
  const waiting = await olderRows(ports, row)
  for (const older of waiting) {
    const now = ports.clock.now()
    const claimed = await ports.store.claimOutbox(older.key, now + CLAIM_MS, now)
    if (claimed !== null) {
      if ((await deliverRow(ports, claimed, policy)) === 'done') continue
      await ports.store.releaseOutbox(row, { done: row.done, claimedUntil: now })
      return false
    }
    if ((await ports.store.outboxRow(older.key)) === null) continue
    await ports.store.releaseOutbox(row, { done: row.done, claimedUntil: now })
    if ((await ports.store.outboxRow(older.key)) !== null) return false
    // It went meanwhile: whoever delivered it may have missed ours, so we take it back if we can.
    await claimAndDeliver(ports, row.key, policy)
    return false
  }
  return true
}

/** Undelivered rows of the incident before this one, oldest first. */
async function olderRows(ports: Ports, row: OutboxRow): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = []
  let previous = row.previous
  while (previous !== null && rows.length < CHAIN_MAX) {
    const older = await ports.store.outboxRow(outboxKey(row.issueId, previous))
    if (older === null) break
    rows.unshift(older)
    previous = older.previous
  }
  return rows
}

/** A newer row whose committer gave its claim back because ours went first. */
async function claimNext(ports: Ports, row: OutboxRow): Promise<OutboxRow | null> {
  const stored = await ports.store.loadIncident(row.issueId)
  let revision = stored?.lastOutbox ?? null
  let next: OutboxRow | null = null
  for (let length = 0; revision !== null && revision > row.revision && length < CHAIN_MAX; length += 1) {
    const newer = await ports.store.outboxRow(outboxKey(row.issueId, revision))
    if (newer === null) break
    next = newer
    revision = newer.previous
  }
  const now = ports.clock.now()
  return next === null ? null : ports.store.claimOutbox(next.key, now + CLAIM_MS, now)
}

async function deliverRow(ports: Ports, row: OutboxRow, policy: Policy): Promise<Outcome> {
  const stored = await ports.store.loadIncident(row.issueId)
  if (stored === null) {
    ports.log.line('deliver.noIncident', { key: row.key })
    await ports.store.deleteOutbox(row.key)
    return 'done'
  }
  const context = { ports, row, policy, incident: stored.incident }
  for (let index = row.done; index < row.effects.length; index += 1) {
    const effect = row.effects[index]
    if (effect === undefined) break
    try {
      await deliverEffect(context, effect, index)
    } catch (error) {
      const verdict = await judge(ports, row, error)
      ports.log.line('deliver.failed', { key: row.key, effect: effect.kind, verdict: verdict.kind, attempts: row.attempts, ...codeOf(error) })
      if (verdict.kind === 'drop') break
      if (verdict.kind === 'giveUp') continue
      await postpone(ports, row, index, verdict.retryAfterMs)
      return 'later'
    }
  }
  await ports.store.deleteOutbox(row.key)
  return 'done'
}

type Verdict = { kind: 'drop' } | { kind: 'giveUp' } | { kind: 'later'; retryAfterMs: number | null }

async function judge(ports: Ports, row: OutboxRow, error: unknown): Promise<Verdict> {
  if (!(error instanceof JiraUnavailable)) return { kind: 'later', retryAfterMs: null }
  if (error.status === NOT_FOUND) return (await isGone(ports, row)) ? { kind: 'drop' } : { kind: 'giveUp' }
  return HOPELESS.has(error.status) ? { kind: 'giveUp' } : { kind: 'later', retryAfterMs: error.retryAfterMs }
}

/** A 404 may be about the issue or about something in the request; only the issue's own absence drops the row. */
async function isGone(ports: Ports, row: OutboxRow): Promise<boolean> {
  try {
    return (await ports.jira.issue(row.issueId)) === null
  } catch {
    return false
  }
}

/** Gives the row back for a later instant and asks the queue to come by then; should the queue fail, the sweep finds it. */
async function postpone(ports: Ports, row: OutboxRow, done: number, retryAfterMs: number | null): Promise<void> {
  const delayMs = Math.min(RETRY_MAX_MS, retryAfterMs ?? RETRY_FIRST_MS * 2 ** Math.min(row.attempts, 10))
  const claimedUntil = ports.clock.now() + delayMs
  await ports.store.releaseOutbox(row, { done, claimedUntil })
  try {
    const delaySeconds = Math.ceil(delayMs / SECOND_MS)
    await ports.queue.push([{ body: { schema: 1, kind: 'deliver', outboxKey: row.key }, delaySeconds }])
  } catch (error) {
    ports.log.line('deliver.notQueued', { key: row.key, ...codeOf(error) })
  }
}

const codeOf = (error: unknown): { error: string; status: number } =>
  error instanceof JiraUnavailable ? { error: error.operation, status: error.status } : { error: error instanceof Error ? error.name : typeof error, status: 0 }
