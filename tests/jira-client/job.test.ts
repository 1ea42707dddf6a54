import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { createCloudClient } from 'jira.js/cloud'
import type { createServiceDeskClient } from 'jira.js/serviceDesk'
import { everyAnswer } from '../jira/support/every-operation'
import { Desk, SUPPORT, answerOf } from '../handlers/support/desk'
import { endpointOf } from '../handlers/support/endpoints'
import type { Raised } from '../handlers/support/desk'
import { DRIVEN_BY_JIRA_JS } from './driven'

/** Source files below a folder of the project. */
const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => path.join(folder, name))

/**
 * An independent client, its response checks set to throw, does by REST what people do around an incident, on a site
 * where ReTRAC runs: so that its fields, properties, comments and validators pass through that client too.
 */
let desk: Desk
let request: Raised
const driven = new Set<string>()
const fetchOfNode = globalThis.fetch
let jiraJs: { createCloudClient: typeof createCloudClient; createServiceDeskClient: typeof createServiceDeskClient }
beforeAll(async () => {
  // It ships ES modules alone: loaded as such, never transformed.
  jiraJs = { ...(await import('jira.js/cloud')), ...(await import('jira.js/serviceDesk')) }
  desk = await Desk.open()
  globalThis.fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    if (pathname.startsWith('/rest/')) driven.add(endpointOf({ method: init?.method ?? (input instanceof Request ? input.method : 'GET'), path: pathname }))
    if (!pathname.endsWith('/attachTemporaryFile')) return fetchOfNode(input, init)
    // Jira wants this header with every upload (platform-rest 3.2); jira.js leaves it out of this one.
    const headers = new Headers(init?.headers)
    headers.set('X-Atlassian-Token', 'no-check')
    return fetchOfNode(input, { ...init, headers })
  }
})
afterAll(async () => {
  globalThis.fetch = fetchOfNode
  await desk.close()
})

const config = (key: string) => ({
  host: desk.site.url,
  auth: { type: 'basic' as const, email: desk.person(key).email, apiToken: 'any token' },
  onSchemaMismatch: 'throw' as const,
})
const cloud = (key: string) => jiraJs.createCloudClient(config(key))
const portal = (key: string) => jiraJs.createServiceDeskClient(config(key))
const accountOf = (key: string): string => desk.person(key).accountId
const doc = (text: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }) as never

const statusOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work
    return 'done'
  } catch (error) {
    return (error as { status?: number }).status ?? error
  }
}

test('a customer raises a request and finds it', async () => {
  const customer = portal('customer-1')
  expect((await customer.servicedesk.getServiceDeskById({ serviceDeskId: SUPPORT.serviceDeskId })).projectKey).toBe('REC')
  expect((await customer.servicedesk.getRequestTypes({ serviceDeskId: SUPPORT.serviceDeskId })).values?.map(({ name }) => name)).toContain('Service disruption')
  expect((await customer.servicedesk.getRequestTypeById({ serviceDeskId: '1', requestTypeId: '13' })).name).toBe('Service disruption')
  const made = await customer.request.createCustomerRequest({ serviceDeskId: '1', requestTypeId: '13', requestFieldValues: { summary: 'Payroll export fails' } })
  request = { issueId: made.issueId ?? '', issueKey: made.issueKey ?? '' }
  await desk.site.settle()
  const found = await customer.request.getCustomerRequestByIdOrKey({ issueIdOrKey: request.issueKey, expand: ['participant'] })
  expect(found.reporter?.displayName).toBe(desk.person('customer-1').displayName)
  await customer.request.addRequestParticipants({ issueIdOrKey: request.issueKey, accountIds: [accountOf('customer-3')] })
  expect((await customer.request.getRequestParticipants({ issueIdOrKey: request.issueKey })).size).toBe(1)
})

