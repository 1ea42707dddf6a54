import { startFixture } from './start-fixture'
import type { FixtureSandbox } from './start-fixture'

let sandbox: FixtureSandbox
beforeAll(async () => {
  sandbox = await startFixture()
})
afterAll(() => sandbox.close())

interface Answer {
  ok: boolean
  result?: Record<string, unknown>
  error?: { name: string; message: string }
}

async function call(person: string, module: string, context: unknown, command = 'getContext', payload?: unknown): Promise<Answer> {
  return (await sandbox.send('POST', '/sandbox/bridge', { person, module, context, command, payload })).body as Answer
}

const issue = { issueKey: 'DESK-1' }
const request = { requestKey: 'DESK-1' }
const create = { requestTypeId: '7' }
const project = { projectKey: 'DESK' }

describe('who may open which module where', () => {
  // people: customer-1 owns DESK-1, customer-2 does not; unlicensed-1 may see it too.
  test.each<[module: string, place: object, allowed: string[]]>([
    ['panel', issue, ['agent-t1', 'project-admin', 'jira-admin']],
    ['panel', { issueKey: 'OTHER-1' }, []],
    ['glance', issue, ['agent-t1', 'project-admin', 'jira-admin']],
    ['glance', request, []],
    ['queue', project, ['agent-t1', 'project-admin', 'jira-admin']],
    ['queue', { projectKey: 'OTHER' }, []],
    ['settings', project, ['project-admin', 'jira-admin']],
    ['admin', {}, ['jira-admin']],
    ['detail', request, ['customer-1', 'unlicensed-1', 'agent-t1', 'project-admin', 'jira-admin']],
    ['detail', issue, []],
    ['top', { ...request, page: 'view_request' }, ['customer-1', 'agent-t1', 'project-admin', 'jira-admin']],
    ['top', { page: 'my_requests' }, []],
    ['create', create, ['customer-1', 'customer-2', 'anonymous', 'agent-t1', 'project-admin', 'jira-admin']],
  ])('%s at %j', async (module, place, allowed) => {
    const people = ['customer-1', 'customer-2', 'unlicensed-1', 'anonymous', 'agent-t1', 'project-admin', 'jira-admin']
    const answers = await Promise.all(people.map((person) => call(person, module, place)))
    expect(people.filter((_, index) => answers[index]?.ok)).toEqual(allowed)
    for (const answer of answers) if (!answer.ok) expect(answer.error?.name).toBe('ModuleNotAvailable')
  })

  test('unknown people and modules are named', async () => {
    expect(await call('nobody', 'glance', issue)).toMatchObject({ error: { name: 'PersonNotFound' } })
    expect(await call('agent-t1', 'none', issue)).toMatchObject({ error: { name: 'ModuleNotFound' } })
  })
})

describe('context', () => {
  test('an issue module has issue and project', async () => {
    expect((await call('agent-t1', 'panel', issue)).result).toMatchObject({
      accountId: 'account-agent-t1',
      accountType: 'licensed',
      moduleKey: 'panel',
      environmentType: 'PRODUCTION',
      extension: { issue: { id: '1', key: 'DESK-1', type: 'Incident', typeId: '10001' }, project: { key: 'DESK', type: 'service_desk' }, isNewToIssue: false },
    })
  })

  test('a portal module has portal and request', async () => {
    const { result } = await call('customer-1', 'detail', request)
    expect(result).toMatchObject({ accountType: 'customer', extension: { portal: { id: 1 }, request: { key: 'DESK-1', typeId: 7 }, page: 'view_request' } })
    expect((await call('anonymous', 'create', create)).result).toMatchObject({ accountId: 'unidentified', accountType: 'anonymous', extension: { request: { typeId: 7 } } })
  })

  test('an extension of the caller is passed on unchecked, but not the account', async () => {
    const answer = await sandbox.invoke('customer-1', 'whoami', {}, { ...request, extension: { request: { key: 'DESK-99' } }, accountId: 'account-jira-admin' }, 'detail')
    expect(answer).toMatchObject({ result: { accountId: 'account-customer-1', extension: { request: { key: 'DESK-99' } } } })
  })
})

