import { z } from 'zod'
import { notAllowed, Refusal } from '../http/error'
import { bodyOf, type Call, created, listOf, noContent, ok, type Route } from '../http/route'
import { issueBean } from '../issues/issue-bean'
import { searchIssues } from '../jql/search-issues'
import type { Organization, Queue, ServiceDesk } from '../model'
import { deskUserBean } from '../people/user-bean'
import { hasGlobal, isAgent, maySeeDesk } from '../permissions/permissions'
import { required } from '../state'
import { deskDate } from '../text'
import { deskPage } from './pages'
import { requestTypeOn } from './raise-request'
import { requestTypeBean, requestTypeFieldsBean, serviceDeskBean } from './request-bean'

const AccountsBody = z.object({ accountIds: z.array(z.string()) })

/** The desk by its id or its project's key, if the caller sees it. */
const deskOf = (call: Call): ServiceDesk => {
  const wanted = call.param('serviceDeskId')
  const project = call.site.projectByIdOrKey(wanted)
  const desk = call.site.desks.get(wanted) ?? (project === undefined ? undefined : call.site.deskOfProject(project.id))
  if (desk === undefined || !maySeeDesk(call.site, call.actor, desk)) throw new Refusal(404, ['The Service Desk does not exist.'])
  return desk
}

const agentDesk = (call: Call): ServiceDesk => {
  const desk = deskOf(call)
  if (!isAgent(call.actor, required(call.site.projects.get(desk.projectId), 'a project'))) throw notAllowed('You need to be an agent of this service space.')
  return desk
}

const organizationBean = (call: Call, each: Organization): Record<string, unknown> => ({
  id: each.id, uuid: each.uuid, name: each.name, created: deskDate(each.created), scimManaged: false,
  _links: { self: `${call.origin}/rest/servicedeskapi/organization/${each.id}` },
})

/** Agents and the app see every organisation, a customer his own (rest 3.2). */
const seesAllOrganizations = (call: Call): boolean =>
  call.actor.isApp || hasGlobal(call.actor, 'ADMINISTER')
  || [...call.site.desks.entries()].some(([, desk]) => isAgent(call.actor, required(call.site.projects.get(desk.projectId), 'a project')))

const organizationOf = (call: Call): Organization => {
  const found = call.site.organizations.get(call.param('organizationId'))
  const own = found !== undefined && call.actor.person?.organizations.includes(found.id) === true
  if (found === undefined || (!own && !seesAllOrganizations(call))) throw new Refusal(404, ['The organization does not exist.'])
  return found
}

const queueOf = (call: Call, desk: ServiceDesk): Queue => {
  const queue = desk.queues.find((each) => each.id === call.param('queueId'))
  if (queue === undefined) throw new Refusal(404, ['The queue does not exist.'])
  return queue
}

const queueBean = (call: Call, desk: ServiceDesk, queue: Queue): Record<string, unknown> => ({
  id: queue.id, name: queue.name, jql: queue.jql, fields: queue.fields,
  ...(call.query.get('includeCount') === 'true' ? { issueCount: searchIssues(call, queue.jql).length } : {}),
  _links: { self: `${call.origin}/rest/servicedeskapi/servicedesk/${desk.id}/queue/${queue.id}` },
})

