import { route } from '@forge/api'
import { z } from 'zod'
import { JiraUnavailable } from '../app/ports'
import type { Jira } from '../app/ports'
import { numericId } from './ids'
import { readOrNull, write } from './request'

const STATUS = z.object({ fields: z.object({ status: z.object({ id: z.string() }) }) })
const TRANSITIONS = z.object({ transitions: z.array(z.object({ id: z.string().min(1), to: z.object({ id: z.string() }) })) })

/**
 * As the app: by the first transition that leads there. The store has committed before, so our own validator lets a
 * closing through. `noWay`: no transition, a validator of somebody else's refuses (400), or the issue is gone.
 */
export const moveTo: Jira['moveTo'] = async (id, statusId) => {
  const issueId = numericId(id)
  const issue = await readOrNull(
    { as: 'app', operation: 'getIssueStatus', path: route`/rest/api/3/issue/${issueId}?fields=status` },
    STATUS,
  )
  if (issue === null) return 'noWay'
  if (issue.fields.status.id === statusId) return 'done'
  const path = route`/rest/api/3/issue/${issueId}/transitions`
  const offered = await readOrNull({ as: 'app', operation: 'getTransitions', path }, TRANSITIONS)
  const transition = offered?.transitions.find((each) => each.to.id === statusId)
  if (transition === undefined) return 'noWay'
  try {
    await write({ as: 'app', operation: 'transitionIssue', path, method: 'POST', body: { transition: { id: transition.id } } })
    return 'done'
  } catch (error) {
    if (error instanceof JiraUnavailable && (error.status === 400 || error.status === 404)) return 'noWay'
    throw error
  }
}
