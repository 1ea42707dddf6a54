import { existsSync, readFileSync } from 'node:fs'
import { answerFault } from '../../../sandbox/site/http/answers'
import { derive } from '../../../sandbox/site/contract/derive'
import contract from '../../../sandbox/site/contract/contract.json'
import { ROUTES } from '../../../sandbox/site/routes'
import { makeWorld, type World } from './support/world'

const CONTRACT = '../shared/contracts/jira-platform.openapi.json'

let world: World
beforeEach(async () => {
  world = makeWorld()
  await world.raise('customer-1')
})

test('what it does not know it says by name', async () => {
  expect(await world.call('agent-t1', 'GET', '/rest/api/3/dashboard')).toMatchObject({ status: 501, body: { errorMessages: ["The sandbox doesn't know GET /rest/api/3/dashboard"] } })
  expect((await world.call('agent-t1', 'DELETE', '/rest/api/3/myself')).status).toBe(501)
})

test.each([
  ['POST', '/rest/api/3/search/jql', { jql: 'project = REC', fields: 'summary' }],
  ['POST', '/rest/api/3/search/jql', { jql: 'project = REC', total: true }],
  ['POST', '/rest/api/3/permissions/check', { projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: ['REC'] }] }],
  ['POST', '/rest/api/3/issue/REC-1/comment', { body: 'plain text' }],
  ['PUT', '/rest/api/3/issue/REC-1', { fields: { description: 'plain text' } }],
  ['PUT', '/rest/api/3/issue/REC-1', { fields: { customfield_99999: 1 } }],
  ['POST', '/rest/api/3/issue/REC-1/transitions', {}],
  ['GET', '/rest/api/3/mypermissions', undefined],
  ['GET', '/rest/api/3/mypermissions?permissions=NONSENSE', undefined],
  ['GET', '/rest/api/3/users/search?maxResults=many', undefined],
  ['POST', '/rest/servicedeskapi/request/REC-1/comment', { text: 'x' }],
])('%s %s with a wrong shape is a 400', async (method, path, body) => {
  expect((await world.call('agent-t1', method, path, body)).status).toBe(400)
})

test('the two APIs have error shapes of their own', async () => {
  expect(Object.keys((await world.call('agent-t1', 'GET', '/rest/api/3/issue/NO-1')).body)).toEqual(['errorMessages', 'errors'])
  expect(Object.keys((await world.call('agent-t1', 'GET', '/rest/servicedeskapi/request/NO-1')).body)).toEqual(['errorMessage', 'i18nErrorMessage'])
})

test("the app's calls want the scopes of the contract; a person's own client does not", async () => {
  const narrow = makeWorld('site', ['read:jira-work'])
  await narrow.raise('customer-1')
  expect((await narrow.call('app', 'GET', '/rest/api/3/issue/REC-1')).status).toBe(200)
  expect(await narrow.call('app', 'PUT', '/rest/api/3/issue/REC-1', { fields: { summary: 'x' } })).toMatchObject({ status: 401, body: { message: 'Unauthorized; scope does not match' } })
  expect((await narrow.call('app', 'GET', '/rest/servicedeskapi/request/REC-1')).status).toBe(401)
  expect((await narrow.call('agent-t1', 'GET', '/rest/api/3/myself', undefined, true)).status).toBe(401)
  expect((await narrow.call('agent-t1', 'GET', '/rest/api/3/myself')).status).toBe(200)
})

