import { bytesOf, isRecord, listOf, recordOf } from '../json'
import type { Json } from '../json'
import type { AttributeType, EntitySchema } from '../manifest'
import {
  INTEGER_MAX, INTEGER_MIN, KEY_MAX_CHARACTERS, KEY_PATTERN, PARTITION_MAX_BYTES, RANGE_MAX_BYTES, TTL_MAX_MS, VALUE_MAX_BYTES, VALUE_MAX_DEPTH,
} from './limits'
import { KvsRefusal, badRequest } from './refusal'

const TTL_UNIT_MS: Readonly<Record<string, number>> = { SECONDS: 1_000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 }

/** @throws KvsRefusal EMPTY_KEY, KEY_TOO_LONG, INVALID_KEY */
export function checkKey(key: unknown): string {
  if (typeof key !== 'string' || key === '') throw badRequest('EMPTY_KEY', 'Key must be a non-empty string')
  if (key.length > KEY_MAX_CHARACTERS) throw badRequest('KEY_TOO_LONG', `Key must not be longer than ${KEY_MAX_CHARACTERS} characters`)
  if (!KEY_PATTERN.test(key) || key.trim() === '') throw badRequest('INVALID_KEY', `Key must match ${KEY_PATTERN.source}`)
  return key
}

/** @throws KvsRefusal MAX_SIZE, MAX_DEPTH, and for a missing value INVALID_VALUE */
export function checkValue(value: unknown): void {
  if (value === undefined) throw badRequest('INVALID_VALUE', 'A value is required')
  if (bytesOf(value) > VALUE_MAX_BYTES) throw badRequest('MAX_SIZE', `Value must not be larger than ${VALUE_MAX_BYTES} bytes`)
  if (depthOf(value) > VALUE_MAX_DEPTH) throw badRequest('MAX_DEPTH', `Value must not be nested deeper than ${VALUE_MAX_DEPTH} levels`)
}

/** @throws KvsRefusal SCHEMA_NOT_FOUND */
export function schemaOf(schemas: readonly EntitySchema[], name: unknown): EntitySchema {
  const schema = schemas.find((known) => known.name === name)
  if (schema === undefined) throw new KvsRefusal(404, 'SCHEMA_NOT_FOUND', `Entity ${String(name)} is not declared in the manifest`)
  return schema
}

/** @throws KvsRefusal INVALID_ENTITY_VALUE, INCORRECT_PROPERTY_TYPE, MAX_SIZE */
export function checkEntityValue(schema: EntitySchema, value: unknown): void {
  if (!isRecord(value)) throw badRequest('INVALID_ENTITY_VALUE', 'An entity must be an object')
  for (const [name, attribute] of Object.entries(value)) {
    const type = schema.attributes[name]
    if (type === undefined) throw badRequest('INVALID_ENTITY_VALUE', `Attribute ${name} is not declared for entity ${schema.name}`)
    if (!isOfType(type, attribute)) throw badRequest('INCORRECT_PROPERTY_TYPE', `Attribute ${name} must be of type ${type}`)
  }
  for (const index of schema.indexes) checkIndexSize(index.name, index.range, index.partition, value)
}

export function isOfType(type: AttributeType, value: unknown): boolean {
  switch (type) {
    case 'any':
      return true
    case 'string':
      return typeof value === 'string' && value.trim() !== ''
    case 'boolean':
      return typeof value === 'boolean'
    case 'float':
      return typeof value === 'number' && Number.isFinite(value)
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= INTEGER_MIN && value <= INTEGER_MAX
  }
}

/** When a row with these options expires. @throws KvsRefusal INVALID_TTL */
export function expiryOf(options: unknown, nowAt: number): number | undefined {
  const { ttl } = recordOf(options)
  if (ttl === undefined) return undefined
  const { value, unit } = recordOf(ttl)
  const unitMs = typeof unit === 'string' ? TTL_UNIT_MS[unit] : undefined
  const valid = typeof value === 'number' && Number.isInteger(value) && value > 0 && unitMs !== undefined && value * unitMs <= TTL_MAX_MS
  if (!valid || unitMs === undefined) throw badRequest('INVALID_TTL', 'ttl must be a positive whole number of SECONDS, MINUTES, HOURS or DAYS, one year at most')
  return nowAt + value * unitMs
}

export function metadataFields(options: unknown, name: 'metadataFields' | 'returnMetadataFields' = 'metadataFields'): ReadonlySet<unknown> {
  return new Set(listOf(recordOf(options)[name]))
}

function checkIndexSize(name: string, range: string, partition: readonly string[], value: Json): void {
  if (value[range] !== undefined && bytesOf(value[range]) > RANGE_MAX_BYTES) throw badRequest('MAX_SIZE', `Index ${name}: the range attribute is larger than ${RANGE_MAX_BYTES} bytes`)
  const partitionBytes = partition.reduce((bytes, attribute) => bytes + bytesOf(value[attribute]), 0)
  if (partitionBytes > PARTITION_MAX_BYTES) throw badRequest('MAX_SIZE', `Index ${name}: the partition is larger than ${PARTITION_MAX_BYTES} bytes`)
}

/** Levels of objects and arrays inside each other; a plain value has none. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}
