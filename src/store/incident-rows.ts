import { Filter, FilterConditions, WhereConditions, kvs } from '@forge/kvs'
import { z } from 'zod'
import type { Log } from '../app/ports'
import type { OutboxRow, Store, StoredIncident } from '../app/store-port'
import { RowTooLarge, StoreUnavailable } from '../app/ports'
import type { IssueId } from '../domain/ids'
import { parseIssueId } from '../domain/ids'
import type { HistoryRow } from '../domain/incident/events'
import type { Incident } from '../domain/incident/state'
import { isClosed } from '../domain/incident/state'
import type { HistoryValue, IncidentState, IncidentValue, OutboxValue } from './entities'
import { BATCH_MAX, ENTITY, PAGE_MAX, readRow, revisionKey } from './entities'
import { calling, winning } from './kvs-errors'
import { outboxRowSchema, outboxValue } from './outbox-rows'
import { eventSchema } from './schemas/event-schema'
import { incidentSchema } from './schemas/incident-schema'
import { count, ordinal } from './schemas/parts'

/** design.md "One write path": the snapshot aims for 4 KB and is held at 16. */
export const SNAPSHOT_MAX_BYTES = 16 * 1024

const historyRowSchema: z.ZodType<HistoryRow> = z.object({ revision: ordinal, events: z.array(eventSchema) })
const historySchema = z.object({ schema: z.literal(1), history: historyRowSchema })
const rowSchema = z.object({
  schema: z.literal(1),
  lastOutbox: count,
  incident: incidentSchema,
  /** Only in state `recording`. */
  first: z.object({ history: historyRowSchema, outbox: outboxRowSchema }).optional(),
})
type Row = z.output<typeof rowSchema>

/** Bytes of a snapshot as stored, which is what writing it costs. */
export const snapshotBytes = (incident: Incident): number => Buffer.byteLength(JSON.stringify(incident), 'utf8')

function incidentValue(incident: Incident, nextDueAt: number | null, lastOutbox: number | null): IncidentValue {
  const bytes = snapshotBytes(incident)
  if (bytes > SNAPSHOT_MAX_BYTES) throw new RowTooLarge(bytes)
  const state: IncidentState = isClosed(incident) ? 'closed' : nextDueAt === null ? 'resting' : 'open'
  return { revision: incident.revision, state, nextDueAt: nextDueAt ?? 0, row: { schema: 1, lastOutbox: lastOutbox ?? 0, incident } }
}
const historyValue = (row: HistoryRow): HistoryValue => ({ row: { schema: 1, history: row } })

const revisionIs = (revision: number) => new Filter<IncidentValue>().and('revision', FilterConditions.equalTo(revision))
const stateIs = (state: IncidentState) => new Filter<IncidentValue>().and('state', FilterConditions.equalTo(state))

/**
 * Snapshots and their history.
 *
 * A condition on an absent row fails, and FAIL_IF_EXISTS works on single sets only (platform-rest 4.2). So the *first*
 * row is made by a single set with FAIL_IF_EXISTS that carries its events and effects inside, in state `recording`;
 * a transaction on condition of that state then moves them to their own rows. A process that dies in between leaves
 * nothing half there: whoever loads the row next finishes it, and the sweep finds it by its state.
 */
