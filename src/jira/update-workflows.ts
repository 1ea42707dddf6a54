import { route } from '@forge/api'
import { writeIfAllowed } from './request'
import type { Transition, Workflow, WorkflowStatus } from './read-workflows'

/** One call takes at most this many (Jira's OpenAPI, WorkflowUpdateRequest). */
const WORKFLOWS_A_CALL = 20

/** Read answers say `null` where an update wants the key left out. */
const withoutNulls = (part: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null && value !== undefined))

/** Conditions without an operation are none; the initial transition takes no such object at all (platform-rest.md 3.3). */
const hasConditions = (transition: Transition): boolean => {
  const conditions = transition['conditions']
  return transition.type !== 'INITIAL' && typeof conditions === 'object' && conditions !== null && 'operation' in conditions
}

const transitionBody = (transition: Transition): Record<string, unknown> => {
  const { conditions, ...rest } = transition
  return withoutNulls({ ...rest, ...(hasConditions(transition) ? { conditions } : {}) })
}

const workflowBody = (workflow: Workflow): Record<string, unknown> =>
  withoutNulls({
    id: workflow.id,
    version: workflow.version,
    startPointLayout: workflow['startPointLayout'],
    loopedTransitionContainerLayout: workflow['loopedTransitionContainerLayout'],
    statuses: workflow.statuses.map(({ deprecated: _, ...status }) => withoutNulls(status)),
    transitions: workflow.transitions.map(transitionBody),
  })

/** As the caller. An update holds the whole workflow and the version that was read; a newer one is refused with 409. */
export const updateWorkflows = async (workflows: readonly Workflow[], statuses: readonly WorkflowStatus[]): Promise<'done' | 'notAllowed'> => {
  for (let from = 0; from < workflows.length; from += WORKFLOWS_A_CALL) {
    const some = workflows.slice(from, from + WORKFLOWS_A_CALL)
    const used = new Set(some.flatMap((workflow) => workflow.statuses.map((status) => status.statusReference)))
    const body = {
      statuses: statuses
        .filter((status) => used.has(status.statusReference))
        .map(({ id, name, statusCategory, statusReference }) => ({ id, name, statusCategory, statusReference })),
      workflows: some.map(workflowBody),
    }
    const answer = await writeIfAllowed({
      as: 'user',
      operation: 'updateWorkflows',
      path: route`/rest/api/3/workflows/update`,
      method: 'POST',
      body,
    })
    if (answer === 'notAllowed') return 'notAllowed'
  }
  return 'done'
}
