import type { AdminSite, Wire } from '../../api/answers'
import type { ParsedOf } from '../../api/calls'
import { STATUS_KEYS } from '../../domain/policy/policy'
import type { ProjectSetup } from '../../domain/policy/policy'
import type { Caller, Ports } from '../ports'
import { NOT_SET_UP, policyInForce } from './policy-in-force'

/** What the rules themselves lack for a project; whether its statuses still exist, its own page tells. */
const problemsOf = (setup: ProjectSetup): number =>
  setup.on ? STATUS_KEYS.filter((key) => setup.statusMap[key] === null).length + (setup.requestTypeIds.length === 0 ? 1 : 0) : 0

/** The admin page: the rules in force, and every service project that the caller sees. */
export const getSite = async (ports: Ports, _caller: Caller, _input: ParsedOf<'admin', 'getSite'>, now: number): Promise<Wire<AdminSite>> => {
  const [policy, projects] = await Promise.all([policyInForce(ports.store, now), ports.jira.serviceProjects()])
  return {
    ok: true,
    answer: {
      now,
      policy,
      projects: projects.map((project) => {
        const setup = policy.projects[project.id] ?? NOT_SET_UP
        return { ...project, on: setup.on, requestTypeCount: setup.requestTypeIds.length, problems: problemsOf(setup) }
      }),
    },
  }
}
