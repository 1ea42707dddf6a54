/**
 * Drives the site over a real port with jira.js, whose response checks throw: an outside judge of the emulation.
 * Prints one JSON line a step: { step, ok, detail? }. Runs by itself because jira.js is ESM only.
 */
import { serve } from '@hono/node-server'
import { createCloudClient } from 'jira.js/cloud'
import { createServiceDeskClient } from 'jira.js/serviceDesk'
import { principalOf } from '../../../../sandbox/site/site'
import { adf, makeWorld, type World } from './world'

const world: World = makeWorld()
const server = serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: async (request) => {
    const principal = principalOf(request, world.site)
    if (principal.kind === 'unknown') return new Response('Unauthorized', { status: 401 })
    return world.site.fetch(request, { principal, throughApp: false })
  },
}, (info) => void walk(info.port).finally(() => server.close()))

const step = async <T>(name: string, work: () => Promise<T>, expected?: (result: T) => boolean): Promise<T | undefined> => {
  try {
    const result = await work()
    const fits = expected?.(result) ?? true
    console.log(JSON.stringify({ step: name, ok: fits, ...(fits ? {} : { detail: JSON.stringify(result)?.slice(0, 600) }) }))
    return result
  } catch (error) {
    console.log(JSON.stringify({ step: name, ok: false, detail: String(error).slice(0, 600) }))
    return undefined
  }
}

const refused = async (name: string, status: number, work: () => Promise<unknown>): Promise<void> => {
  await step(name, () => work().then(() => 0, (error: { status?: number; response?: { status?: number } }) => error.status ?? error.response?.status ?? -1), (seen) => seen === status)
}

const walk = async (port: number): Promise<void> => {
  const host = `http://127.0.0.1:${port}`
  const clients = (key: string): { cloud: ReturnType<typeof createCloudClient>; desk: ReturnType<typeof createServiceDeskClient> } => {
    const auth = { type: 'basic' as const, email: world.site.personByKey(key)?.email ?? 'nobody@nowhere.example', apiToken: 'any' }
    return { cloud: createCloudClient({ host, auth, onSchemaMismatch: 'throw' }), desk: createServiceDeskClient({ host, auth, onSchemaMismatch: 'throw' }) }
  }
  const agent = clients('agent-t1')
  const customer = clients('customer-1')
  const admin = clients('jira-admin')
  await desk(customer.desk, agent.desk)
  await issues(agent.cloud)
  await directory(agent.cloud, admin.cloud)
  await settings(admin.cloud)
  await refused('an unknown e-mail address is 401', 401, () => clients('nobody').cloud.myself.getCurrentUser())
  await refused("another organisation's request is 404", 404, () => clients('customer-3').desk.request.getCustomerRequestByIdOrKey({ issueIdOrKey: 'REC-1' }))
  await refused('an issue of another desk is 404', 404, () => clients('agent-other').cloud.issues.getIssue({ issueIdOrKey: 'REC-1' }))
}

type Desk = ReturnType<typeof createServiceDeskClient>
type Cloud = ReturnType<typeof createCloudClient>

