import { createJira } from '../../src/jira/jira'
import { agent, anonymous, customer, deskPage, ISSUE, permissionsAnswer, PROJECT, requestAnswer, unlicensed } from './support/answers'
import { fakeJira } from './support/fake-jira'

const jira = createJira()
const GET_REQUEST = 'GET /rest/servicedeskapi/request/REC-12'
const MY_PERMISSIONS = 'GET /rest/api/3/mypermissions'

describe('access to a request', () => {
  test('a customer asks as himself; his role is what the request says', async () => {
    const seen = fakeJira({ [GET_REQUEST]: { json: requestAnswer(customer.accountId, []) } })
    expect(await jira.requestAccess(customer, 'REC-12')).toEqual({ issueId: ISSUE, key: 'REC-12', role: 'reporter' })
    expect(seen).toMatchObject([{ as: 'user', query: { expand: 'participant' } }])
  })

  test('a participant is one, on the first page of participants or a later one', async () => {
    fakeJira({ [GET_REQUEST]: { json: requestAnswer('qm:9:9', [customer.accountId]) } })
    expect((await jira.requestAccess(customer, 'REC-12'))?.role).toBe('participant')
    const seen = fakeJira({
      [GET_REQUEST]: { json: requestAnswer('qm:9:9', ['qm:8:8'], false) },
      'GET /rest/servicedeskapi/request/REC-12/participant': ({ query }) => ({
        json: query['start'] === '0' ? deskPage([{ accountId: 'qm:8:8' }], false) : deskPage([{ accountId: customer.accountId }]),
      }),
    })
    expect((await jira.requestAccess(customer, 'REC-12'))?.role).toBe('participant')
    expect(seen.map((request) => request.query['start'])).toEqual([undefined, '0', '1'])
  })

  test('whoever else sees it is a member', async () => {
    fakeJira({ [GET_REQUEST]: { json: requestAnswer('qm:9:9', []) } })
    expect((await jira.requestAccess(customer, 'REC-12'))?.role).toBe('member')
  })

  test.each([401, 403, 404])('%i: not there and not yours are the same', async (status) => {
    fakeJira({ [GET_REQUEST]: { status } })
    expect(await jira.requestAccess(customer, 'REC-12')).toBeNull()
  })

  test('an unlicensed account is looked up as the app, and must be on the request itself', async () => {
    const seen = fakeJira({ [GET_REQUEST]: { json: requestAnswer(unlicensed.accountId, []) } })
    expect((await jira.requestAccess(unlicensed, 'REC-12'))?.role).toBe('reporter')
    expect(seen[0]?.as).toBe('app')
    fakeJira({ [GET_REQUEST]: { json: requestAnswer('qm:9:9', []) } })
    expect(await jira.requestAccess(unlicensed, 'REC-12')).toBeNull()
  })

  test('nobody asks for an anonymous caller, nor for what is no key', async () => {
    const seen = fakeJira({})
    expect(await jira.requestAccess(anonymous, 'REC-12')).toBeNull()
    expect(await jira.requestAccess(customer, '../myself')).toBeNull()
    expect(seen).toEqual([])
  })
})

