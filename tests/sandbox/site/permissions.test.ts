import { makeWorld, type World } from './support/world'

const PEOPLE = ['customer-1', 'customer-2', 'customer-3', 'unlicensed-1', 'anonymous', 'agent-t1', 'agent-t2', 'consultant', 'lead', 'agent-other', 'project-admin', 'jira-admin'] as const
type Key = (typeof PEOPLE)[number]

const AGENTS: Key[] = ['agent-t1', 'agent-t2', 'consultant', 'lead', 'project-admin']

let world: World
beforeAll(async () => {
  world = makeWorld()
  await world.raise('customer-1')
})

const allowed = async (ask: (who: Key) => Promise<number>, good: number): Promise<Key[]> => {
  const seen = await Promise.all(PEOPLE.map(async (who) => ((await ask(who)) === good ? [who] : [])))
  return seen.flat()
}

const status = (method: string, path: string, body?: unknown) => async (who: Key): Promise<number> => (await world.call(who, method, path, body)).status

test('the seed holds everyone that outside tools rely on', () => {
  expect(world.site.people().map(({ key }) => key)).toEqual(expect.arrayContaining([...PEOPLE]))
})

test('who reads an issue of the desk in Jira', async () => {
  expect(await allowed(status('GET', '/rest/api/3/issue/REC-1'), 200)).toEqual([...AGENTS, 'jira-admin'])
})

test('who reads the request in the portal: its reporter, his organisation, and whoever may browse the project', async () => {
  expect(await allowed(status('GET', '/rest/servicedeskapi/request/REC-1'), 200)).toEqual(['customer-1', 'customer-2', ...AGENTS, 'jira-admin'])
})

test('a participant reads it too', async () => {
  await world.raise('customer-3')
  const accountIds = [world.site.personByKey('unlicensed-1')?.accountId]
  expect((await world.call('customer-3', 'POST', '/rest/servicedeskapi/request/REC-2/participant', { accountIds })).status).toBe(200)
  expect(await allowed(status('GET', '/rest/servicedeskapi/request/REC-2'), 200)).toEqual(['customer-3', 'unlicensed-1', ...AGENTS, 'jira-admin'])
})

test('who reads the forms of a desk: its customers, whoever may browse the project, and without an account where it is open to everyone', async () => {
  for (const part of ['', '/requesttype', '/requesttype/13', '/requesttype/13/field']) {
    expect(await allowed(status('GET', `/rest/servicedeskapi/servicedesk/1${part}`), 200)).toEqual(['customer-1', 'customer-2', 'customer-3', 'unlicensed-1', 'anonymous', ...AGENTS, 'jira-admin'])
  }
  const closed = await world.call('anonymous', 'GET', '/rest/servicedeskapi/servicedesk/2/requesttype')
  const absent = await world.call('anonymous', 'GET', '/rest/servicedeskapi/servicedesk/99/requesttype')
  expect({ status: closed.status, body: closed.body }).toEqual({ status: 404, body: absent.body })
  const { body } = await world.call('anonymous', 'GET', '/rest/servicedeskapi/servicedesk')
  expect((body['values'] as { id: string }[]).map(({ id }) => id)).toEqual(['1'])
})

test('no access and no such thing answer the same bytes', async () => {
  for (const [api, who] of [['api/3/issue', 'agent-other'], ['servicedeskapi/request', 'customer-3']] as const) {
    const hidden = await world.call(who, 'GET', `/rest/${api}/REC-1`)
    const absent = await world.call(who, 'GET', `/rest/${api}/REC-999`)
    expect({ status: hidden.status, body: hidden.body }).toEqual({ status: absent.status, body: absent.body })
  }
})

test.each([
  ['SERVICEDESK_AGENT', 'REC', AGENTS],
  ['BROWSE_PROJECTS', 'REC', [...AGENTS, 'jira-admin']],
  ['EDIT_ISSUES', 'REC', AGENTS],
  ['TRANSITION_ISSUES', 'REC', AGENTS],
  ['ADMINISTER_PROJECTS', 'REC', ['project-admin', 'jira-admin']],
  ['SERVICEDESK_AGENT', 'OTH', ['agent-other']],
] as const)('%s in %s', async (permission, projectKey, holders) => {
  const held = await Promise.all(PEOPLE.map(async (who) => {
    const reply = await world.call(who, 'GET', `/rest/api/3/mypermissions?permissions=${permission}&projectKey=${projectKey}`)
    const permissions = (reply.body['permissions'] ?? {}) as Record<string, { havePermission: boolean }>
    return permissions[permission]?.havePermission === true ? [who] : []
  }))
  expect(held.flat()).toEqual(holders)
})

