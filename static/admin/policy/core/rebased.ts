import { same } from '../../../../src/domain/policy/same'

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rows of the policy's lists bear an id or a name; ids in a list stand for themselves. */
const keyOf = (row: unknown): unknown => (isFields(row) ? (row['id'] ?? row['name']) : row)

/**
 * What was changed from `base` to `mine`, put onto `theirs`, field by field and row by row: what this screen left alone
 * follows the others, and where both changed the same thing it is this screen's.
 */
export function rebased<Value>(mine: Value, base: Value, theirs: Value): Value {
  return merged(mine, base, theirs) as Value
}

function merged(mine: unknown, base: unknown, theirs: unknown): unknown {
  if (same(mine, base)) return theirs
  if (Array.isArray(mine) && Array.isArray(base) && Array.isArray(theirs)) return mergedRows(mine, base, theirs)
  return isFields(mine) && isFields(base) && isFields(theirs) ? mergedFields(mine, base, theirs) : mine
}

function mergedFields(mine: Fields, base: Fields, theirs: Fields): Fields {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  const all = names.map((name): [string, unknown] => [name, merged(mine[name], base[name], theirs[name])])
  return Object.fromEntries(all.filter(([, value]) => value !== undefined))
}

function mergedRows(mine: readonly unknown[], base: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const rowIn = (rows: readonly unknown[], key: unknown): unknown => rows.find((row) => keyOf(row) === key)
  const kept = mine.map((row) => merged(row, rowIn(base, keyOf(row)), rowIn(theirs, keyOf(row))))
  const added = theirs.filter((row) => rowIn(mine, keyOf(row)) === undefined && rowIn(base, keyOf(row)) === undefined)
  return [...kept.filter((row) => row !== undefined), ...added]
}
