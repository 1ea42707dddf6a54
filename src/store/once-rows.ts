import { kvs } from '@forge/kvs'
import { z } from 'zod'
import type { Once, Store } from '../app/store-port'
import { calling, winning } from './kvs-errors'

/** Plain keys, not an entity: nothing of it is indexed, and it goes by itself. */
const keyOf = (key: string): string => `once:${key}`
const stored = z.object({ schema: z.literal(1), until: z.number(), result: z.string().nullable(), since: z.number().default(0) })
type Stored = z.output<typeof stored>

/** Longer than any `until`; the platform only cleans by it, so the row itself says until when it counts (platform-rest 4.2). */
const TTL = { ttl: { value: 1, unit: 'HOURS' } } as const

/** What must happen once although Jira has no idempotency key for it. */
export function onceRows(): Pick<Store, 'beginOnce' | 'finishOnce' | 'forgetOnce'> {
  const read = async (key: string): Promise<Stored | null> => stored.safeParse(await calling('once.get', () => kvs.get(keyOf(key)))).data ?? null
  const made = (since: number, until: number, result: string | null): Stored => ({ schema: 1, since, until, result })

  return {
    async beginOnce(key, now, until): Promise<Once> {
      if (await winning('once.begin', () => kvs.set(keyOf(key), made(now, until, null), { ...TTL, keyPolicy: 'FAIL_IF_EXISTS' }))) return { kind: 'begun', since: null }
      const theirs = await read(key)
      if (theirs !== null && theirs.until > now) return theirs.result === null ? { kind: 'underWay' } : { kind: 'done', result: theirs.result }
      const since = theirs?.result === null ? theirs.since : null
      await calling('once.again', () => kvs.set(keyOf(key), made(since ?? now, until, null), TTL))
      return { kind: 'begun', since }
    },
    async finishOnce(key, result, until) {
      await calling('once.finish', () => kvs.set(keyOf(key), made(until, until, result), TTL))
    },
    async forgetOnce(key) {
      await calling('once.forget', () => kvs.delete(keyOf(key)))
    },
  }
}
