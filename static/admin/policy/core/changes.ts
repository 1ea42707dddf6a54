import type { PolicyEdit } from '../../../../src/api/policy-input'
import { METRICS, ROLES, SEVERITIES, IMPACTS, URGENCIES } from '../../../../src/domain/policy/policy'
import { same, valueAt } from './same'

/** What counts as one change each: a cell, a word, a role, a set; rows of lists are told apart by their id or name. */
const SINGLE_PATHS: readonly string[] = [
  ...IMPACTS.flatMap((impact) => URGENCIES.map((urgency) => `matrix.${impact}.${urgency}`)),
  ...SEVERITIES.flatMap((severity) => METRICS.map((metric) => `goals.${severity}.${metric}`)),
  ...IMPACTS.map((impact) => `words.impact.${impact}`),
  ...URGENCIES.map((urgency) => `words.urgency.${urgency}`),
  'defaultPair',
  ...ROLES.map((role) => `roleGroups.${role}`),
  'startAtTierTwo',
]

const rowsThatDiffer = <Row>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => string): number => {
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const now = new Map(after.map((row) => [keyOf(row), row]))
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => !same(old.get(key), now.get(key))).length
}

/** How many things the draft changes, as the bar at the foot says while they are not saved yet. */
export const changeCount = (before: PolicyEdit, after: PolicyEdit): number =>
  SINGLE_PATHS.filter((path) => !same(valueAt(before, path), valueAt(after, path))).length +
  rowsThatDiffer(before.remoteTools, after.remoteTools, ({ name }) => name) +
  rowsThatDiffer(before.escalationRules, after.escalationRules, ({ id }) => id) +
  rowsThatDiffer(before.scopeRules, after.scopeRules, ({ id }) => id) +
  rowsThatDiffer(before.contracts, after.contracts, ({ id }) => id)
