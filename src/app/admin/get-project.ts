import type { ProjectPage, Wire } from '../../api/answers'
import type { ParsedOf } from '../../api/calls'
import { parseProjectId } from '../../domain/ids'
import type { ProjectId } from '../../domain/ids'
import type { Policy } from '../../domain/policy/policy'
import type { Caller, Jira, Ports } from '../ports'
import { noProject } from './admin-problems'
import { NOT_SET_UP, policyInForce } from './policy-in-force'
import { setupFacts, setupReport } from './setup-report'
import type { JiraStatus } from './status-map'
import { proposedStatusMap } from './status-map'

/** What Jira says of a service project, as the admin who asks. */
export interface JiraProject {
  id: ProjectId
  key: string
  name: string
  requestTypes: { id: string; name: string; description: string }[]
  statuses: JiraStatus[]
}

/** null: it does not exist, the caller may not see it, or it is no service project. */
export const jiraProject = async (jira: Jira, projectId: ProjectId): Promise<JiraProject | null> => {
  const project = await jira.project(projectId)
  if (project === null) return null
  const [requestTypes, statuses] = await Promise.all([jira.requestTypes(project.serviceDeskId), jira.statuses(projectId)])
  return { id: project.id, key: project.key, name: project.name, requestTypes, statuses }
}

export const projectPage = async (ports: Ports, caller: Caller, project: JiraProject, policy: Policy, now: number): Promise<ProjectPage> => {
  const setup = policy.projects[project.id] ?? NOT_SET_UP
  return {
    now,
    policyVersion: policy.version,
    project: { id: project.id, key: project.key, name: project.name },
    requestTypes: project.requestTypes.map((type) => ({ ...type, on: setup.requestTypeIds.includes(type.id) })),
    statuses: project.statuses,
    on: setup.on,
    statusMap: setup.statusMap,
    proposedStatusMap: proposedStatusMap(project.statuses),
    rules: { matrix: policy.matrix, goals: policy.goals, words: policy.words, defaultPair: policy.defaultPair },
    setup: setupReport(await setupFacts(ports, caller, project.id)),
  }
}

/** One project's settings page. Called after `authorise` found that the caller administers the project or the site. */
export const getProject = async (ports: Ports, caller: Caller, input: ParsedOf<'admin', 'getProject'>, now: number): Promise<Wire<ProjectPage>> => {
  const projectId = parseProjectId(input.projectId)
  const project = projectId === null ? null : await jiraProject(ports.jira, projectId)
  if (project === null) return noProject()
  const policy = await policyInForce(ports.store, now)
  return { ok: true, answer: await projectPage(ports, caller, project, policy, now) }
}