/** Desks and their forms are read without an account where the desk is open to everyone; any other is not there for them. */
export const DESK_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/rest/servicedeskapi/info', audience: 'anyone', answer: 'serviceDesk:SoftwareInfo',
    run: (call) => ok({ version: 'sandbox', platformVersion: 'sandbox', buildDate: deskDate(0), buildChangeSet: 'sandbox', isLicensedForUse: true, _links: { self: `${call.origin}/rest/servicedeskapi/info` } }),
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/servicedesk', audience: 'anyone', answer: 'serviceDesk:PagedServiceDesk',
    run(call) {
      const seen = [...call.site.desks.entries()].map(([, desk]) => desk).filter((desk) => maySeeDesk(call.site, call.actor, desk))
      return ok(deskPage(call, seen.map((desk) => serviceDeskBean(call, desk))))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}', audience: 'anyone', answer: 'serviceDesk:ServiceDesk',
    run: (call) => ok(serviceDeskBean(call, deskOf(call))),
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype', audience: 'anyone', answer: 'serviceDesk:PagedRequestType',
    run(call) {
      const desk = deskOf(call)
      const term = call.query.get('searchQuery')?.toLowerCase() ?? ''
      const types = [...call.site.requestTypes.entries()].map(([, type]) => type)
        .filter((type) => type.serviceDeskId === desk.id && type.name.toLowerCase().includes(term))
      const withFields = listOf(call, 'expand').includes('field')
      return ok(deskPage(call, types.map((type) => ({
        ...requestTypeBean(call, type), ...(withFields ? { fields: requestTypeFieldsBean(call, type, mayRaiseForOthers(call, desk)) } : {}),
      }))))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}', audience: 'anyone', answer: 'serviceDesk:RequestType',
    run: (call) => ok(requestTypeBean(call, requestTypeOn(call.site, call.actor, deskOf(call).id, call.param('requestTypeId')))),
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field', audience: 'anyone', answer: 'serviceDesk:CustomerRequestCreateMeta',
    run(call) {
      const desk = deskOf(call)
      return ok(requestTypeFieldsBean(call, requestTypeOn(call.site, call.actor, desk.id, call.param('requestTypeId')), mayRaiseForOthers(call, desk)))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue', audience: 'account', answer: 'serviceDesk:PagedQueue',
    run(call) {
      const desk = agentDesk(call)
      return ok(deskPage(call, desk.queues.map((queue) => queueBean(call, desk, queue))))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}', audience: 'account', answer: 'serviceDesk:Queue',
    run(call) {
      const desk = agentDesk(call)
      return ok(queueBean(call, desk, queueOf(call, desk)))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}/issue', audience: 'account', answer: 'serviceDesk:PagedIssue',
    run(call) {
      const queue = queueOf(call, agentDesk(call))
      const parts = { fields: queue.fields, properties: [], expand: [] }
      return ok(deskPage(call, searchIssues(call, queue.jql).map((issue) => issueBean(call.site, call.origin, issue, parts))))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', audience: 'account', answer: 'serviceDesk:PagedUser',
    run(call) {
      const desk = agentDesk(call)
      const query = call.query.get('query')?.toLowerCase() ?? ''
      const known = call.site.accounts().filter((each) =>
        (desk.customers.includes(each.accountId) || each.organizations.some((id) => desk.organizationIds.includes(id)))
        && (each.displayName.toLowerCase().includes(query) || each.email.toLowerCase().includes(query)))
      return ok(deskPage(call, known.map((each) => deskUserBean(call.origin, each))))
    },
  },
  {
    method: 'POST', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', audience: 'account',
    run(call) {
      const desk = agentDesk(call)
      const { accountIds } = bodyOf(call, AccountsBody)
      call.site.desks.put(desk.id, { ...desk, customers: [...new Set([...desk.customers, ...accountIds])] })
      return noContent()
    },
  },
  {
    method: 'DELETE', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', audience: 'account',
    run(call) {
      const desk = agentDesk(call)
      const { accountIds } = bodyOf(call, AccountsBody)
      call.site.desks.put(desk.id, { ...desk, customers: desk.customers.filter((id) => !accountIds.includes(id)) })
      return noContent()
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/organization', audience: 'account', answer: 'serviceDesk:PagedOrganization',
    run(call) {
      const desk = deskOf(call)
      const all = seesAllOrganizations(call)
      const seen = desk.organizationIds.filter((id) => all || call.actor.person?.organizations.includes(id) === true)
      return ok(deskPage(call, seen.map((id) => organizationBean(call, required(call.site.organizations.get(id), `organization ${id}`)))))
    },
  },
  {
    method: 'POST', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/organization', audience: 'account',
    run: (call) => changeDeskOrganizations(call, (ids, id) => [...new Set([...ids, id])]),
  },
  {
    method: 'DELETE', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/organization', audience: 'account',
    run: (call) => changeDeskOrganizations(call, (ids, id) => ids.filter((each) => each !== id)),
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/organization', audience: 'account', answer: 'serviceDesk:PagedOrganization',
    run(call) {
      const all = seesAllOrganizations(call)
      const accountId = call.query.get('accountId')
      const member = accountId === null ? null : call.site.personById(accountId)
      const seen = [...call.site.organizations.entries()].map(([, each]) => each).filter((each) =>
        (all || call.actor.person?.organizations.includes(each.id) === true) && (member === null || member?.organizations.includes(each.id) === true))
      return ok(deskPage(call, seen.map((each) => organizationBean(call, each))))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/organization/{organizationId}', audience: 'account', answer: 'serviceDesk:Organization',
    run: (call) => ok(organizationBean(call, organizationOf(call))),
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/organization/{organizationId}/user', audience: 'account', answer: 'serviceDesk:PagedUser',
    run(call) {
      if (!seesAllOrganizations(call)) throw notAllowed('Only agents may list the members of an organization.')
      const organization = organizationOf(call)
      const members = call.site.accounts().filter((each) => each.organizations.includes(organization.id))
      return ok(deskPage(call, members.map((each) => deskUserBean(call.origin, each))))
    },
  },
  {
    method: 'POST', path: '/rest/servicedeskapi/organization/{organizationId}/user', audience: 'account',
    run: (call) => changeMembers(call, (ids, id) => [...new Set([...ids, id])]),
  },
  {
    method: 'DELETE', path: '/rest/servicedeskapi/organization/{organizationId}/user', audience: 'account',
    run: (call) => changeMembers(call, (ids, id) => ids.filter((each) => each !== id)),
  },
  {
    method: 'POST', path: '/rest/servicedeskapi/organization', audience: 'account', answer: 'serviceDesk:Organization',
    run(call) {
      if (!seesAllOrganizations(call)) throw notAllowed('Only agents may create organizations.')
      const { name } = bodyOf(call, z.object({ name: z.string().min(1) }))
      const id = call.site.nextId('organization')
      const organization = { id, uuid: `00000000-0000-4000-a000-${id.padStart(12, '0')}`, name, created: call.site.now() }
      call.site.organizations.put(id, organization)
      return created(organizationBean(call, organization))
    },
  },
]

const mayRaiseForOthers = (call: Call, desk: ServiceDesk): boolean => isAgent(call.actor, required(call.site.projects.get(desk.projectId), 'a project'))

const changeDeskOrganizations = (call: Call, change: (ids: string[], id: string) => string[]): ReturnType<typeof noContent> => {
  const desk = agentDesk(call)
  const id = String(bodyOf(call, z.object({ organizationId: z.number().int() })).organizationId)
  if (call.site.organizations.get(id) === undefined) throw new Refusal(404, ['The organization does not exist.'])
  call.site.desks.put(desk.id, { ...desk, organizationIds: change(desk.organizationIds, id) })
  return noContent()
}

const changeMembers = (call: Call, change: (ids: string[], id: string) => string[]): ReturnType<typeof noContent> => {
  if (!seesAllOrganizations(call)) throw notAllowed('Only agents may change the members of an organization.')
  const organization = organizationOf(call)
  for (const accountId of bodyOf(call, AccountsBody).accountIds) {
    const person = call.site.personById(accountId)
    if (person === undefined) throw new Refusal(400, [`The user ${accountId} does not exist.`])
    call.site.putPerson({ ...person, organizations: change(person.organizations, organization.id) })
  }
  return noContent()
}
