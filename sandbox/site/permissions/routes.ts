import { z } from 'zod'
import { badRequest, notAllowed, notFound } from '../http/error'
import { page } from '../http/page'
import { type Actor, bodyOf, type Call, listOf, ok, type Route } from '../http/route'
import { PERMISSION_CHECK_MAX } from '../limits'
import type { Project } from '../model'
import { userBean } from '../people/user-bean'
import { browsable, GLOBAL_PERMISSIONS, has, hasGlobal, PROJECT_PERMISSIONS } from './permissions'

const CheckBody = z.object({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).max(PERMISSION_CHECK_MAX).default([]),
  projectPermissions: z.array(z.object({
    permissions: z.array(z.string()), projects: z.array(z.number()).max(PERMISSION_CHECK_MAX).default([]), issues: z.array(z.number()).max(PERMISSION_CHECK_MAX).default([]),
  })).default([]),
})

const isProjectPermission = (key: string): boolean => PROJECT_PERMISSIONS.includes(key)
const isGlobalPermission = (key: string): boolean => GLOBAL_PERMISSIONS.includes(key)

const known = (keys: readonly string[]): void => {
  const strange = keys.filter((key) => !isProjectPermission(key) && !isGlobalPermission(key))
  if (strange.length > 0) throw badRequest(`Unrecognized permission: ${strange.join(', ')}`)
}

/** The project that a call's query names, directly or by an issue; the caller must be able to see it. */
const contextOf = (call: Call): Project | null => {
  const issue = call.query.get('issueId') ?? call.query.get('issueKey')
  if (issue !== null) return call.site.projectOf(browsable(call.site, call.actor, issue))
  const named = call.query.get('projectId') ?? call.query.get('projectKey')
  if (named === null) return null
  const project = call.site.projectByIdOrKey(named)
  if (project === undefined || !has(call.actor, 'BROWSE_PROJECTS', project)) throw notFound(`No project could be found with key '${named}'.`)
  return project
}

/** Without a project, a project permission is held if it is held anywhere (O, getMyPermissions). */
const holds = (call: Call, actor: Actor, key: string, project: Project | null): boolean => {
  if (isGlobalPermission(key)) return hasGlobal(actor, key)
  if (project !== null) return has(actor, key, project)
  return [...call.site.projects.entries()].some(([, each]) => has(actor, key, each))
}

const permissionBean = (call: Call, key: string, project: Project | null): Record<string, unknown> => ({
  id: String([...PROJECT_PERMISSIONS, ...GLOBAL_PERMISSIONS].indexOf(key)), key,
  name: key.toLowerCase().replaceAll('_', ' '), type: isGlobalPermission(key) ? 'GLOBAL' : 'PROJECT', description: '',
  havePermission: holds(call, call.actor, key, project),
})

export const PERMISSION_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/rest/api/3/mypermissions', audience: 'account', answer: 'cloud:Permissions',
    run(call) {
      const keys = listOf(call, 'permissions')
      if (keys.length === 0) throw badRequest("The 'permissions' query parameter is required.")
      known(keys)
      const project = contextOf(call)
      return ok({ permissions: Object.fromEntries(keys.map((key) => [key, permissionBean(call, key, project)])) })
    },
  },
  {
    method: 'POST', path: '/rest/api/3/permissions/check', audience: 'account', answer: 'cloud:BulkPermissionGrants',
    run(call) {
      const body = bodyOf(call, CheckBody)
      known([...body.globalPermissions, ...body.projectPermissions.flatMap((each) => each.permissions)])
      const actor = checkedActor(call, body.accountId)
      return ok({
        globalPermissions: body.globalPermissions.filter((key) => hasGlobal(actor, key)),
        projectPermissions: body.projectPermissions.flatMap(({ permissions, projects, issues }) => permissions.filter(isProjectPermission).map((permission) => ({
          permission,
          // Ids of nothing, and of what isn't permitted, are left out alike.
          projects: projects.filter((id) => grants(actor, permission, call.site.projects.get(String(id)))),
          issues: issues.filter((id) => {
            const issue = call.site.issueByIdOrKey(String(id))
            return issue !== undefined && grants(actor, permission, call.site.projectOf(issue))
          }),
        }))),
      })
    },
  },
  {
    method: 'GET', path: '/rest/api/3/user/permission/search', audience: 'licensed', answer: 'cloud:DashboardUser[]',
    run(call) {
      const keys = listOf(call, 'permissions')
      known(keys)
      const accountId = call.query.get('accountId')
      const query = call.query.get('query')?.toLowerCase()
      if (accountId === null && query === undefined) throw badRequest('Either query or accountId must be specified.')
      const project = contextOf(call)
      if (!hasGlobal(call.actor, 'ADMINISTER') && !(project !== null && has(call.actor, 'ADMINISTER_PROJECTS', project))) {
        throw notAllowed('You do not have permission to search for users by permission.')
      }
      const found = call.site.accounts().filter((person) =>
        person.active && (accountId === null || person.accountId === accountId)
        && (query === undefined || person.displayName.toLowerCase().includes(query) || person.email.toLowerCase().startsWith(query))
        && keys.every((key) => holds(call, { person, isApp: false }, key, project)))
      return ok(page(call, found).values.map((each) => userBean(call.origin, each)))
    },
  },
]

const grants = (actor: Actor, permission: string, project: Project | undefined): boolean => project !== undefined && has(actor, permission, project)

/** Whose permissions are asked: the caller's own, or with Administer Jira another's (rest 3.3). */
const checkedActor = (call: Call, accountId: string | undefined): Actor => {
  if (accountId === undefined || accountId === call.actor.person?.accountId) return call.actor
  if (!hasGlobal(call.actor, 'ADMINISTER')) throw notAllowed("You do not have permission to check another user's permissions.")
  const person = call.site.personById(accountId)
  return { person: person ?? null, isApp: person?.accountType === 'app' }
}