test('reads what ReTRAC told there, and writes back', async () => {
  const customer = portal('customer-1')
  await customer.request.createRequestComment({ issueIdOrKey: request.issueKey, body: 'Any news?', public: true })
  const page = await customer.request.getRequestComments({ issueIdOrKey: request.issueKey })
  expect(page.values?.map(({ body }) => body)).toEqual([expect.stringMatching(/^We've recorded this as RC-\d{6}\. We treat it as Medium/), 'Any news?'])
  const body = new FormData()
  body.append('file', new Blob(['noon: 500']), 'log.txt')
  const { temporaryAttachments } = await customer.servicedesk.attachTemporaryFile({ serviceDeskId: SUPPORT.serviceDeskId, body: body as never })
  const temporaryAttachmentIds = temporaryAttachments?.map((file) => file.temporaryAttachmentId ?? '') ?? []
  expect(temporaryAttachmentIds).toHaveLength(1)
  await customer.request.createCommentWithAttachment({ issueIdOrKey: request.issueKey, temporaryAttachmentIds, public: true })
})

test("an agent finds it by ReTRAC's fields and reads its facts", async () => {
  const agent = cloud('agent-t1')
  const fields = await agent.issueFields.getFields()
  const number = fields.find(({ name }) => name === 'Incident number')?.id ?? ''
  const found = await agent.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql: `project = REC AND "Incident number" ~ "RC-0${request.issueId}"`, fields: ['summary', number] })
  expect(found.issues?.map(({ key, fields: values }) => [key, values?.[number]])).toEqual([[request.issueKey, `RC-0${request.issueId}`]])
  expect((await agent.issueSearch.searchAndReconsileIssuesUsingJql({ jql: `key = ${request.issueKey}`, properties: 'retrac', fields: ['summary'] } as never)).issues).toHaveLength(1)
  const issue = await agent.issues.getIssue({ issueIdOrKey: request.issueKey, properties: ['retrac'] })
  expect(issue.properties).toMatchObject({ retrac: { number: `RC-0${request.issueId}` } })
  expect(await agent.issueProperties.getIssueProperty({ issueIdOrKey: request.issueKey, propertyKey: 'retrac' })).toMatchObject({ value: { severity: 'S3', assessed: false } })
  // Somebody else's issue property decides nothing; it can be set all the same.
  await agent.issueProperties.setIssueProperty({ issueIdOrKey: request.issueKey, propertyKey: 'note', body: { mine: true } })
})

test('the comment that ReTRAC made names its effect; an agent notes and edits beside it', async () => {
  const agent = cloud('agent-t1')
  const on = { issueIdOrKey: request.issueKey }
  const page = await agent.issueComments.getComments({ ...on, expand: 'properties', orderBy: 'created' })
  expect(page.comments?.[0]?.properties).toContainEqual({ key: 'retrac-effect', value: { id: `${request.issueId}:1:0` } })
  const note = await agent.issueComments.addComment({ ...on, body: doc('Between us'), properties: [{ key: 'sd.public.comment', value: { internal: true } }] })
  const id = note.id ?? ''
  await agent.issueComments.updateComment({ ...on, id, body: { body: doc('Between us two') } as never })
  expect((await agent.issueComments.getComment({ ...on, id })).jsdPublic).toBe(false)
  expect((await agent.issueAttachments.getAttachmentMeta()).enabled).toBe(true)
  expect(await agent.issueAttachments.addAttachment({ ...on, attachments: { filename: 'log.txt', content: Buffer.from('noon: 500') } as never })).toMatchObject([{ filename: 'log.txt', size: 9 }])
})

test('an agent assigns, edits, and moves it; but not into a done status', async () => {
  const agent = cloud('agent-t1')
  const on = { issueIdOrKey: request.issueKey }
  await agent.issues.assignIssue({ ...on, accountId: accountOf('agent-t2') })
  await agent.issues.editIssue({ ...on, fields: { summary: 'Payroll export fails at row 4,000', assignee: null } })
  const { transitions } = await agent.issues.getTransitions(on)
  const to = (name: string): { id: string } => ({ id: transitions?.find((each) => each.to?.name === name)?.id ?? '' })
  expect(await statusOf(agent.issues.doTransition({ ...on, transition: to('Resolved') }))).toBe(400)
  await agent.issues.doTransition({ ...on, transition: to('In Progress') })
  await desk.site.settle()
  // Its status follows from the incident, so it was put back.
  expect((await desk.issue(request)).status).toBe('Waiting for support')
})

test('an agent asks what he may do; the project and its statuses answer', async () => {
  const agent = cloud('agent-t1')
  const may = await agent.permissions.getMyPermissions({ permissions: 'SERVICEDESK_AGENT,ADMINISTER', issueKey: request.issueKey })
  expect(may.permissions).toMatchObject({ SERVICEDESK_AGENT: { havePermission: true }, ADMINISTER: { havePermission: false } })
  const grants = await agent.permissions.getBulkPermissions({ projectPermissions: [{ permissions: ['SERVICEDESK_AGENT'], issues: [Number(request.issueId)] }] })
  expect(grants.projectPermissions).toMatchObject([{ permission: 'SERVICEDESK_AGENT', issues: [Number(request.issueId)] }])
  expect((await agent.myself.getCurrentUser({ expand: 'groups' })).groups?.items?.map(({ name }) => name)).toContain('recare-tier-1')
  expect((await agent.users.getUser({ accountId: accountOf('lead') })).displayName).toBe(desk.person('lead').displayName)
  expect((await agent.projects.searchProjects({ typeKey: 'service_desk' })).values?.map(({ key }) => key)).toEqual(['REC'])
  expect((await agent.projects.getProject({ projectIdOrKey: 'REC' })).id).toBe(SUPPORT.projectId)
  expect((await agent.projects.getAllStatuses({ projectIdOrKey: 'REC' })).flatMap(({ statuses }) => statuses.map(({ name }) => name))).toContain('Waiting for customer')
})

test('groups, organisations and requests are listed as the app lists them', async () => {
  const admin = cloud('jira-admin')
  expect((await admin.groups.findGroups({ maxResults: 500 })).groups?.map(({ name }) => name)).toContain('recare-leads')
  expect((await cloud('agent-t1').userSearch.findUsers({ query: 'Dana' })).map(({ accountId }) => accountId)).toEqual([accountOf('customer-1')])
  expect((await admin.groups.getUsersFromGroup({ groupname: 'recare-leads', maxResults: 50 })).values?.map(({ accountId }) => accountId)).toEqual([accountOf('lead')])
  expect((await portal('agent-t1').organization.getOrganizations({ accountId: accountOf('customer-1') })).values?.map(({ name }) => name)).toEqual(['Northgate Clinics'])
  const mine = await portal('customer-1').request.getCustomerRequests({ requestOwnership: ['OWNED_REQUESTS', 'PARTICIPATED_REQUESTS'], searchTerm: 'payroll', limit: 50 })
  expect(mine.values?.map(({ issueKey }) => issueKey)).toEqual([request.issueKey])
})

test("only the owning app writes an app's fields", async () => {
  const body = { updates: [{ customField: 'customfield_10100', issueIds: [Number(request.issueId)], value: 'RC-000001' }] }
  expect(await statusOf(cloud('jira-admin').issueCustomFieldValuesApps.updateMultipleCustomFieldValues(body))).toBe(403)
  expect((await desk.fields(request))['retrac-number']).toBe(`RC-0${request.issueId}`)
})

test('an admin reads and writes the workflow that carries the validator, and pins the panel', async () => {
  const admin = cloud('jira-admin')
  const read = await admin.workflows.readWorkflows({ projectAndIssueTypes: [{ projectId: SUPPORT.projectId, issueTypeId: '10002' }] })
  const workflow = read.workflows?.[0]
  expect(JSON.stringify(workflow)).toContain('retrac-close-agreed')
  const payload = {
    statuses: (read.statuses ?? []).map(({ scope: _scope, ...status }) => status),
    workflows: [{ id: workflow?.id, version: workflow?.version, statuses: workflow?.statuses, transitions: workflow?.transitions }],
  }
  await admin.workflows.updateWorkflows(payload as never)
  expect(await statusOf(admin.workflows.updateWorkflows(payload as never))).toBe(409)
  const ari = /ari:cloud:ecosystem::extension\/[^"]+\/static\//.exec(JSON.stringify(workflow))?.[0] ?? ''
  await admin.issuePanels.bulkPinUnpinProjectsAsync({ moduleId: `${ari}retrac-issue-panel`, projectList: [{ projectIdOrKey: 'REC', action: 'PIN' }] })
  answerOf(await desk.agent('agent-t1', request, 'getIncident', { issueId: request.issueId }))
})

test('an issue is made by REST, and deleted', async () => {
  const agent = cloud('agent-t1')
  const made = await agent.issues.createIssue({ fields: { project: { key: 'REC' }, issuetype: { name: 'Incident' }, summary: 'Phoned in', customfield_10010: '13' } })
  expect(made.key).toMatch(/^REC-\d+$/)
  await cloud('project-admin').issues.deleteIssue({ issueIdOrKey: made.key ?? '' })
  expect(await statusOf(agent.issues.getIssue({ issueIdOrKey: made.key ?? '' }))).toBe(404)
})

test('nobody else sees it: the same 404 as for what does not exist', async () => {
  expect(await statusOf(portal('customer-2').request.getCustomerRequestByIdOrKey({ issueIdOrKey: 'REC-99999' }))).toBe(404)
  expect(await statusOf(cloud('agent-other').issues.getIssue({ issueIdOrKey: request.issueKey }))).toBe(404)
})

describe('nothing is left out', () => {
  test('it drives what the list says, no more and no less', () => {
    expect([...driven].sort()).toEqual([...DRIVEN_BY_JIRA_JS])
  })

  test('it drives every kind of request that the app can make', () => {
    const made = Object.keys(everyAnswer).map((line) => {
      const [method = '', path = ''] = line.split(' ')
      return endpointOf({ method, path })
    })
    expect(made.filter((endpoint) => !driven.has(endpoint))).toEqual([])
  })

  test('and every path that a screen or another test on a site names', () => {
    const paths = new Set([...driven].map((endpoint) => endpoint.split(' ')[1]))
    const named = ['static', 'tests/handlers', 'tests/browser'].flatMap(sourcesIn).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/['`](\/rest\/(?:\$\{[^}]*\}|[^'`?$\s])+)/g)].map(([, text = '']) => endpointOf({ method: '', path: text.replace(/\$\{[^}]*\}/g, '1') }).trim()),
    )
    expect(named.length).toBeGreaterThan(10)
    expect([...new Set(named)].filter((one) => !paths.has(one))).toEqual([])
  })
})