test('ADMINISTER is the Jira administrator’s alone', async () => {
  const body = { globalPermissions: ['ADMINISTER'] }
  const held = await Promise.all(PEOPLE.map(async (who) => {
    const reply = await world.call(who, 'POST', '/rest/api/3/permissions/check', body)
    return (reply.body['globalPermissions'] as string[] | undefined)?.length === 1 ? [who] : []
  }))
  expect(held.flat()).toEqual(['jira-admin'])
})

test('another account’s permissions are for administrators and the app', async () => {
  const accountId = world.site.personByKey('agent-t2')?.accountId
  const body = { accountId, projectPermissions: [{ permissions: ['SERVICEDESK_AGENT'], projects: [10001], issues: [10042, 99] }] }
  expect((await world.call('agent-t1', 'POST', '/rest/api/3/permissions/check', body)).status).toBe(403)
  expect((await world.call('app', 'POST', '/rest/api/3/permissions/check', body)).body).toEqual({ globalPermissions: [], projectPermissions: [{ permission: 'SERVICEDESK_AGENT', projects: [10001], issues: [10042] }] })
})

test('people without a licence are told nothing of the directory', async () => {
  for (const path of ['/rest/api/3/users/search', '/rest/api/3/groups/picker', '/rest/api/3/field', '/rest/api/3/project/search']) {
    expect((await world.call('customer-1', 'GET', path)).status).toBe(403)
    expect((await world.call('unlicensed-1', 'GET', path)).status).toBe(403)
    expect((await world.call('nobody', 'GET', path)).status).toBe(401)
  }
})

test('a customer writes public comments only, and a stranger none', async () => {
  const path = '/rest/servicedeskapi/request/REC-1/comment'
  expect((await world.call('customer-2', 'POST', path, { body: 'Me too', public: true })).status).toBe(201)
  expect((await world.call('customer-2', 'POST', path, { body: 'Psst', public: false })).status).toBe(403)
  expect((await world.call('customer-3', 'POST', path, { body: 'Hello', public: true })).status).toBe(404)
})

test('a collaborator without the agent licence writes internal notes only', async () => {
  expect((await world.call('jira-admin', 'POST', '/rest/servicedeskapi/request/REC-1/comment', { body: 'Hi', public: true })).status).toBe(403)
  expect((await world.call('jira-admin', 'POST', '/rest/servicedeskapi/request/REC-1/comment', { body: 'Hi', public: false })).status).toBe(201)
})

test('places are judged by the same rules', () => {
  const facts = (who: Key, place: Parameters<World['site']['place']>[1]): ReturnType<World['site']['place']> => world.site.place(world.site.personByKey(who)?.accountId ?? null, place)
  expect(facts('agent-t1', { issueKey: 'REC-1' })).toMatchObject({
    issue: { id: '10042', key: 'REC-1', type: 'Incident', typeId: '10002', hasRequestType: true }, project: { id: '10001', key: 'REC', type: 'service_desk' },
    mayBrowseIssue: true, mayBrowseProject: true, mayAdministerProject: false, mayAdministerSite: false,
  })
  expect(facts('customer-2', { requestKey: 'REC-1' })).toMatchObject({ request: { key: 'REC-1', typeId: 13 }, portal: { id: 1 }, maySeeRequest: true, mayBrowseIssue: false })
  expect(facts('customer-3', { requestKey: 'REC-1' }).maySeeRequest).toBe(false)
  expect(facts('anonymous', { requestKey: 'REC-1' }).maySeeRequest).toBe(false)
  expect(facts('customer-3', { requestTypeId: '13' })).toMatchObject({ maySeeRequestType: true, portal: { id: 1 } })
  expect(facts('customer-3', { requestTypeId: '21' }).maySeeRequestType).toBe(false)
  expect(facts('project-admin', { projectKey: 'REC' }).mayAdministerProject).toBe(true)
  expect(facts('jira-admin', {}).mayAdministerSite).toBe(true)
})
