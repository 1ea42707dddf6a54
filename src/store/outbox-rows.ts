import { Filter, FilterConditions, WhereConditions, kvs } from '@forge/kvs'
import { z } from 'zod'
import type { Log } from '../app/ports'
import type { OutboxRow, Store } from '../app/store-port'
import { RowUnreadable } from '../app/ports'
import type { OutboxValue } from './entities'
import { ENTITY, PAGE_MAX, readRow } from './entities'
import { calling, winning } from './kvs-errors'
import { effectSchema } from './schemas/effect-schema'
import { count, issueId, ordinal } from './schemas/parts'

export const outboxRowSchema: z.ZodType<OutboxRow> = z.object({
  key: z.string().min(1),
  issueId,
  revision: ordinal,
  effects: z.array(effectSchema),
  claimedUntil: z.number(),
  previous: ordinal.nullable(),
  done: count,
  attempts: count,
})
const storedSchema = z.object({ schema: z.literal(1), outbox: outboxRowSchema })

export const outboxValue = (outbox: OutboxRow): OutboxValue => ({
  state: 'waiting',
  claimedUntil: outbox.claimedUntil,
  row: { schema: 1, outbox },
})

const claimIs = (claimedUntil: number) => new Filter<OutboxValue>().and('claimedUntil', FilterConditions.equalTo(claimedUntil))

/** Effects that wait for delivery. The claim is an instant, so a process that dies gives its rows back by dying. */
export function outboxRows(log: Log): Pick<Store, 'outboxRow' | 'claimOutbox' | 'releaseOutbox' | 'deleteOutbox' | 'outboxUnclaimed'> {
  const entity = () => kvs.entity<OutboxValue>(ENTITY.outbox)

  const read = (value: OutboxValue, key: string): OutboxRow => readRow(storedSchema, value.row, 'outbox', key, log).outbox
  const get = async (key: string): Promise<OutboxRow | null> => {
    const value = await calling('outbox.get', () => entity().get(key))
    // What is in quarantine would stop every later effect of its incident for good; it is passed over, and stays visible.
    return value === undefined || value.state === 'quarantined' ? null : readOrQuarantine(value, key)
  }
  const readOrQuarantine = async (value: OutboxValue, key: string): Promise<OutboxRow | null> => {
    try {
      return read(value, key)
    } catch (error) {
      if (!(error instanceof RowUnreadable)) throw error
      await calling('outbox.quarantine', () => entity().set(key, { ...value, state: 'quarantined' }))
      return null
    }
  }
  /** Writes the row on condition that nobody took the claim meanwhile. */
  const replace = (row: OutboxRow, seenClaim: number): Promise<boolean> =>
    winning('outbox.claim', () =>
      kvs
        .transact()
        .set<OutboxValue>(row.key, outboxValue(row), { entityName: ENTITY.outbox, conditions: claimIs(seenClaim) })
        .execute(),
    )

  return {
    outboxRow: get,

    async claimOutbox(key, until, now) {
      const row = await get(key)
      if (row === null || row.claimedUntil > now) return null
      const claimed = { ...row, claimedUntil: until, attempts: row.attempts + 1 }
      return (await replace(claimed, row.claimedUntil)) ? claimed : null
    },

    async releaseOutbox(row, to) {
      await replace({ ...row, ...to }, row.claimedUntil)
    },

    async deleteOutbox(key) {
      await calling('outbox.delete', () => entity().delete(key))
    },

    async outboxUnclaimed(now, limit) {
      const query = entity().query().index('by-claim', { partition: ['waiting'] }).where(WhereConditions.lessThanEqualTo(now))
      const page = await calling('outbox.unclaimed', () => query.limit(Math.min(limit, PAGE_MAX)).getMany())
      const rows = await Promise.all(page.results.map(({ key, value }) => readOrQuarantine(value, key)))
      return rows.filter((row) => row !== null)
    },
  }
}
