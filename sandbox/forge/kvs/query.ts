import { recordOf, recordsOf } from '../json'
import type { EntityIndex, EntitySchema } from '../manifest'
import { metadataFields, schemaOf } from './checks'
import { compareValues, meets, meetsOne, parseConditions, parseRange } from './conditions'
import { PAGE_DEFAULT, PAGE_MAX } from './limits'
import { badRequest } from './refusal'
import type { KvsItem, KvsRows } from './rows'

export interface QueryAnswer {
  data: { key: string; value: unknown; expireTime?: string }[]
  cursor?: string
}

/** Where the last page ended: the range value and the key of its last row. */
interface Cursor {
  range: unknown
  key: string
}

/** The implied index over all rows of an entity, by key; its name is reserved (platform REST 4.2). */
const BY_KEY = 'by-key'

/** `POST /api/v1/query`: plain keys, in byte order. @throws KvsRefusal */
export function queryPlain(rows: KvsRows, body: unknown): QueryAnswer {
  const { limit, after, where, options } = recordOf(body)
  const [condition] = recordsOf(where)
  if (condition !== undefined && (condition.property !== 'key' || condition.condition !== 'BEGINS_WITH')) {
    throw badRequest('INVALID_FILTER_OPERATORS_COMBINATION', 'A query of plain keys knows only BEGINS_WITH on key')
  }
  const prefix = condition === undefined ? '' : String((condition.values as unknown[] | undefined)?.[0] ?? '')
  const found = [...rows.indexed({ kind: 'plain' })].filter((item) => item.key.startsWith(prefix))
  return page(found, () => undefined, 'ASC', limitOf(limit), readCursor(after), () => true, options)
}

/** `POST /api/v1/entity/query`: one index of one entity. @throws KvsRefusal */
export function queryEntity(rows: KvsRows, schemas: readonly EntitySchema[], body: unknown): QueryAnswer {
  const { entityName, indexName, partition, range, filters, sort, cursor, limit, options } = recordOf(body)
  const schema = schemaOf(schemas, entityName)
  const index = indexNamed(schema, indexName)
  const size = limitOf(limit)
  const wanted = partitionValues(index, partition)
  const rangeCondition = range === undefined ? null : parseRange(range, schema, index.range)
  const filter = parseConditions(filters, schema)
  if (sort !== undefined && sort !== 'ASC' && sort !== 'DESC') throw badRequest('INVALID_FILTER_OPERATORS_COMBINATION', 'sort is ASC or DESC')
  const rangeOf = (item: KvsItem): unknown => (index.name === BY_KEY ? item.key : recordOf(item.value)[index.range])
  const found = [...rows.indexed({ kind: 'entity', name: schema.name })].filter((item) => {
    const value = recordOf(item.value)
    // A row that lacks an indexed attribute is not in that index (unconfirmed by Atlassian's pages).
    if (rangeOf(item) === undefined) return false
    if (!index.partition.every((attribute, position) => value[attribute] !== undefined && value[attribute] === wanted[position])) return false
    return rangeCondition === null || meetsOne(rangeOf(item), rangeCondition)
  })
  return page(found, rangeOf, sort === 'DESC' ? 'DESC' : 'ASC', size, readCursor(cursor), (item) => meets(item.value, filter), options)
}

function indexNamed(schema: EntitySchema, name: unknown): EntityIndex {
  if (name === BY_KEY) return { name: BY_KEY, partition: [], range: 'key' }
  const index = schema.indexes.find((known) => known.name === name)
  if (index === undefined) throw badRequest('INVALID_ENTITY_INDEX', `Entity ${schema.name} has no index ${String(name)}`)
  return index
}

function partitionValues(index: EntityIndex, partition: unknown): unknown[] {
  const values = Array.isArray(partition) ? (partition as unknown[]) : []
  if (values.length !== index.partition.length) {
    throw badRequest('INVALID_ENTITY_INDEX', `Index ${index.name} wants ${index.partition.length} partition value(s), got ${values.length}`)
  }
  return values
}

function limitOf(limit: unknown): number {
  if (limit === undefined || limit === null) return PAGE_DEFAULT
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > PAGE_MAX) {
    throw badRequest('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', `limit must be 1 to ${PAGE_MAX}`)
  }
  return limit
}

/** One page of the index; filters come after it, so a page may be empty and still carry a cursor. */
function page(
  found: KvsItem[],
  rangeOf: (item: KvsItem) => unknown,
  sort: 'ASC' | 'DESC',
  size: number,
  cursor: Cursor | null,
  filter: (item: KvsItem) => boolean,
  options: unknown,
): QueryAnswer {
  const direction = sort === 'ASC' ? 1 : -1
  const order = (left: Cursor, right: Cursor): number =>
    direction * (compareValues(left.range, right.range) || compareValues(left.key, right.key))
  const placed = found.map((item) => ({ item, range: rangeOf(item), key: item.key })).sort(order)
  const rest = cursor === null ? placed : placed.filter((place) => order(place, cursor) > 0)
  const taken = rest.slice(0, size)
  const last = taken.at(-1)
  const withExpiry = metadataFields(options).has('EXPIRE_TIME')
  return {
    data: taken.filter(({ item }) => filter(item)).map(({ item }) => answerRow(item, withExpiry)),
    ...(last !== undefined && rest.length > size ? { cursor: writeCursor(last) } : {}),
  }
}

function answerRow(item: KvsItem, withExpiry: boolean): QueryAnswer['data'][number] {
  const expiry = withExpiry && item.expireAt !== undefined ? { expireTime: new Date(item.expireAt).toISOString() } : {}
  return { key: item.key, value: item.value, ...expiry }
}

function writeCursor({ range, key }: Cursor): string {
  return Buffer.from(JSON.stringify({ range, key })).toString('base64url')
}

function readCursor(cursor: unknown): Cursor | null {
  if (cursor === undefined || cursor === null || cursor === '') return null
  try {
    const read = recordOf(JSON.parse(Buffer.from(String(cursor), 'base64url').toString('utf8')))
    if (typeof read.key === 'string') return { range: read.range, key: read.key }
  } catch {
    // Falls through: anything unreadable is refused alike.
  }
  throw badRequest('INVALID_CURSOR', 'The cursor is not valid')
}
