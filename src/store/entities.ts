import type { z } from 'zod'
import type { Log } from '../app/ports'
import { RowUnreadable } from '../app/ports'

/**
 * KVS entities of the app, as `manifest.yml` declares them:
 *
 *   incident  key issueId               revision integer, state string, nextDueAt float, row any;
 *                                       index open-by-due: partition [state], range [nextDueAt]
 *   history   key issueId:revision      row any; read by key only
 *   outbox    key issueId:revision      state string, claimedUntil float, row any;
 *                                       index by-claim: partition [state], range [claimedUntil]
 *   policy    key active, v:version     version integer, row any
 *   person    key of the reference      row any
 *
 * Beside them plain keys `once:SHA-256` (once-rows): what must happen once, gone by themselves after an hour. The policy
 * row `draft` has its revision in `version`.
 *
 * Attributes and entities, once deployed, can never be removed (platform-rest 4.2), so only what is compared or indexed
 * is an attribute; all else is in `row`, which carries its own schema version. Instants are floats: integers have 32
 * bits. Queries lag behind; what must be right is read by key.
 */
export const ENTITY = { incident: 'incident', history: 'history', outbox: 'outbox', policy: 'policy', person: 'person' } as const
export type EntityName = keyof typeof ENTITY

/** Partitions of `open-by-due`. `recording`: the row still carries what its first command did (see incident-rows). */
export type IncidentState = 'recording' | 'open' | 'resting' | 'closed'
/** Partitions of `by-claim`. `quarantined`: cannot be read; kept for a person to look at, out of everybody's way. */
export type OutboxState = 'waiting' | 'quarantined'

export interface IncidentValue {
  revision: number
  state: IncidentState
  /** 0 where nothing will fall due; such rows are `resting`, so the index never yields them. */
  nextDueAt: number
  row: unknown
}
export interface HistoryValue {
  row: unknown
}
export interface OutboxValue {
  state: OutboxState
  claimedUntil: number
  row: unknown
}
export interface PolicyValue {
  version: number
  row: unknown
}
export interface PersonValue {
  row: unknown
}

/** KVS takes 25 items in a batch or transaction (platform-rest 4.2). */
export const BATCH_MAX = 25
/** ... and 100 rows in a page of a query. */
export const PAGE_MAX = 100

/** Keys sort as their revisions do. */
export const revisionKey = (issueId: string, revision: number): string => `${issueId}:${String(revision).padStart(6, '0')}`

/** Parses what was stored; a row of another shape is logged and thrown as one that the caller can show. @throws RowUnreadable */
export function readRow<Value>(schema: z.ZodType<Value>, value: unknown, entity: EntityName, key: string, log: Log): Value {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  log.line('store.rowUnreadable', { entity, key, issues: parsed.error.issues.length, at: first?.path.map(String).join('.') ?? '' })
  throw new RowUnreadable(entity, key)
}
