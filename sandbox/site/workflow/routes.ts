import { z } from 'zod'
import { badRequest, notAllowed, notFound, Refusal } from '../http/error'
import { page } from '../http/page'
import { bodyOf, type Call, ok, type Route } from '../http/route'
import { WORKFLOW_UPDATE_MAX } from '../limits'
import type { Workflow } from '../model'
import { has, hasGlobal } from '../permissions/permissions'
import { required } from '../state'
import { jiraDate } from '../text'
import { extensionAri, FORGE_VALIDATOR_RULE } from './transitions'
import { faultsOf, UpdateBody, updated } from './update-workflow'
import { workflowsBean } from './workflow-beans'

const ReadBody = z.object({
  workflowIds: z.array(z.string()).default([]), workflowNames: z.array(z.string()).default([]),
  projectAndIssueTypes: z.array(z.object({ projectId: z.string(), issueTypeId: z.string() })).default([]),
})

const administers = (call: Call): void => {
  if (!hasGlobal(call.actor, 'ADMINISTER')) throw notAllowed('You must have the global permission to administer Jira.')
}

/** Reading is for Jira admins, and for project admins as far as their projects go. */
const readable = (call: Call): Workflow[] => {
  const all = [...call.site.workflows.entries()].map(([, each]) => each)
  if (hasGlobal(call.actor, 'ADMINISTER')) return all
  const mine = [...call.site.projects.entries()].map(([, each]) => each).filter((each) => has(call.actor, 'ADMINISTER_PROJECTS', each))
  if (mine.length === 0) throw notAllowed('You must have the global permission to administer Jira, or administer a project.')
  return all.filter((workflow) => mine.some((each) => each.workflowId === workflow.id))
}

const named = (call: Call, all: readonly Workflow[]): Workflow[] => {
  const text = (call.query.get('queryString') ?? '').toLowerCase()
  const names = call.query.getAll('workflowName')
  return all.filter((each) => each.name.toLowerCase().includes(text) && (names.length === 0 || names.includes(each.name)))
}

export const WORKFLOW_ROUTES: readonly Route[] = [
  {
    method: 'POST', path: '/rest/api/3/workflows', audience: 'licensed', answer: 'cloud:WorkflowReadResponse',
    run(call) {
      const body = bodyOf(call, ReadBody)
      if (body.workflowIds.length + body.workflowNames.length + body.projectAndIssueTypes.length === 0) {
        throw badRequest('At least one of workflowNames, workflowIds or projectAndIssueTypes must be given.')
      }
      const ofProjects = body.projectAndIssueTypes.map(({ projectId }) => call.site.projectByIdOrKey(projectId)?.workflowId)
      return ok(workflowsBean(call.site, readable(call).filter((each) =>
        body.workflowIds.includes(each.id) || body.workflowNames.includes(each.name) || ofProjects.includes(each.id))))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/workflows/search', audience: 'licensed', answer: 'cloud:WorkflowSearchResponse',
    run(call) {
      const { values, ...rest } = page(call, named(call, readable(call)))
      const bean = workflowsBean(call.site, values)
      return ok({ ...rest, values: bean['workflows'], statuses: bean['statuses'] })
    },
  },
  {
    method: 'GET', path: '/rest/api/3/workflow/search', audience: 'licensed', answer: 'cloud:PageWorkflow',
    run: (call) => ok(page(call, named(call, readable(call)).map((each) => ({
      id: { name: each.name, entityId: each.id }, description: each.description, created: jiraDate(each.created), updated: jiraDate(each.updated),
      statuses: each.statusIds.map((id) => ({ id, name: required(call.site.statuses.get(id), `status ${id}`).name, properties: {} })),
    })))),
  },
  {
    method: 'GET', path: '/rest/api/3/workflows/capabilities', audience: 'licensed', answer: 'cloud:WorkflowCapabilities',
    run(call) {
      readable(call)
      return ok({
        connectRules: [], systemRules: [], triggerRules: [], editorScope: 'GLOBAL', projectTypes: ['service_desk', 'software', 'business'],
        forgeRules: (call.site.app?.validators ?? []).map((moduleKey) => ({
          id: extensionAri(call.site, moduleKey), name: moduleKey, description: '', ruleKey: FORGE_VALIDATOR_RULE, ruleType: 'Validator',
        })),
      })
    },
  },
  {
    method: 'POST', path: '/rest/api/3/workflows/update/validation', audience: 'licensed', answer: 'cloud:WorkflowValidationErrorList',
    run(call) {
      administers(call)
      const { payload } = bodyOf(call, z.object({ payload: UpdateBody }))
      return ok({ errors: faultsOf(call.site, payload) })
    },
  },
  {
    method: 'POST', path: '/rest/api/3/workflows/update', audience: 'licensed', answer: 'cloud:WorkflowUpdateResponse',
    run(call) {
      administers(call)
      const body = bodyOf(call, UpdateBody)
      if (body.workflows.length > WORKFLOW_UPDATE_MAX) throw badRequest(`At most ${WORKFLOW_UPDATE_MAX} workflows can be updated at once.`)
      const faults = faultsOf(call.site, body)
      if (faults.length > 0) throw new Refusal(400, faults.map((each) => each.message))
      const after = body.workflows.map((each) => {
        const known = call.site.workflows.get(each.id)
        if (known === undefined) throw notFound(`The workflow with ID ${each.id} doesn't exist.`)
        // Words of Jira's 409, as other clients match them.
        if (each.version.versionNumber !== known.versionNumber || each.version.id !== known.versionId) throw new Refusal(409, ['Workflow version and version token must match'])
        return updated(known, each, call.site.now())
      })
      for (const each of after) call.site.workflows.put(each.id, each)
      return ok({ ...workflowsBean(call.site, after), taskId: null })
    },
  },
]
