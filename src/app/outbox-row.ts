import type { Effect } from '../domain/effects/effect'
import type { IssueId } from '../domain/ids'
import type { OutboxRow } from './store-port'

/** How long whoever claimed a row delivers it alone: longer than any function that delivers may run (55 s, platform-facts 7). */
export const CLAIM_MS = 60_000

/** Sorts as the revisions do, and is the row's key in the store. */
export const outboxKey = (issueId: IssueId, revision: number): string => `${issueId}:${String(revision).padStart(6, '0')}`

/** Names an effect for good; a comment carries it, so that a doubtful one can be looked for. */
export const effectId = (row: Pick<OutboxRow, 'issueId' | 'revision'>, index: number): string => `${row.issueId}:${row.revision}:${index}`

/** The row of a commit, claimed by whoever commits it. */
export const newOutboxRow = (issueId: IssueId, revision: number, effects: Effect[], previous: number | null, now: number): OutboxRow => ({
  key: outboxKey(issueId, revision),
  issueId,
  revision,
  effects,
  claimedUntil: now + CLAIM_MS,
  previous,
  done: 0,
  attempts: 0,
})
