import { route } from '@forge/api'
import { z } from 'zod'
import type { ProjectId } from '../domain/ids'
import { numericId } from './ids'
import { issueTypesWithStatuses } from './project-statuses'
import { readIfAllowed } from './request'

/** A condition, validator, action or screen of a transition. */
export const RULE = z.looseObject({ ruleKey: z.string(), parameters: z.record(z.string(), z.string()).optional() })

const TRANSITION = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.enum(['INITIAL', 'GLOBAL', 'DIRECTED']),
  toStatusReference: z.string(),
  validators: z.array(RULE).default([]),
})
const STATUS_PLACE = z.looseObject({ statusReference: z.string(), properties: z.record(z.string(), z.string()).default({}) })
const WORKFLOW = z.looseObject({
  id: z.string().min(1),
  name: z.string(),
  isEditable: z.boolean().default(true),
  version: z.object({ id: z.string(), versionNumber: z.number() }),
  statuses: z.array(STATUS_PLACE),
  transitions: z.array(TRANSITION),
})
const STATUS = z.looseObject({
  id: z.string(),
  name: z.string(),
  statusCategory: z.enum(['TODO', 'IN_PROGRESS', 'DONE']),
  statusReference: z.string(),
})
const ANSWER = z.object({ workflows: z.array(WORKFLOW), statuses: z.array(STATUS) })

export type Rule = z.output<typeof RULE>
export type Transition = z.output<typeof TRANSITION>
export type Workflow = z.output<typeof WORKFLOW>
export type WorkflowStatus = z.output<typeof STATUS>

/** As the caller: the workflows of all issue types of the project; null: reading them is not allowed to the caller. */
export const readWorkflows = async (id: ProjectId): Promise<{ workflows: Workflow[]; statuses: WorkflowStatus[] } | null> => {
  const issueTypes = await issueTypesWithStatuses(id)
  const projectAndIssueTypes = issueTypes.map((type) => ({ projectId: numericId(id), issueTypeId: numericId(type.id) }))
  if (projectAndIssueTypes.length === 0) return { workflows: [], statuses: [] }
  return readIfAllowed(
    { as: 'user', operation: 'readWorkflows', path: route`/rest/api/3/workflows`, method: 'POST', body: { projectAndIssueTypes } },
    ANSWER,
  )
}
