import { bytesOf, listOf, recordOf } from '../json'
import type { EntitySchema } from '../manifest'
import { checkEntityValue, checkKey, checkValue, expiryOf, schemaOf } from './checks'
import { meets, parseConditions } from './conditions'
import type { ConditionSet } from './conditions'
import { TRANSACTION_MAX_BYTES, TRANSACTION_MAX_ITEMS } from './limits'
import { KvsRefusal, badRequest } from './refusal'
import type { KvsRows, Space } from './rows'

interface Operation {
  space: Space
  key: string
  conditions: ConditionSet | null
  apply(): void
}

/**
 * `POST /api/v1/transaction`: all or nothing. Everything is checked before anything is written,
 * and nothing awaits in between, so no other call sees half of it.
 * @throws KvsRefusal
 */
export function transact(rows: KvsRows, schemas: readonly EntitySchema[], body: unknown, nowAt: number): void {
  const { set, delete: deletes, check } = recordOf(body)
  const count = listOf(set).length + listOf(deletes).length + listOf(check).length
  if (count === 0) throw badRequest('EMPTY_TRANSACTION', 'A transaction needs at least one operation')
  if (count > TRANSACTION_MAX_ITEMS) throw new KvsRefusal(422, 'UNPROCESSABLE_ENTITY', `A transaction has at most ${TRANSACTION_MAX_ITEMS} operations`)
  if (bytesOf(body) > TRANSACTION_MAX_BYTES) throw badRequest('MAX_SIZE', `A transaction has at most ${TRANSACTION_MAX_BYTES} bytes`)
  const operations = [
    ...listOf(set).map((item) => setOperation(rows, schemas, item, nowAt)),
    ...listOf(deletes).map((item) => deleteOperation(rows, schemas, item)),
    ...listOf(check).map((item) => ({ ...target(schemas, item), apply: () => undefined })),
  ]
  const names = operations.map(({ space, key }) => `${space.kind === 'entity' ? space.name : ''}\u0001${key}`)
  if (new Set(names).size < names.length) throw badRequest('KEY_DUPLICATION_ERROR', 'A key may stand in a transaction once')
  for (const operation of operations) {
    if (operation.conditions === null) continue
    const item = rows.get(operation.space, operation.key)
    // Measured on a live site: a condition on an absent row fails, whatever it says (platform REST 4.2).
    if (item === null || !meets(item.value, operation.conditions)) throw badRequest('CONDITIONAL_CHECK_FAILED', 'A condition was not met')
  }
  for (const operation of operations) operation.apply()
}

function setOperation(rows: KvsRows, schemas: readonly EntitySchema[], item: unknown, nowAt: number): Operation {
  const { value, options } = recordOf(item)
  const to = target(schemas, item)
  checkValue(value)
  if (to.space.kind === 'entity') checkEntityValue(schemaOf(schemas, to.space.name), value)
  const expireAt = expiryOf(options, nowAt)
  return { ...to, apply: () => rows.put(to.space, to.key, value, expireAt) }
}

function deleteOperation(rows: KvsRows, schemas: readonly EntitySchema[], item: unknown): Operation {
  const to = target(schemas, item)
  return { ...to, apply: () => rows.remove(to.space, to.key) }
}

function target(schemas: readonly EntitySchema[], item: unknown): Omit<Operation, 'apply'> {
  const { key, entityName, conditions } = recordOf(item)
  if (entityName === undefined) return { space: { kind: 'plain' }, key: checkKey(key), conditions: null }
  const schema = schemaOf(schemas, entityName)
  return { space: { kind: 'entity', name: schema.name }, key: checkKey(key), conditions: parseConditions(conditions, schema) }
}