export function incidentRows(log: Log): Pick<Store, 'loadIncident' | 'createIncident' | 'commit' | 'history' | 'eraseIncident' | 'dueBy' | 'unfinishedRecordings' | 'openIncidents' | 'rewriteDue'> {
  const entity = () => kvs.entity<IncidentValue>(ENTITY.incident)

  const read = async (issueId: IssueId): Promise<{ value: IncidentValue; row: Row } | null> => {
    const value = await calling('incident.get', () => entity().get(issueId))
    return value === undefined ? null : { value, row: readRow(rowSchema, value.row, 'incident', issueId, log) }
  }

  const finishRecording = async (incident: Incident, nextDueAt: number | null, first: { history: HistoryRow; outbox: OutboxRow }): Promise<void> => {
    await winning('incident.finishRecording', () =>
      kvs
        .transact()
        .set<IncidentValue>(incident.issueId, incidentValue(incident, nextDueAt, first.outbox.revision), {
          entityName: ENTITY.incident,
          conditions: stateIs('recording'),
        })
        .set<HistoryValue>(revisionKey(incident.issueId, first.history.revision), historyValue(first.history), { entityName: ENTITY.history })
        .set<OutboxValue>(first.outbox.key, outboxValue(first.outbox), { entityName: ENTITY.outbox })
        .execute(),
    )
  }

  return {
    async loadIncident(issueId): Promise<StoredIncident | null> {
      const found = await read(issueId)
      if (found === null) return null
      const { value, row } = found
      if (value.state !== 'recording' || row.first === undefined) return { incident: row.incident, lastOutbox: row.lastOutbox || null }
      await finishRecording(row.incident, value.nextDueAt || null, row.first)
      // Somebody may have finished it first and gone on, so what is there now is read again.
      const finished = await read(issueId)
      return finished === null ? null : { incident: finished.row.incident, lastOutbox: finished.row.lastOutbox || null }
    },

    async createIncident(incident, history, outbox, nextDueAt) {
      const finished = incidentValue(incident, nextDueAt, outbox.revision)
      const made: IncidentValue = {
        ...finished,
        state: 'recording',
        row: { schema: 1, lastOutbox: outbox.revision, incident, first: { history, outbox } },
      }
      if (!(await winning('incident.create', () => entity().set(incident.issueId, made, { keyPolicy: 'FAIL_IF_EXISTS' })))) return 'exists'
      await finishRecording(incident, nextDueAt, { history, outbox })
      return 'created'
    },

    async commit({ incident, history, outbox, lastOutbox, nextDueAt }) {
      const transaction = kvs
        .transact()
        .set<IncidentValue>(incident.issueId, incidentValue(incident, nextDueAt, lastOutbox), {
          entityName: ENTITY.incident,
          conditions: revisionIs(incident.revision - 1),
        })
        .set<HistoryValue>(revisionKey(incident.issueId, history.revision), historyValue(history), { entityName: ENTITY.history })
      if (outbox !== null) transaction.set<OutboxValue>(outbox.key, outboxValue(outbox), { entityName: ENTITY.outbox })
      return (await winning('incident.commit', () => transaction.execute())) ? 'committed' : 'lostRace'
    },

    async history(issueId, revision) {
      const keys = Array.from({ length: revision }, (_, index) => revisionKey(issueId, index + 1))
      const rows: HistoryRow[] = []
      for (let from = 0; from < keys.length; from += BATCH_MAX) {
        const batch = keys.slice(from, from + BATCH_MAX).map((key) => ({ key, entityName: ENTITY.history }))
        const { successfulKeys } = await calling('history.get', () => kvs.batchGet<HistoryValue>(batch))
        rows.push(...successfulKeys.map(({ key, value }) => readRow(historySchema, value.row, 'history', key, log).history))
      }
      // A batch answers in no promised order.
      rows.sort((left, right) => left.revision - right.revision)
      if (rows.length < revision) log.line('store.historyIncomplete', { issueId, revision, rows: rows.length })
      return rows
    },

    async eraseIncident(incident, rows) {
      for (let from = 0; from < rows.length; from += BATCH_MAX) {
        const items = rows.slice(from, from + BATCH_MAX).map((row) => ({ key: revisionKey(incident.issueId, row.revision), value: historyValue(row), entityName: ENTITY.history }))
        const { failedKeys } = await calling('history.erase', () => kvs.batchSet(items))
        if (failedKeys.length > 0) throw new StoreUnavailable('history.erase', null)
      }
      // On condition of its revision: nothing is decided on a deleted issue, so whoever fails here comes again.
      const transaction = kvs
        .transact()
        .set<IncidentValue>(incident.issueId, incidentValue(incident, null, null), { entityName: ENTITY.incident, conditions: revisionIs(incident.revision) })
      if (!(await winning('incident.erase', () => transaction.execute()))) throw new StoreUnavailable('incident.erase', null)
    },

    async dueBy(dueBy) {
      const due: { issueId: IssueId; nextDueAt: number }[] = []
      let cursor: string | undefined
      do {
        const query = entity().query().index('open-by-due', { partition: ['open'] }).where(WhereConditions.lessThanEqualTo(dueBy)).limit(PAGE_MAX)
        const at = cursor
        const page = await calling('incident.dueBy', () => (at === undefined ? query : query.cursor(at)).getMany())
        for (const { key, value } of page.results) {
          const issueId = parseIssueId(key)
          if (issueId !== null) due.push({ issueId, nextDueAt: value.nextDueAt })
        }
        cursor = page.nextCursor
      } while (cursor !== undefined)
      return due.sort((left, right) => left.nextDueAt - right.nextDueAt)
    },

    async openIncidents() {
      const open: IssueId[] = []
      for (const state of ['open', 'resting'] as const) {
        let cursor: string | undefined
        do {
          const query = entity().query().index('open-by-due', { partition: [state] }).limit(PAGE_MAX)
          const at = cursor
          const page = await calling('incident.open', () => (at === undefined ? query : query.cursor(at)).getMany())
          open.push(...page.results.flatMap(({ key }) => parseIssueId(key) ?? []))
          cursor = page.nextCursor
        } while (cursor !== undefined)
      }
      return open
    },

    async rewriteDue(incident, lastOutbox, nextDueAt) {
      const transaction = kvs
        .transact()
        .set<IncidentValue>(incident.issueId, incidentValue(incident, nextDueAt, lastOutbox), { entityName: ENTITY.incident, conditions: revisionIs(incident.revision) })
      return (await winning('incident.rewriteDue', () => transaction.execute())) ? 'rewritten' : 'lostRace'
    },

    async unfinishedRecordings(limit) {
      const page = await calling('incident.unfinished', () => entity().query().index('open-by-due', { partition: ['recording'] }).limit(limit).getMany())
      return page.results.flatMap(({ key }) => parseIssueId(key) ?? [])
    },
  }
}
