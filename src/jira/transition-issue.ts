import { route } from '@forge/api'
import { z } from 'zod'
import { JiraUnavailable } from '../app/ports'
import type { Jira } from '../app/ports'
import { numericId } from './ids'
import { readOrNull, write } from './request'

/** Jira's key of the category that ends an issue. */
const DONE = 'done'
const STANDING = z.object({ id: z.string(), statusCategory: z.object({ key: z.string() }) })
const STATUS = z.object({ fields: z.object({ status: STANDING }) })
const TRANSITIONS = z.object({ transitions: z.array(z.object({ id: z.string().min(1), to: STANDING })) })
type Transition = z.infer<typeof TRANSITIONS>['transitions'][number]

/**
 * As the app: by the first transition that leads there. The store has committed before, so our own validator lets a
 * closing through. From a done status that no such transition leaves, by a first step into any that is not done: Jira's
 * default workflow goes back to support from Resolved only through In progress, and an incident that is open again
 * must not stay resolved. `noWay`: no transition, a validator of somebody else's refuses (400), or the issue is gone.
 */
export const moveTo: Jira['moveTo'] = async (id, statusId) => {
  const issueId = numericId(id)
  const issue = await readOrNull(
    { as: 'app', operation: 'getIssueStatus', path: route`/rest/api/3/issue/${issueId}?fields=status` },
    STATUS,
  )
  if (issue === null) return 'noWay'
  const { status } = issue.fields
  if (status.id === statusId) return 'done'
  const offered = await transitionsOf(issueId)
  const direct = offered.find(({ to }) => to.id === statusId)
  if (direct !== undefined) return go(issueId, direct)

  const outOfDone = status.statusCategory.key === DONE ? offered.find(({ to }) => to.statusCategory.key !== DONE) : undefined
  if (outOfDone === undefined || (await go(issueId, outOfDone)) === 'noWay') return 'noWay'
  const next = (await transitionsOf(issueId)).find(({ to }) => to.id === statusId)
  return next === undefined ? 'noWay' : go(issueId, next)
}

const transitionsOf = async (issueId: string): Promise<Transition[]> =>
  (await readOrNull({ as: 'app', operation: 'getTransitions', path: route`/rest/api/3/issue/${issueId}/transitions` }, TRANSITIONS))?.transitions ?? []

const go = async (issueId: string, { id }: Transition): Promise<'done' | 'noWay'> => {
  try {
    await write({ as: 'app', operation: 'transitionIssue', path: route`/rest/api/3/issue/${issueId}/transitions`, method: 'POST', body: { transition: { id } } })
    return 'done'
  } catch (error) {
    if (error instanceof JiraUnavailable && (error.status === 400 || error.status === 404)) return 'noWay'
    throw error
  }
}