describe('invoke', () => {
  test('customers call as themselves; unlicensed accounts have no asUser', async () => {
    expect(await sandbox.invoke('customer-1', 'whoami', {}, request, 'detail')).toMatchObject({ ok: true, result: { as: 'account-customer-1' } })
    expect(await sandbox.invoke('unlicensed-1', 'whoami', {}, request, 'detail')).toMatchObject({ ok: false })
    expect(await sandbox.invoke('unlicensed-1', 'asApp', {}, request, 'detail')).toMatchObject({ ok: true })
    const runs = await sandbox.lines('/sandbox/invocations')
    expect(runs.filter(({ ok }) => ok === false).map(({ error }) => error)).toContainEqual(expect.stringContaining('NEEDS_AUTHENTICATION_ERR'))
  })

  test('nobody acts as somebody else', async () => {
    expect(await sandbox.invoke('agent-t1', 'asOther', { accountId: 'account-jira-admin' })).toMatchObject({ ok: false })
  })

  test('a failing function shows nothing of its inside', async () => {
    const answer = await sandbox.invoke('agent-t1', 'throws')
    expect(answer).toEqual({ ok: false, error: { name: 'Error', message: 'There was an error invoking the function' } })
    const run = (await sandbox.lines('/sandbox/invocations')).at(-1)
    expect(run).toMatchObject({ function: 'resolver', cause: 'resolver:throws', ok: false, error: 'Error: secret detail of the app' })
  })

  test('an undefined result arrives as an empty object', async () => {
    expect(await sandbox.invoke('agent-t1', 'nothing')).toEqual({ ok: true, result: {} })
  })

  test('500 KB in, 5 MB out, nothing to the outside', async () => {
    expect(await sandbox.invoke('agent-t1', 'nothing', { text: 'x'.repeat(500 * 1024) })).toMatchObject({ error: { name: 'BridgeAPIError' } })
    expect(await sandbox.invoke('agent-t1', 'big')).toMatchObject({ ok: false })
    await sandbox.invoke('agent-t1', 'egress')
    expect((await sandbox.lines('/sandbox/invocations')).at(-1)).toMatchObject({ error: expect.stringContaining('Egress to https://example.com') })
  })

  test("the app's clock is the site's", async () => {
    const { now } = (await sandbox.get('/sandbox/clock')) as { now: string }
    expect(await sandbox.invoke('agent-t1', 'whoami')).toMatchObject({ result: { now: Date.parse(now) } })
  })

  test('rate limits are told on demand', async () => {
    const answer = await call('project-admin', 'glance', issue, 'invoke', { functionKey: 'nothing', metadata: { rateLimitProperties: true } })
    expect(answer.result).toMatchObject({ body: {}, metadata: { rateLimitProperties: { rateLimitLimit: 1_200, rateLimitRemaining: expect.any(Number) } } })
  })
})

describe('other commands', () => {
  const fetchProduct = (person: string, module: string, place: unknown, restPath: string) =>
    call(person, module, place, 'fetchProduct', { product: 'jira', restPath, fetchRequestInit: { method: 'GET', body: null, headers: [['accept', 'application/json']] }, isMultipartFormData: false })

  test('a screen calls Jira as its person, which is logged without a function', async () => {
    const answer = await fetchProduct('customer-1', 'detail', request, '/rest/api/3/myself?a=1')
    expect(answer.result).toMatchObject({ status: 200, body: JSON.stringify({ accountId: 'account-customer-1' }), isAttachment: false })
    expect((await sandbox.lines('/sandbox/requests')).at(-1)).toMatchObject({ function: null, as: 'account-customer-1', method: 'GET', path: '/rest/api/3/myself', query: { a: '1' }, status: 200 })
    expect(sandbox.site().calls.at(-1)?.caller).toEqual({ principal: { kind: 'user', accountId: 'account-customer-1' }, throughApp: true })
  })

  test('the app reaches REST and nothing else of the site', async () => {
    expect((await fetchProduct('agent-t1', 'glance', issue, '/sandbox/site/force-status')).result).toMatchObject({ status: 501, body: expect.stringContaining('/sandbox/site/force-status') })
    expect((await fetchProduct('agent-t1', 'glance', issue, 'https://example.com/rest/api/3/myself')).result).toMatchObject({ status: 400 })
  })

  test('a screen of an unlicensed account has no session with Jira', async () => {
    expect((await fetchProduct('unlicensed-1', 'detail', request, '/rest/api/3/myself')).result).toMatchObject({ status: 401 })
  })

  test('what concerns the host page only is answered true; an unknown command is named', async () => {
    expect(await call('agent-t1', 'glance', issue, 'refresh')).toEqual({ ok: true, result: true })
    expect(await call('agent-t1', 'glance', issue, 'mineBitcoin')).toMatchObject({ error: { name: 'NotImplemented', message: expect.stringContaining('mineBitcoin') } })
  })
})
