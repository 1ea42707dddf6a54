import { notFound } from '../http/error'
import { page } from '../http/page'
import { type Call, listOf, ok, type Route } from '../http/route'
import { categoryBean, issueTypeBean, priorityBean, projectBean, statusBean } from '../issues/beans'
import type { Project, Status } from '../model'
import { userBean } from '../people/user-bean'
import { has, hasGlobal } from '../permissions/permissions'
import { required } from '../state'
import { jiraDate } from '../text'

const projectOf = (call: Call): Project => {
  const wanted = call.param('projectIdOrKey')
  const project = call.site.projectByIdOrKey(wanted)
  if (project === undefined || !(has(call.actor, 'BROWSE_PROJECTS', project) || hasGlobal(call.actor, 'ADMINISTER'))) {
    throw notFound(`No project could be found with key '${wanted}'.`)
  }
  return project
}

const fullBean = (call: Call, project: Project): Record<string, unknown> => {
  const lead = call.site.personById(project.leadAccountId)
  return {
    ...projectBean(call.origin, project),
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    description: '', style: 'classic', isPrivate: false, properties: {}, assigneeType: 'UNASSIGNED',
    ...(lead === undefined ? {} : { lead: userBean(call.origin, lead) }),
    issueTypes: project.issueTypeIds.map((id) => issueTypeBean(call.origin, required(call.site.issueTypes.get(id), `issue type ${id}`))),
    components: [], versions: [], roles: {},
  }
}

const all = <T>(rows: { entries(): IterableIterator<[string, T]> }): T[] => [...rows.entries()].map(([, row]) => row)

const ACTIONS: Readonly<Record<string, string>> = { view: 'BROWSE_PROJECTS', browse: 'BROWSE_PROJECTS', edit: 'ADMINISTER_PROJECTS', create: 'CREATE_ISSUES' }

const workflowStatus = (status: Status): Record<string, unknown> => ({
  id: status.id, name: status.name, description: status.description, statusCategory: status.category, scope: { type: 'GLOBAL' },
})

export const PROJECT_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/rest/api/3/project/search', audience: 'licensed', answer: 'cloud:PageProject',
    run(call) {
      const keys = listOf(call, 'keys')
      const ids = listOf(call, 'id')
      const types = listOf(call, 'typeKey')
      const query = call.query.get('query')?.toLowerCase() ?? ''
      const permission = ACTIONS[call.query.get('action') ?? 'view'] ?? 'BROWSE_PROJECTS'
      const found = all(call.site.projects).filter((each) =>
        (has(call.actor, permission, each) || (hasGlobal(call.actor, 'ADMINISTER') && permission !== 'CREATE_ISSUES'))
        && (keys.length === 0 || keys.includes(each.key)) && (ids.length === 0 || ids.includes(each.id)) && (types.length === 0 || types.includes(each.type))
        && (each.key.toLowerCase().includes(query) || each.name.toLowerCase().includes(query)))
      return ok(page(call, found.sort((a, b) => (a.key < b.key ? -1 : 1)).map((each) => fullBean(call, each))))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}', audience: 'account', answer: 'cloud:Project',
    run: (call) => ok(fullBean(call, projectOf(call))),
  },
  {
    method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}/statuses', audience: 'account', answer: 'cloud:IssueTypeWithStatus[]',
    run(call) {
      const project = projectOf(call)
      const statuses = call.site.workflowOf(project).statusIds.map((id) => statusBean(call.origin, required(call.site.statuses.get(id), `status ${id}`)))
      return ok(project.issueTypeIds.map((id) => {
        const type = required(call.site.issueTypes.get(id), `issue type ${id}`)
        return { self: `${call.origin}/rest/api/3/issuetype/${id}`, id, name: type.name, subtask: type.subtask, statuses }
      }))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/status', audience: 'licensed', answer: 'cloud:StatusDetails[]',
    run: (call) => ok(all(call.site.statuses).map((each) => statusBean(call.origin, each))),
  },
  {
    method: 'GET', path: '/rest/api/3/statuses/search', audience: 'licensed', answer: 'cloud:PageOfStatuses',
    run(call) {
      const text = call.query.get('searchString')?.toLowerCase() ?? ''
      const category = call.query.get('statusCategory')
      const projectId = call.query.get('projectId')
      const project = projectId === null ? undefined : call.site.projectByIdOrKey(projectId)
      // Statuses of a company-managed project are the site's: they have no project scope.
      const found = all(call.site.statuses).filter((each) => each.name.toLowerCase().includes(text) && (category === null || each.category === category)
        && (projectId === null || (project !== undefined && call.site.workflowOf(project).statusIds.includes(each.id))))
      return ok(page(call, found.map(workflowStatus), 200))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/statuses', audience: 'licensed', answer: 'cloud:JiraStatus[]',
    run: (call) => ok(listOf(call, 'id').flatMap((id) => {
      const status = call.site.statuses.get(id)
      return status === undefined ? [] : [workflowStatus(status)]
    })),
  },
  {
    method: 'GET', path: '/rest/api/3/statuscategory', audience: 'licensed', answer: 'cloud:StatusCategory[]',
    run: (call) => ok((['TODO', 'IN_PROGRESS', 'DONE'] as const).map((category) => categoryBean(call.origin, category))),
  },
  {
    method: 'GET', path: '/rest/api/3/issuetype', audience: 'licensed', answer: 'cloud:IssueTypeDetails[]',
    run: (call) => ok(all(call.site.issueTypes).map((each) => issueTypeBean(call.origin, each))),
  },
  {
    method: 'GET', path: '/rest/api/3/priority/search', audience: 'licensed', answer: 'cloud:PagePriority',
    run: (call) => ok(page(call, all(call.site.priorities).map((each) => ({ ...priorityBean(call.origin, each), description: each.description, statusColor: each.statusColor })))),
  },
  {
    method: 'GET', path: '/rest/api/3/serverInfo', audience: 'anyone', answer: 'cloud:ServerInformation',
    run: (call) => ok({
      baseUrl: call.origin, displayUrl: call.origin, displayUrlServicedeskHelpCenter: call.origin, version: '1001.0.0-SANDBOX', versionNumbers: [1001, 0, 0], deploymentType: 'Cloud',
      buildNumber: 100_000, buildDate: jiraDate(0), serverTime: jiraDate(call.site.now()), serverTitle: 'Sandbox', scmInfo: 'sandbox', serverTimeZone: 'Etc/UTC', defaultLocale: { locale: 'en_US' },
    }),
  },
]
