import type { PortalRequest } from '../../../sandbox/kernel/types'
import { APP_UUID, makeWorld, type World } from './support/world'

const body = (more: Partial<PortalRequest> = {}): PortalRequest => ({
  serviceDeskId: '1', requestTypeId: '13', requestFieldValues: { summary: 'Payroll export fails', description: 'At noon' }, ...more,
})
const panel = { fields: [{ key: 'impact', value: 'everyone' }, { key: 'urgency', value: 'high' }], isValid: true }

let world: World
beforeEach(() => {
  world = makeWorld()
})
const send = (who: string | null, given: PortalRequest): Promise<Response> =>
  world.site.createPortalRequest(who === null ? null : (world.site.personByKey(who) ?? null), given)

test("the panel's answers are an issue property named by the app's uuid, there before the event goes out", async () => {
  let seen: unknown
  world.site.onEvent(({ eventType }) => {
    if (eventType === 'avi:jira:created:issue') seen = world.call('app', 'GET', `/rest/api/3/issue/REC-1/properties/${APP_UUID}`)
  })
  expect((await send('customer-1', body({ panel }))).status).toBe(201)
  expect((await (seen as ReturnType<World['call']>)).body).toEqual({ key: APP_UUID, value: { impact: 'everyone', urgency: 'high' } })
})

test.each([
  ['the portal', async () => { await send('customer-1', body()) }, 'portal'],
  ['a visitor', async () => { await send(null, body()) }, 'anonymousportal'],
  ['the service desk API', async () => { await world.call('customer-1', 'POST', '/rest/servicedeskapi/request', body()) }, 'api'],
  ['mail', async () => { await world.call('nobody', 'POST', '/sandbox/site/mail', { from: 'priya.raman@bellwether-freight.example', subject: 'Help', text: 'Please' }) }, 'email'],
  ['an agent in Jira', async () => { await world.call('agent-t1', 'POST', '/rest/api/3/issue', { fields: { project: { key: 'REC' }, issuetype: { name: 'Incident' }, summary: 'x', customfield_10010: '13' } }) }, 'jira'],
])('a request made by %s says so', async (_name, make, value) => {
  await make()
  expect((await world.call('app', 'GET', '/rest/api/3/issue/REC-1/properties/request.channel.type')).body).toMatchObject({ value: { value } })
})

test('what the form does not allow is refused and leaves nothing', async () => {
  const bad: PortalRequest[] = [
    body({ panel: { fields: [], isValid: false } }),
    body({ requestFieldValues: { summary: '' } }),
    body({ requestFieldValues: { summary: 'a\nb' } }),
    body({ requestFieldValues: { summary: 'x'.repeat(256) } }),
    body({ requestFieldValues: { summary: 'ok', customfield_10100: 'mine' } }),
    body({ raiseOnBehalfOf: 'nobody@nowhere.example' }),
  ]
  for (const given of bad.slice(0, 5)) expect((await send('customer-1', given)).status).toBe(400)
  expect((await send('agent-t1', bad[5] as PortalRequest)).status).toBe(400)
  expect((await send('customer-1', body({ raiseOnBehalfOf: 'priya.raman@bellwether-freight.example' }))).status).toBe(403)
  expect((await send('customer-1', body({ serviceDeskId: '2', requestTypeId: '21' }))).status).toBe(404)
  expect((await send('customer-1', body({ requestTypeId: '21' }))).status).toBe(404)
  expect(world.events).toEqual([])
})

test("a customer's request is shared with his organisation on that desk; an agent's for him as well", async () => {
  await send('customer-1', body())
  await send('agent-t1', body({ raiseOnBehalfOf: world.site.personByKey('customer-3')?.accountId ?? '' }))
  expect((await world.call('customer-2', 'GET', '/rest/servicedeskapi/request/REC-1')).status).toBe(200)
  const list = await world.call('customer-3', 'GET', '/rest/servicedeskapi/request?requestOwnership=OWNED_REQUESTS')
  expect((list.body['values'] as { issueKey: string }[]).map(({ issueKey }) => issueKey)).toEqual(['REC-2'])
  const { body: issue } = await world.call('agent-t1', 'GET', '/rest/api/3/issue/REC-2?fields=creator,reporter')
  expect(issue['fields']).toMatchObject({ creator: { displayName: 'Aisha Okafor' }, reporter: { displayName: 'Priya Raman' } })
})
