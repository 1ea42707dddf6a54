import { badRequest } from '../http/error'
import type { Call } from '../http/route'
import { SEARCH_INDEX_LAG_MS, SEARCH_MAX_ORDER_KEYS } from '../limits'
import type { Issue } from '../model'
import { has } from '../permissions/permissions'
import { type JqlField, jqlField } from './jql-fields'
import { matcherOf } from './match-jql'
import { JqlError, type Order, parseJql } from './parse-jql'

/**
 * The issues that a query finds, among those that the caller may browse, in its order. Throws Jira's 400.
 * `reconcile`: ids of issues just written, to be seen though the index lags.
 */
export const searchIssues = (call: Call, jql: string, reconcile: readonly number[] = []): Issue[] => {
  try {
    return search(call, jql, reconcile)
  } catch (error) {
    if (error instanceof JqlError) throw badRequest(error.message)
    throw error
  }
}

const search = (call: Call, jql: string, reconcile: readonly number[]): Issue[] => {
  const { site, actor } = call
  const { where, order } = parseJql(jql)
  if (where === null) throw new JqlError('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.')
  if (order.length > SEARCH_MAX_ORDER_KEYS) throw new JqlError(`The ORDER BY clause can have at most ${SEARCH_MAX_ORDER_KEYS} fields.`)
  const now = site.now()
  const browsable = new Set([...site.projects.entries()].map(([, each]) => each).filter((each) => has(actor, 'BROWSE_PROJECTS', each)).map((each) => each.id))
  const seesProject = (value: string): boolean => [...site.projects.entries()].some(([, { id, key, name }]) =>
    browsable.has(id) && [id, key, name].some((each) => each.toLowerCase() === value.toLowerCase()))
  const matches = matcherOf(where, { site, person: actor.person, now, seesProject })
  const comparators = order.map((each) => comparator(jqlField(site, each.field), each))
  const indexed = (issue: Issue): boolean => issue.created + SEARCH_INDEX_LAG_MS <= now || reconcile.includes(Number(issue.id))
  const found = [...site.issues.entries()].map(([, issue]) => issue).filter((issue) => browsable.has(issue.projectId) && indexed(issue) && matches(issue))
  // Newest first where nothing else is said or all else is equal.
  return found.sort((a, b) => {
    for (const compare of comparators) {
      const difference = compare(a, b)
      if (difference !== 0) return difference
    }
    return Number(b.id) - Number(a.id)
  })
}

/** Empty values come last, whichever way. */
const comparator = (field: JqlField, { descending }: Order) => (a: Issue, b: Issue): number => {
  const [left, right] = [field.sortKey(a), field.sortKey(b)]
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
  const difference = left < right ? -1 : left > right ? 1 : 0
  return descending ? -difference : difference
}