describe("the app's fields", () => {
  const write = (who: string, updates: unknown): ReturnType<World['call']> => world.call(who, 'POST', '/rest/api/3/app/field/value', { updates })
  const field = (): string => world.fieldIds['case-number'] ?? ''

  test('have Forge’s key and a number that lasts', async () => {
    const { body } = await world.call('agent-t1', 'GET', '/rest/api/3/field/search?query=case')
    expect(body['values']).toMatchObject([{ id: 'customfield_10100', key: '3f2a9c40-1d5e-4b7a-8c60-9e1f2a3b4c5d__DEVELOPMENT__case-number', isLocked: true }])
  })

  test('are written by the app only, each once a call, in their type', async () => {
    expect((await write('jira-admin', [{ customField: field(), issueIds: [10042], value: 'x' }])).status).toBe(403)
    expect((await write('app', [{ customField: field(), issueIds: [10042], value: 'x' }, { customField: field(), issueIds: [10042], value: 'y' }])).status).toBe(400)
    expect((await write('app', [{ customField: world.fieldIds['score'], issueIds: [10042], value: 'seven' }])).status).toBe(400)
    expect((await write('app', [{ customField: 'customfield_10010', issueIds: [10042], value: '13' }])).status).toBe(403)
    expect((await write('app', [{ customField: field(), issueIds: [99], value: 'x' }])).status).toBe(404)
    expect((await world.call('agent-t1', 'GET', `/rest/api/3/issue/REC-1?fields=${field()}`)).body['fields']).toEqual({ [field()]: null })
  })

  test('a datetime is kept to the second, in Jira’s notation', async () => {
    const due = world.fieldIds['due'] ?? ''
    expect((await write('app', [{ customField: due, issueIds: [10042], value: '2026-11-24T15:30:12.345+01:00' }])).status).toBe(204)
    expect((await world.call('agent-t1', 'GET', `/rest/api/3/issue/REC-1?fields=${due}`)).body['fields']).toEqual({ [due]: '2026-11-24T14:30:12.000+0000' })
  })

  test('a read-only one cannot be edited by anyone', async () => {
    expect((await world.call('agent-t1', 'PUT', '/rest/api/3/issue/REC-1', { fields: { [field()]: 'mine' } })).status).toBe(400)
  })
})

describe('writes on one issue', () => {
  const put = (n: number): ReturnType<World['call']> => world.call('app', 'PUT', '/rest/api/3/issue/REC-1/properties/n', { n })

  test('the 21st of the app within two seconds is a 429, and waiting helps', async () => {
    world.kernel.setMode('real')
    for (let n = 0; n < 20; n += 1) expect((await put(n)).status).toBeLessThan(300)
    const refused = await put(20)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('RateLimit-Reason')).toBe('jira-per-issue-on-write')
    world.kernel.advance(Number(refused.headers.get('Retry-After')) * 1_000)
    expect((await put(21)).status).toBe(200)
  })

  test('people are not counted', async () => {
    world.kernel.setMode('real')
    for (let n = 0; n < 25; n += 1) expect((await world.call('agent-t1', 'PUT', '/rest/api/3/issue/REC-1/properties/n', { n })).status).toBeLessThan(300)
  })
})

test.each([
  ['summary,status', ['summary', 'status']],
  ['nothing', []],
  ['*all,-comment,-description', expect.not.arrayContaining(['comment', 'description'])],
  ['-comment', expect.arrayContaining(['summary', 'attachment'])],
])('fields=%s', async (fields, names) => {
  const { body } = await world.call('agent-t1', 'GET', `/rest/api/3/issue/REC-1?fields=${fields}`)
  expect(Object.keys(body['fields'] as object)).toEqual(names)
})

test('a key may hold any letters', async () => {
  const path = `/rest/api/3/issue/REC-1/properties/${encodeURIComponent('50 % / ä')}`
  expect((await world.call('agent-t1', 'PUT', path, 1)).status).toBe(201)
  expect((await world.call('agent-t1', 'GET', path)).body).toEqual({ key: '50 % / ä', value: 1 })
})

test('a property too long is refused', async () => {
  expect((await world.call('agent-t1', 'PUT', '/rest/api/3/issue/REC-1/properties/n', 'x'.repeat(32_768))).status).toBe(400)
})

test('a file wants the header that says it is no forgery', async () => {
  const form = new FormData()
  form.append('file', new File(['x'], 'x.txt'))
  const principal = { kind: 'user' as const, accountId: world.site.personByKey('agent-t1')?.accountId ?? '' }
  const response = await world.site.fetch(new Request('http://127.0.0.1/rest/api/3/issue/REC-1/attachments', { method: 'POST', body: form }), { principal, throughApp: false })
  expect(response.status).toBe(403)
})

test('each route that names a schema names one that jira.js has, and a wrong answer fails it', async () => {
  for (const { answer } of ROUTES) if (answer !== undefined) expect((await answerFault(answer, answer.endsWith('[]') ? [] : {})) ?? '').not.toContain('jira.js has no')
  expect(await answerFault('cloud:Issue', { id: 10042 })).toContain('cloud:Issue: id')
})

// The contract lies beside the project only where it is developed.
if (existsSync(CONTRACT)) {
  test('what is kept of the contract is what it says', () => {
    expect(contract).toEqual(JSON.parse(JSON.stringify(derive(JSON.parse(readFileSync(CONTRACT, 'utf8')) as Parameters<typeof derive>[0]))))
  })
}
