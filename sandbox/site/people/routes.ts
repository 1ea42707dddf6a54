import type { Person } from '../../kernel/types'
import { badRequest, notFound, Refusal } from '../http/error'
import { page } from '../http/page'
import { type Call, listOf, numberOf, ok, type Route } from '../http/route'
import { browsable, has, hasGlobal } from '../permissions/permissions'
import { allGroups, groupId, groupName } from './groups'
import { userBean } from './user-bean'

const groupsOf = (call: Call, person: Person): Record<string, unknown>[] =>
  person.groups.map((name) => ({ name, groupId: groupId(name), self: `${call.origin}/rest/api/3/group?groupId=${groupId(name)}` }))

const personOf = (call: Call): Person => {
  const accountId = call.query.get('accountId')
  if (accountId === null) throw badRequest('The query parameter accountId is required.')
  const person = call.site.personById(accountId)
  if (person === undefined) throw notFound('Specified user does not exist or you do not have required permissions')
  return person
}

/** A bean with what `expand` asks for. */
const expanded = (call: Call, person: Person, expand: readonly string[], self: boolean): Record<string, unknown> => ({
  ...userBean(call.origin, person),
  ...(self && person.accountType !== 'app' ? { emailAddress: person.email } : {}),
  locale: person.locale,
  groups: { size: person.groups.length, items: expand.includes('groups') ? groupsOf(call, person) : [] },
  applicationRoles: { size: person.licensed ? 1 : 0, items: [] },
  expand: 'groups,applicationRoles',
})

const mayPick = (call: Call): void => {
  if (!hasGlobal(call.actor, 'USER_PICKER')) throw new Refusal(403, ['You do not have permission to browse users.'])
}

const matches = (person: Person, query: string): boolean =>
  person.active && (person.displayName.toLowerCase().includes(query) || person.email.toLowerCase().startsWith(query))

export const PEOPLE_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/rest/api/3/myself', audience: 'account', answer: 'cloud:DashboardUser',
    run(call) {
      const person = call.actor.person
      if (person === null) throw new Refusal(401, ['Client must be authenticated to access this resource.'])
      return ok(expanded(call, person, listOf(call, 'expand'), true))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/user', audience: 'licensed', answer: 'cloud:DashboardUser',
    run: (call) => ok(expanded(call, personOf(call), listOf(call, 'expand'), false)),
  },
  {
    method: 'GET', path: '/rest/api/3/user/groups', audience: 'licensed', answer: 'cloud:GroupName[]',
    run: (call) => ok(groupsOf(call, personOf(call))),
  },
  {
    method: 'GET', path: '/rest/api/3/user/bulk', audience: 'licensed', answer: 'cloud:PageUser',
    run(call) {
      const ids = call.query.getAll('accountId')
      return ok(page(call, call.site.accounts().filter((each) => ids.includes(each.accountId)).map((each) => userBean(call.origin, each))))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/user/search', audience: 'licensed', answer: 'cloud:DashboardUser[]',
    run(call) {
      mayPick(call)
      const query = call.query.get('query')?.toLowerCase()
      const accountId = call.query.get('accountId')
      if (query === undefined && accountId === null) throw badRequest('Username, property or accountId must be specified')
      const found = call.site.accounts().filter((each) => (accountId === null ? matches(each, query ?? '') : each.accountId === accountId))
      return ok(page(call, found).values.map((each) => userBean(call.origin, each)))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/user/assignable/search', audience: 'licensed', answer: 'cloud:DashboardUser[]',
    run(call) {
      const issueKey = call.query.get('issueKey') ?? call.query.get('issueId')
      const project = issueKey === null ? call.site.projectByIdOrKey(call.query.get('project') ?? '') : call.site.projectOf(browsable(call.site, call.actor, issueKey))
      if (project === undefined || !has(call.actor, 'BROWSE_PROJECTS', project)) throw badRequest('A project or issue key must be given.')
      const query = call.query.get('query')?.toLowerCase() ?? ''
      const accountId = call.query.get('accountId')
      const found = call.site.accounts().filter((person) => matches(person, query) && (accountId === null || person.accountId === accountId) && has({ person, isApp: false }, 'ASSIGNABLE_USER', project))
      return ok(page(call, found).values.map((each) => userBean(call.origin, each)))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/users/search', audience: 'licensed', answer: 'cloud:DashboardUser[]',
    run(call) {
      mayPick(call)
      return ok(page(call, call.site.accounts()).values.map((each) => userBean(call.origin, each)))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/groups/picker', audience: 'licensed', answer: 'cloud:FoundGroups',
    run(call) {
      mayPick(call)
      const query = call.query.get('query')?.toLowerCase() ?? ''
      const found = allGroups(call.site).filter((name) => name.toLowerCase().includes(query))
      const shown = found.slice(0, numberOf(call, 'maxResults', 20))
      return ok({
        header: `Showing ${shown.length} of ${found.length} matching groups`, total: found.length,
        groups: shown.map((name) => ({ name, html: name, groupId: groupId(name), labels: [] })),
      })
    },
  },
  {
    method: 'GET', path: '/rest/api/3/group/bulk', audience: 'licensed', answer: 'cloud:PageGroupDetails',
    run(call) {
      mayPick(call)
      const ids = call.query.getAll('groupId')
      const names = call.query.getAll('groupName')
      const found = allGroups(call.site).filter((name) => (ids.length === 0 && names.length === 0) || names.includes(name) || ids.includes(groupId(name)))
      return ok(page(call, found.map((name) => ({ name, groupId: groupId(name) }))))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/group/member', audience: 'licensed', answer: 'cloud:PageUserDetails',
    run(call) {
      mayPick(call)
      const id = call.query.get('groupId')
      const name = id === null ? call.query.get('groupname') : groupName(call.site, id)
      if (name === null || !allGroups(call.site).includes(name)) throw notFound(`The group named '${name ?? id ?? ''}' does not exist.`)
      return ok(page(call, call.site.accounts().filter((each) => each.active && each.groups.includes(name)).map((each) => userBean(call.origin, each))))
    },
  },
]
