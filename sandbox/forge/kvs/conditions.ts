import { isRecord, listOf, recordOf } from '../json'
import type { Json } from '../json'
import { isOfType } from './checks'
import type { EntitySchema } from '../manifest'
import { CONDITIONS_MAX } from './limits'
import { KvsRefusal, badRequest } from './refusal'

/** One condition of a filter or a transaction: `{ property, condition, values }`. */
interface Condition {
  property: string
  condition: string
  values: unknown[]
}

/** `{ and: [..] }` or `{ or: [..] }`, read. */
export interface ConditionSet {
  operator: 'and' | 'or'
  conditions: Condition[]
}

const VALUES_WANTED: Readonly<Record<string, number>> = {
  BEGINS_WITH: 1, BETWEEN: 2, EQUAL_TO: 1, GREATER_THAN: 1, GREATER_THAN_EQUAL_TO: 1, LESS_THAN: 1, LESS_THAN_EQUAL_TO: 1,
  NOT_EQUAL_TO: 1, CONTAINS: 1, NOT_CONTAINS: 1, EXISTS: 1, NOT_EXISTS: 1,
}
const RANGE_CONDITIONS: ReadonlySet<string> = new Set([
  'BEGINS_WITH', 'BETWEEN', 'EQUAL_TO', 'GREATER_THAN', 'GREATER_THAN_EQUAL_TO', 'LESS_THAN', 'LESS_THAN_EQUAL_TO',
])

/** Reads a filter or a transaction's conditions. @throws KvsRefusal */
export function parseConditions(body: unknown, schema: EntitySchema): ConditionSet | null {
  if (body === undefined) return null
  const record = recordOf(body)
  const operators = Object.keys(record)
  if (operators.length !== 1) throw badRequest('INVALID_FILTER_OPERATORS_COMBINATION', 'Use one of and, or')
  const [operator] = operators
  if (operator !== 'and' && operator !== 'or') throw badRequest('EMPTY_FILTER_OPERATOR', 'Use one of and, or')
  const list = listOf(record[operator])
  if (list.length === 0) throw badRequest('EMPTY_FILTER_OPERATOR', `${operator} needs at least one condition`)
  if (list.length > CONDITIONS_MAX) throw badRequest('INVALID_FILTER_OPERATORS_COMBINATION', `At most ${CONDITIONS_MAX} conditions`)
  return { operator, conditions: list.map((condition) => parseCondition(condition, schema)) }
}

function parseCondition(body: unknown, schema: EntitySchema): Condition {
  const { property, condition, values } = recordOf(body)
  if (typeof property !== 'string' || schema.attributes[property] === undefined) {
    throw badRequest('INVALID_ENTITY_VALUE', `Entity ${schema.name} has no attribute ${String(property)}`)
  }
  // Measured on a live site: an attribute of type any cannot be filtered by (platform REST 4.2).
  if (schema.attributes[property] === 'any') throw new KvsRefusal(422, 'UNPROCESSABLE_ENTITY', `Attribute ${property} is of type any and cannot be compared`)
  return { property, ...checkedValues(condition, values) }
}

/** The range part of an index query. @throws KvsRefusal */
export function parseRange(body: unknown, schema: EntitySchema, range: string): Condition {
  const { condition, values } = recordOf(body)
  if (typeof condition !== 'string' || !RANGE_CONDITIONS.has(condition)) throw badRequest('INVALID_FILTER_OPERATORS_COMBINATION', `${String(condition)} cannot be used on a range`)
  const checked = checkedValues(condition, values)
  const type = schema.attributes[range]
  const prefix = condition === 'BEGINS_WITH'
  if (type !== undefined && !prefix && !checked.values.every((value) => isOfType(type === 'integer' ? 'float' : type, value))) {
    throw badRequest('INCORRECT_PROPERTY_TYPE', `The range attribute ${range} is of type ${type}`)
  }
  return { property: range, ...checked }
}

function checkedValues(condition: unknown, values: unknown): { condition: string; values: unknown[] } {
  const wanted = typeof condition === 'string' ? VALUES_WANTED[condition] : undefined
  if (typeof condition !== 'string' || wanted === undefined) throw badRequest('INVALID_FILTER_OPERATORS_COMBINATION', `Unknown condition ${String(condition)}`)
  const list = listOf(values)
  if (list.length < wanted) throw badRequest('INSUFFICIENT_FILTER_VALUES', `${condition} needs ${wanted} value(s)`)
  return { condition, values: list }
}

/** Whether a row's value meets the conditions. */
export function meets(value: unknown, set: ConditionSet | null): boolean {
  if (set === null) return true
  const row: Json = isRecord(value) ? value : {}
  const test = (condition: Condition): boolean => meetsOne(row[condition.property], condition)
  return set.operator === 'and' ? set.conditions.every(test) : set.conditions.some(test)
}

/** Whether one attribute meets one condition. A missing attribute meets only those about absence. */
export function meetsOne(attribute: unknown, { condition, values }: Omit<Condition, 'property'>): boolean {
  const [first, second] = values
  if (condition === 'EXISTS') return attribute !== undefined
  if (condition === 'NOT_EXISTS') return attribute === undefined
  if (condition === 'NOT_EQUAL_TO') return attribute !== first
  if (condition === 'NOT_CONTAINS') return !contains(attribute, first)
  if (attribute === undefined) return false
  switch (condition) {
    case 'EQUAL_TO':
      return attribute === first
    case 'BEGINS_WITH':
      return String(attribute).startsWith(String(first))
    case 'CONTAINS':
      return contains(attribute, first)
    case 'GREATER_THAN':
      return compareValues(attribute, first) > 0
    case 'GREATER_THAN_EQUAL_TO':
      return compareValues(attribute, first) >= 0
    case 'LESS_THAN':
      return compareValues(attribute, first) < 0
    case 'LESS_THAN_EQUAL_TO':
      return compareValues(attribute, first) <= 0
    case 'BETWEEN':
      return compareValues(attribute, first) >= 0 && compareValues(attribute, second) <= 0
    default:
      return false
  }
}

/** Numbers by size, strings by bytes, booleans false first; different types do not compare (NaN). */
export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(right))
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right)
  return Number.NaN
}

function contains(attribute: unknown, part: unknown): boolean {
  if (typeof attribute === 'string') return attribute.includes(String(part))
  return Array.isArray(attribute) && attribute.includes(part)
}
