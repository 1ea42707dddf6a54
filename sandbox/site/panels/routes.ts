import { z } from 'zod'
import { badRequest, notAllowed, notFound } from '../http/error'
import { bodyOf, ok, type Route } from '../http/route'
import { TASK_LIFE_MS } from '../limits'
import { hasGlobal } from '../permissions/permissions'
import { extensionAri } from '../workflow/transitions'

const PinBody = z.object({
  moduleId: z.string(),
  projectList: z.array(z.object({ projectIdOrKey: z.string(), action: z.enum(['PIN', 'UNPIN']) })),
})

/** Jira numbers users inside; accounts have no such number, so that tasks name none. */
const NO_USER_NUMBER = 0

export const PANEL_ROUTES: readonly Route[] = [
  {
    // Shape: "Issue panels" group of the platform reference, as jira.js 6.2 has it; it is not in the contract's copy.
    method: 'POST', path: '/rest/api/3/forge/panel/action/bulk/async', audience: 'licensed', answer: 'cloud:ForgePanelProjectPinAsyncResponse',
    run(call) {
      if (!hasGlobal(call.actor, 'ADMINISTER')) throw notAllowed('You do not have permission to pin panels.')
      const { moduleId, projectList } = bodyOf(call, PinBody)
      const panel = call.site.app?.panels.find((moduleKey) => extensionAri(call.site, moduleKey) === moduleId)
      if (panel === undefined) throw badRequest(`The panel ${moduleId} was not found.`)
      const projects = projectList.map(({ projectIdOrKey, action }) => {
        const project = call.site.projectByIdOrKey(projectIdOrKey)
        if (project === undefined) throw notFound(`The project ${projectIdOrKey} was not found.`)
        return { project, action }
      })
      for (const { project, action } of projects) {
        if (action === 'PIN') call.site.pins.put(`${panel}/${project.key}`, true)
        else call.site.pins.remove(`${panel}/${project.key}`)
      }
      const id = call.site.nextId('task')
      call.site.tasks.put(id, { id, description: 'Pin panels', submitted: call.site.now(), submittedBy: call.actor.person?.accountId ?? null, result: { processed: projects.length } })
      return { status: 202, body: { taskId: id } }
    },
  },
  {
    method: 'GET', path: '/rest/api/3/task/{taskId}', audience: 'licensed', answer: 'cloud:TaskProgressObject',
    run(call) {
      const task = call.site.tasks.get(call.param('taskId'))
      const mine = task !== undefined && task.submittedBy === (call.actor.person?.accountId ?? null)
      if (task === undefined || call.site.now() - task.submitted > TASK_LIFE_MS) throw notFound(`The task with id ${call.param('taskId')} was not found.`)
      if (!mine && !hasGlobal(call.actor, 'ADMINISTER')) throw notAllowed('You do not have permission to view this task.')
      return ok({
        self: `${call.origin}/rest/api/3/task/${task.id}`, id: task.id, description: task.description, status: 'COMPLETE', result: task.result, progress: 100,
        elapsedRuntime: 0, submitted: task.submitted, started: task.submitted, finished: task.submitted, lastUpdate: task.submitted, submittedBy: NO_USER_NUMBER,
      })
    },
  },
]
