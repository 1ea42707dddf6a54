import { route } from '@forge/api'
import { z } from 'zod'
import type { Caller, Jira } from '../app/ports'
import type { ProjectId } from '../domain/ids'
import { getMyPermissions } from './get-my-permissions'
import { numericId } from './ids'
import { read, readIfAllowed } from './request'
import { getServiceDesk } from './service-desks'
import { projectId } from './shapes'

const SERVICE_PROJECT = 'service_desk'
const PROJECT = z.object({ id: projectId, key: z.string().min(1), name: z.string(), projectTypeKey: z.string() })
const PROJECTS = z.object({ values: z.array(PROJECT), isLast: z.boolean() })
/** Most that the list gives at once (Jira's OpenAPI, searchProjects). */
const PAGE_SIZE = 100
/** Bounded work for one input (I19). */
const PAGES_MAX = 10

const getProject = (id: ProjectId) =>
  readIfAllowed({ as: 'user', operation: 'getProject', path: route`/rest/api/3/project/${numericId(id)}` }, PROJECT)

/** As the caller; null: no such project, not for the caller, or no service project. */
export const serviceProject: Jira['project'] = async (id) => {
  const project = await getProject(id)
  if (project === null || project.projectTypeKey !== SERVICE_PROJECT) return null
  const desk = await getServiceDesk('user', project.key)
  return desk === null ? null : { id: project.id, key: project.key, name: project.name, serviceDeskId: desk.id }
}

/** As the caller. */
export const serviceProjects: Jira['serviceProjects'] = async () => {
  const projects: z.output<typeof PROJECT>[] = []
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const answer = await read(
      {
        as: 'user',
        operation: 'searchProjects',
        path: route`/rest/api/3/project/search?typeKey=${SERVICE_PROJECT}&orderBy=name&startAt=${String(projects.length)}&maxResults=${String(PAGE_SIZE)}`,
      },
      PROJECTS,
    )
    projects.push(...answer.values)
    if (answer.isLast || answer.values.length === 0) break
  }
  return projects.filter((project) => project.projectTypeKey === SERVICE_PROJECT).map(({ id, key, name }) => ({ id, key, name }))
}

/** As the caller; null: may not see the project. */
export const agentOnProject = async (caller: Caller, id: ProjectId): Promise<{ agent: boolean; key: string } | null> => {
  const held = await getMyPermissions(caller, ['SERVICEDESK_AGENT', 'BROWSE_PROJECTS'], { projectId: id })
  if (held === null || !held.has('BROWSE_PROJECTS')) return null
  const project = await getProject(id)
  return project === null ? null : { agent: held.has('SERVICEDESK_AGENT'), key: project.key }
}
