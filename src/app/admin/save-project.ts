import type { ProjectPage, Wire } from '../../api/answers'
import type { ParsedOf } from '../../api/calls'
import { parseProjectId } from '../../domain/ids'
import { policyProblems } from '../../domain/policy/checks'
import { switched } from '../../domain/policy/projects'
import { STATUS_KEYS } from '../../domain/policy/policy'
import type { Policy, ProjectSetup } from '../../domain/policy/policy'
import { queuePublished } from '../policy-published'
import type { Caller, Ports } from '../ports'
import { invalid, movedOn, noProject } from './admin-problems'
import { jiraProject, projectPage } from './get-project'
import type { JiraProject } from './get-project'
import { policyInForce } from './policy-in-force'
import { fitsKey } from './status-map'

type Input = ParsedOf<'admin', 'saveProject'>
type FieldProblem = { path: string; text: string }

const requestTypeProblems = (input: Input, project: JiraProject): FieldProblem[] => {
  const known = new Set(project.requestTypes.map((type) => type.id))
  const problems = input.requestTypeIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: `requestTypeIds.${index}`, text: `Request type ${id} is not one of ${project.name}.` }],
  )
  if (input.on && input.requestTypeIds.length === 0) {
    problems.push({ path: 'requestTypeIds', text: 'Choose at least one request type: only those become incidents.' })
  }
  return problems
}

const statusProblems = (input: Input, project: JiraProject): FieldProblem[] =>
  STATUS_KEYS.flatMap((key) => {
    const id = input.statusMap[key]
    if (id === null) return []
    const path = `statusMap.${key}`
    const status = project.statuses.find((each) => each.id === id)
    if (status === undefined) return [{ path, text: `Status ${id} is not one of ${project.name}'s workflows.` }]
    if (fitsKey(key, status)) return []
    const text =
      key === 'closed'
        ? `"${status.name}" is not a done status. Closed incidents stand in one.`
        : `"${status.name}" is a done status. Only closed incidents stand in one.`
    return [{ path, text }]
  })

const withProject = (policy: Policy, projectId: JiraProject['id'], setup: ProjectSetup, now: number): Policy => ({
  ...policy,
  version: policy.version + 1,
  publishedAt: now,
  projects: { ...policy.projects, [projectId]: setup },
})

/**
 * Publishes the next version of the rules with this project's settings in it. Versions never change, and a version newer
 * than the one that the screen showed refuses, so that nobody's change is lost. Called after `authorise`, as `getProject`.
 */
export const saveProject = async (ports: Ports, caller: Caller, input: Input, now: number): Promise<Wire<ProjectPage>> => {
  const projectId = parseProjectId(input.projectId)
  const [policy, project] = await Promise.all([
    policyInForce(ports.store, now),
    projectId === null ? null : jiraProject(ports.jira, projectId),
  ])
  if (project === null) return noProject()
  if (policy.version !== input.seenVersion) return movedOn(policy.version)

  const saved = { on: input.on, requestTypeIds: [...new Set(input.requestTypeIds)], statusMap: input.statusMap }
  const setup = switched(policy.projects[project.id], saved, now)
  const next = withProject(policy, project.id, setup, now)
  const problems = [...requestTypeProblems(input, project), ...statusProblems(input, project), ...policyProblems(next)]
  if (problems.length > 0) return invalid(problems)

  const person = await ports.store.refOf(caller.accountId)
  if ((await ports.store.publishPolicy(next, { person })) === 'lostRace') {
    return movedOn((await policyInForce(ports.store, now)).version)
  }
  await queuePublished(ports, next.version)
  ports.log.line('policyPublished', { version: next.version, project: project.id, on: setup.on, requestTypes: setup.requestTypeIds.length })
  return { ok: true, answer: await projectPage(ports, caller, project, next, now) }
}
