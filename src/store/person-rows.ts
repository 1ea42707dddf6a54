import { createHash } from 'node:crypto'
import { kvs } from '@forge/kvs'
import { z } from 'zod'
import type { Log } from '../app/ports'
import type { Store } from '../app/store-port'
import type { PersonRef } from '../domain/ids'
import { personRef } from '../domain/ids'
import type { PersonValue } from './entities'
import { BATCH_MAX, ENTITY, readRow } from './entities'
import { calling, winning } from './kvs-errors'

const storedSchema = z.object({
  schema: z.literal(1),
  /** null once the account was closed and its personal data erased. */
  accountId: z.string().nullable(),
})
/** 128 bits of the digest: no two accounts share a reference. */
const REF_HEX = 32

/**
 * The reference is a digest of the account id, never the id itself: storage keys are ids or SHA-256 of input
 * (security.md 5), and whoever records an incident first gives its people the same references.
 */
export const refOfAccount = (accountId: string): PersonRef => personRef(createHash('sha256').update(accountId, 'utf8').digest('hex').slice(0, REF_HEX))

/** One row a person maps the reference to the account id, so that erasure empties one row. */
export function personRows(log: Log): Pick<Store, 'refOf' | 'accountOf' | 'accountsOf'> {
  const entity = () => kvs.entity<PersonValue>(ENTITY.person)
  const accountIn = (value: PersonValue, key: string): string | null => readRow(storedSchema, value.row, 'person', key, log).accountId

  return {
    async refOf(accountId) {
      const ref = refOfAccount(accountId)
      const known = await calling('person.get', () => entity().get(ref))
      if (known === undefined) {
        const value: PersonValue = { row: { schema: 1, accountId } }
        // Taken already: the same account's row, made by somebody at the same time.
        await winning('person.make', () => entity().set(ref, value, { keyPolicy: 'FAIL_IF_EXISTS' }))
      }
      return ref
    },

    async accountOf(ref) {
      const value = await calling('person.get', () => entity().get(ref))
      return value === undefined ? null : accountIn(value, ref)
    },

    async accountsOf(refs) {
      const accounts = new Map<PersonRef, string>()
      const keys = [...new Set(refs)]
      for (let from = 0; from < keys.length; from += BATCH_MAX) {
        const batch = keys.slice(from, from + BATCH_MAX).map((key) => ({ key, entityName: ENTITY.person }))
        const { successfulKeys } = await calling('person.getMany', () => kvs.batchGet<PersonValue>(batch))
        for (const { key, value } of successfulKeys) {
          const accountId = accountIn(value, key)
          if (accountId !== null) accounts.set(personRef(key), accountId)
        }
      }
      return accounts
    },
  }
}