const desk = async (customer: Desk, agent: Desk): Promise<void> => {
  const on = { issueIdOrKey: 'REC-1' }
  await step('info', () => agent.info.getInfo())
  await step('list desks', () => customer.servicedesk.getServiceDesks(), (page) => page.values?.[0]?.id === '1')
  await step('one desk', () => customer.servicedesk.getServiceDeskById({ serviceDeskId: '1' }), ({ projectKey }) => projectKey === 'REC')
  await step('request types', () => customer.servicedesk.getRequestTypes({ serviceDeskId: '1' }), (page) => page.values?.length === 5)
  await step('a request type', () => customer.servicedesk.getRequestTypeById({ serviceDeskId: '1', requestTypeId: '13' }), ({ name }) => name === 'Service disruption')
  await step('its fields', () => customer.servicedesk.getRequestTypeFields({ serviceDeskId: '1', requestTypeId: 13 }), (meta) => meta.requestTypeFields?.[0]?.fieldId === 'summary')
  await step('raise a request', () => customer.request.createCustomerRequest({ serviceDeskId: '1', requestTypeId: '13', requestFieldValues: { summary: 'Export fails', description: 'At noon' } }), ({ issueKey }) => issueKey === 'REC-1')
  await step('list requests', () => customer.request.getCustomerRequests(), (page) => page.values?.length === 1)
  await step('read a request whole', () => customer.request.getCustomerRequestByIdOrKey({ ...on, expand: ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment', 'action', 'comment'] }), ({ reporter }) => reporter?.displayName === 'Dana Whitfield')
  await step('comment as the customer', () => customer.request.createRequestComment({ ...on, body: 'Any news?', public: true }), (comment) => comment.public === true)
  await step('note as an agent', () => agent.request.createRequestComment({ ...on, body: 'Looks like the nightly job', public: false }), (comment) => comment.public === false)
  await step('the customer reads public comments only', () => customer.request.getRequestComments(on), (page) => page.values?.length === 1)
  await step('the agent reads both', () => agent.request.getRequestComments(on), (page) => page.values?.length === 2)
  await step('statuses', () => customer.request.getCustomerRequestStatus(on), (page) => page.values?.[0]?.status === 'Waiting for support')
  await step('a customer is shown no transition', () => customer.request.getCustomerTransitions(on), (page) => page.values?.length === 0)
  await step('an agent is shown them', () => agent.request.getCustomerTransitions(on), (page) => (page.values?.length ?? 0) > 3)
  await step('transition by the desk', () => agent.request.performCustomerTransition({ ...on, id: '21' }))
  await step('participants', () => customer.request.addRequestParticipants({ ...on, accountIds: [world.site.personByKey('customer-3')?.accountId ?? ''] }), (page) => page.values?.length === 1)
  await step('participants listed', () => customer.request.getRequestParticipants(on), (page) => page.size === 1)
  await step('participants removed', () => customer.request.removeRequestParticipants({ ...on, accountIds: [world.site.personByKey('customer-3')?.accountId ?? ''] }), (page) => page.size === 0)
  await step('SLAs for an agent', () => agent.request.getSlaInformation(on), (page) => page.size === 0)
  await refused('SLAs for a customer', 403, () => customer.request.getSlaInformation(on))
  await step('attachments', () => customer.request.getAttachmentsForRequest({ ...on, start: 0, limit: 50 }), (page) => page.size === 0)
  await step('queues', () => agent.servicedesk.getQueues({ serviceDeskId: '1', includeCount: true }), (page) => page.values?.[0]?.issueCount === 1)
  await step('issues of a queue', () => agent.servicedesk.getIssuesInQueue({ serviceDeskId: '1', queueId: 11 }), (page) => page.values?.[0]?.key === 'REC-1')
  await refused('queues for a customer', 403, () => customer.servicedesk.getQueues({ serviceDeskId: '1' }))
  await step('organisations', () => agent.organization.getOrganizations(), (page) => page.values?.length === 2)
  await step('own organisation', () => customer.organization.getOrganizations(), (page) => page.values?.length === 1)
  await step('organisations of a desk', () => agent.organization.getServiceDeskOrganizations({ serviceDeskId: '1' }), (page) => page.size === 2)
  await step('put an organisation on a desk', () => agent.organization.addOrganization({ serviceDeskId: '1', body: { organizationId: 2 } } as never))
  await step('members', () => agent.organization.getUsersInOrganization({ organizationId: 1 }), (page) => page.size === 2)
}

const issues = async (cloud: Cloud): Promise<void> => {
  const on = { issueIdOrKey: 'REC-1' }
  await step('read an issue', () => cloud.issues.getIssue({ ...on, expand: 'changelog,names,schema' }), (issue) => issue.fields?.['summary'] === 'Export fails')
  await step('create an issue', () => cloud.issues.createIssue({ fields: { project: { key: 'REC' }, issuetype: { name: 'Incident' }, summary: 'Phoned in', customfield_10010: '13' } }), ({ key }) => key === 'REC-2')
  await step('edit it', () => cloud.issues.editIssue({ issueIdOrKey: 'REC-2', fields: { summary: 'Phoned in twice' } }))
  await step('assign it', () => cloud.issues.assignIssue({ issueIdOrKey: 'REC-2', accountId: world.site.personByKey('agent-t2')?.accountId ?? '' }))
  await step('transitions', () => cloud.issues.getTransitions(on), ({ transitions }) => (transitions?.length ?? 0) > 3)
  await step('transition', () => cloud.issues.doTransition({ ...on, transition: { id: '41' } }))
  await step('changelog', () => cloud.issues.getChangeLogs(on), (page) => (page.values?.length ?? 0) > 1)
  const note = await step('add an internal note', () => cloud.issueComments.addComment({ ...on, body: adf('Between us') as never, properties: [{ key: 'sd.public.comment', value: { internal: true } }] }), (comment) => comment.jsdPublic === false)
  await step('comments', () => cloud.issueComments.getComments({ ...on, expand: 'properties' }), (page) => page.comments?.at(-1)?.properties?.[0]?.key === 'sd.public.comment')
  const id = note?.id ?? ''
  await step('one comment', () => cloud.issueComments.getComment({ ...on, id }), (comment) => comment.id === id)
  await step('edit a comment', () => cloud.issueComments.updateComment({ ...on, id, body: { body: adf('Between us two') } as never }), (comment) => comment.jsdPublic === false)
  await step('comment property', () => cloud.issueCommentProperties.getCommentProperty({ commentId: id, propertyKey: 'sd.public.comment' }), (property) => property.key === 'sd.public.comment')
  await step('comment property keys', () => cloud.issueCommentProperties.getCommentPropertyKeys({ commentId: id }))
  await step('delete a comment', () => cloud.issueComments.deleteComment({ ...on, id }))
  await step('set a property', () => cloud.issueProperties.setIssueProperty({ ...on, propertyKey: 'facts', body: { turn: 'us' } }))
  await step('read a property', () => cloud.issueProperties.getIssueProperty({ ...on, propertyKey: 'facts' }), ({ value }) => JSON.stringify(value) === '{"turn":"us"}')
  await step('list properties', () => cloud.issueProperties.getIssuePropertyKeys(on), ({ keys }) => keys?.length === 2)
  await step('delete a property', () => cloud.issueProperties.deleteIssueProperty({ ...on, propertyKey: 'facts' }))
  const files = await step('attach a file', () => cloud.issueAttachments.addAttachment({ ...on, attachments: { filename: 'log.txt', content: Buffer.from('noon: 500') } as never }), (list) => list[0]?.filename === 'log.txt')
  await step('read its facts', () => cloud.issueAttachments.getAttachment({ id: files?.[0]?.id ?? '' }), ({ size }) => size === 9)
  await step('read its content', () => cloud.issueAttachments.getAttachmentContent({ id: files?.[0]?.id ?? '' }))
  await step('search', () => cloud.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql: 'project = REC ORDER BY created DESC', fields: ['summary', 'status'], maxResults: 1 }), (found) => found.isLast === false && found.nextPageToken !== undefined)
  await step('search by GET', () => cloud.issueSearch.searchAndReconsileIssuesUsingJql({ jql: 'assignee IS EMPTY AND project = REC' }), (found) => found.issues?.length === 1)
  await step('count', () => cloud.issueSearch.countIssues({ jql: 'project = REC' }), ({ count }) => count === 2)
  await step('fetch several', () => cloud.issues.bulkFetchIssues({ issueIdsOrKeys: ['REC-2', 'REC-1', 'NO-1'], fields: ['summary'] }), (found) => found.issues?.length === 2 && found.issueErrors?.length === 1)
}

const directory = async (cloud: Cloud, admin: Cloud): Promise<void> => {
  await step('myself', () => cloud.myself.getCurrentUser({ expand: 'groups' }), (me) => me.groups?.items?.some((group) => group.name === 'recare-tier-1') === true)
  await step('a user', () => cloud.users.getUser({ accountId: world.site.personByKey('lead')?.accountId ?? '' }), (user) => user.displayName === 'Ruth Calloway')
  await step("a user's groups", () => cloud.users.getUserGroups({ accountId: world.site.personByKey('lead')?.accountId ?? '' }), (groups) => groups.length === 3)
  await step('find users', () => cloud.userSearch.findUsers({ query: 'jonas' }), (users) => users.length === 1)
  await step('all users', () => cloud.users.getAllUsers(), (users) => users.length === world.site.people().filter(({ key }) => key !== 'anonymous').length)
  await step('users by permission', () => admin.userSearch.findUsersWithAllPermissions({ permissions: 'SERVICEDESK_AGENT', projectKey: 'REC', query: '' }), (users) => users.length === 5)
  await step('find groups', () => cloud.groups.findGroups({ query: 'recare' }), ({ groups }) => groups?.length === 5)
  await step('members of a group', () => cloud.groups.getUsersFromGroup({ groupname: 'recare-tier-1' }), (page) => page.values[0]?.displayName === 'Aisha Okafor')
  await step('my permissions', () => cloud.permissions.getMyPermissions({ permissions: 'SERVICEDESK_AGENT,ADMINISTER', issueKey: 'REC-1' }), ({ permissions }) => (permissions?.['SERVICEDESK_AGENT'] as { havePermission?: boolean }).havePermission === true)
  await step('check permissions', () => cloud.permissions.getBulkPermissions({ globalPermissions: ['ADMINISTER'], projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: [10001, 10002], issues: [10042] }] }), (grants) => grants.globalPermissions.length === 0 && grants.projectPermissions[0]?.projects.length === 1)
  await step('server', () => cloud.serverInfo.getServerInfo())
}