describe('an agent', () => {
  test('is asked as himself, on that issue', async () => {
    const seen = fakeJira({ [MY_PERMISSIONS]: { json: permissionsAnswer({ SERVICEDESK_AGENT: true, BROWSE_PROJECTS: true }) } })
    expect(await jira.agentAccess(agent, ISSUE)).toEqual({ agent: true })
    expect(seen).toMatchObject([{ as: 'user', query: { permissions: 'SERVICEDESK_AGENT,BROWSE_PROJECTS', issueId: '10042' } }])
  })

  test('who may browse but not work there is none; who may not browse sees nothing', async () => {
    fakeJira({ [MY_PERMISSIONS]: { json: permissionsAnswer({ SERVICEDESK_AGENT: false, BROWSE_PROJECTS: true }) } })
    expect(await jira.agentAccess(agent, ISSUE)).toEqual({ agent: false })
    fakeJira({ [MY_PERMISSIONS]: { json: permissionsAnswer({ SERVICEDESK_AGENT: true, BROWSE_PROJECTS: false }) } })
    expect(await jira.agentAccess(agent, ISSUE)).toBeNull()
    fakeJira({ [MY_PERMISSIONS]: { status: 404 } })
    expect(await jira.agentAccess(agent, ISSUE)).toBeNull()
  })

  test('a customer is never one, and is not asked', async () => {
    const seen = fakeJira({})
    expect(await jira.agentAccess(customer, ISSUE)).toBeNull()
    expect(await jira.agentAccess(unlicensed, ISSUE)).toBeNull()
    expect(await jira.isAgentOn(ISSUE, 'qm:1:2')).toBe(false)
    expect(await jira.groupsOf(customer)).toEqual([])
    expect(seen).toEqual([])
  })

  test("another's rights are asked for as the app", async () => {
    const grants = (issues: number[]) => ({ json: { globalPermissions: [], projectPermissions: [{ permission: 'SERVICEDESK_AGENT', issues, projects: [] }] } })
    const seen = fakeJira({ 'POST /rest/api/3/permissions/check': grants([10042]) })
    expect(await jira.isAgentOn(ISSUE, agent.accountId)).toBe(true)
    expect(seen[0]).toMatchObject({
      as: 'app',
      body: { accountId: agent.accountId, projectPermissions: [{ permissions: ['SERVICEDESK_AGENT'], issues: [10042] }] },
    })
    fakeJira({ 'POST /rest/api/3/permissions/check': grants([]) })
    expect(await jira.isAgentOn(ISSUE, agent.accountId)).toBe(false)
  })

  test("his groups are his own, and nobody else's answer will do", async () => {
    const groups = { size: 1, items: [{ name: 'tier-1', groupId: 'g' }] }
    fakeJira({ 'GET /rest/api/3/myself': { json: { accountId: agent.accountId, groups } } })
    expect(await jira.groupsOf(agent)).toEqual(['tier-1'])
    fakeJira({ 'GET /rest/api/3/myself': { json: { accountId: '557058:other', groups } } })
    await expect(jira.groupsOf(agent)).rejects.toMatchObject({ status: 403 })
  })

  test('on a project: with the key that the queue needs', async () => {
    fakeJira({
      [MY_PERMISSIONS]: { json: permissionsAnswer({ SERVICEDESK_AGENT: true, BROWSE_PROJECTS: true }) },
      'GET /rest/api/3/project/10001': { json: { id: PROJECT, key: 'REC', name: 'ReCARE', projectTypeKey: 'service_desk' } },
    })
    expect(await jira.agentOnProject(agent, PROJECT)).toEqual({ agent: true, key: 'REC' })
  })
})

describe('an administrator', () => {
  test.each([
    [{ ADMINISTER_PROJECTS: true, ADMINISTER: false }, true],
    [{ ADMINISTER_PROJECTS: false, ADMINISTER: true }, true],
    [{ ADMINISTER_PROJECTS: false, ADMINISTER: false }, false],
  ])('of a project with %j: %s', async (held, expected) => {
    const seen = fakeJira({ [MY_PERMISSIONS]: { json: permissionsAnswer(held) } })
    expect(await jira.mayAdministerProject(agent, PROJECT)).toBe(expected)
    expect(seen[0]).toMatchObject({ as: 'user', query: { projectId: '10001' } })
  })

  test('of the site', async () => {
    fakeJira({ [MY_PERMISSIONS]: { json: permissionsAnswer({ ADMINISTER: true }) } })
    expect(await jira.mayAdministerSite(agent)).toBe(true)
    expect(await jira.mayAdministerSite(customer)).toBe(false)
  })
})

describe('a request type', () => {
  const answers = {
    'GET /rest/servicedeskapi/servicedesk/4/requesttype/31': { json: { id: '31', name: 'Disruption' } },
    'GET /rest/servicedeskapi/servicedesk/4': { json: { id: '4', projectId: PROJECT } },
  }
  test('is seen as the customer sees it; for an unlicensed account as the app', async () => {
    const seen = fakeJira(answers)
    expect(await jira.maySeeRequestType(customer, '4', '31')).toEqual({ projectId: PROJECT })
    await jira.maySeeRequestType(unlicensed, '4', '31')
    expect(seen.map((request) => request.as)).toEqual(['user', 'user', 'app', 'app'])
  })
  test('on a desk that is not his is none', async () => {
    fakeJira({ ...answers, 'GET /rest/servicedeskapi/servicedesk/4': { status: 403 } })
    expect(await jira.maySeeRequestType(customer, '4', '31')).toBeNull()
    expect(await jira.maySeeRequestType(customer, '4/..', '31')).toBeNull()
  })
})