const settings = async (cloud: Cloud): Promise<void> => {
  await step('projects', () => cloud.projects.searchProjects({ typeKey: 'service_desk' }), (page) => page.total === 2)
  await step('a project', () => cloud.projects.getProject({ projectIdOrKey: 'REC' }), ({ id }) => id === '10001')
  await step('its statuses', () => cloud.projects.getAllStatuses({ projectIdOrKey: 'REC' }), (types) => types[0]?.statuses.length === 6)
  await step('fields', () => cloud.issueFields.getFields(), (fields) => fields.some((field) => field.name === 'Case number'))
  await step('fields by page', () => cloud.issueFields.getFieldsPaginated({ type: ['custom'] }), (page) => page.total === 6)
  await step('statuses of the site', () => cloud.status.search({ searchString: 'wait' }), (page) => page.total === 2)
  await step('status list', () => cloud.workflowStatuses.getStatuses())
  await step('issue types', () => cloud.issueTypes.getIssueAllTypes())
  await step('priorities', () => cloud.issuePriorities.searchPriorities())
  await step('workflow capabilities', () => cloud.workflows.workflowCapabilities(), ({ forgeRules }) => forgeRules?.length === 1)
  await step('search workflows', () => cloud.workflows.searchWorkflows(), (page) => page.total === 3)
  const read = await step('read workflows', () => cloud.workflows.readWorkflows({ workflowNames: ['ReCARE support workflow'] }), ({ workflows }) => workflows?.length === 1)
  const workflow = read?.workflows?.[0]
  const payload = {
    statuses: (read?.statuses ?? []).map(({ scope: _scope, ...status }) => status),
    workflows: [{ id: workflow?.id, version: workflow?.version, statuses: workflow?.statuses, transitions: workflow?.transitions }],
  } as never
  await step('check a workflow update', () => cloud.workflows.validateUpdateWorkflows({ payload }), ({ errors }) => errors?.length === 0)
  await step('update a workflow', () => cloud.workflows.updateWorkflows(payload), ({ workflows }) => workflows?.[0]?.version?.versionNumber === 2)
  await refused('an old version is refused', 409, () => cloud.workflows.updateWorkflows(payload))
  const pinned = await step('pin a panel', () => cloud.issuePanels.bulkPinUnpinProjectsAsync({
    moduleId: 'ari:cloud:ecosystem::extension/3f2a9c40-1d5e-4b7a-8c60-9e1f2a3b4c5d/7b1c2d3e-4f50-4a61-9b72-8c3d4e5f6071/static/workbench', projectList: [{ projectIdOrKey: 'REC', action: 'PIN' }],
  }), () => world.site.isPanelPinned('workbench', 'REC'))
  await step('its task', () => cloud.tasks.getTask({ taskId: pinned?.taskId ?? '' }), ({ status }) => status === 'COMPLETE')
}
