import { adf, makeWorld, type World } from './support/world'

let world: World
beforeEach(async () => {
  world = makeWorld()
  await world.raise('customer-1')
})

const since = async (work: () => Promise<unknown>): Promise<World['events']> => {
  const before = world.events.length
  await work()
  return world.events.slice(before)
}
const types = (events: World['events']): string[] => events.map(({ eventType }) => eventType)
const idOf = (who: string): string => world.site.personByKey(who)?.accountId ?? ''

test('a new request is created:issue, by its reporter, at the clock’s instant', () => {
  expect(world.events).toHaveLength(1)
  expect(world.events[0]).toMatchObject({
    eventType: 'avi:jira:created:issue', at: world.kernel.clock.now(), atlassianId: idOf('customer-1'),
    payload: { issue: { id: '10042', key: 'REC-1', fields: { summary: 'Payroll export fails', status: { name: 'Waiting for support' }, reporter: { accountId: idOf('customer-1') } } } },
  })
})

test('a transition is updated:issue with the status before and after', async () => {
  const events = await since(() => world.call('agent-t1', 'POST', '/rest/api/3/issue/REC-1/transitions', { transition: { id: '21' } }))
  expect(types(events)).toEqual(['avi:jira:updated:issue'])
  expect(events[0]?.payload).toMatchObject({
    changelog: { items: [{ field: 'status', fieldId: 'status', from: '10000', fromString: 'Waiting for support', to: '10001', toString: 'Waiting for customer' }] },
    associatedStatuses: [{ name: 'Waiting for support' }, { name: 'Waiting for customer' }],
  })
})

test('an assignment is updated and assigned', async () => {
  const events = await since(() => world.call('lead', 'PUT', '/rest/api/3/issue/REC-1/assignee', { accountId: idOf('agent-t2') }))
  expect(types(events)).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue'])
  expect(events[1]?.payload).toMatchObject({ changelog: { items: [{ field: 'assignee', from: null, to: idOf('agent-t2'), toString: 'Jonas Weber' }] } })
})

test('the assignee is taken away by null', async () => {
  await world.call('lead', 'PUT', '/rest/api/3/issue/REC-1/assignee', { accountId: idOf('agent-t2') })
  const events = await since(() => world.call('lead', 'PUT', '/rest/api/3/issue/REC-1/assignee', { accountId: null }))
  expect(types(events)).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue'])
  expect(events[0]?.payload).toMatchObject({ changelog: { items: [{ field: 'assignee', from: idOf('agent-t2'), to: null }] } })
})

test('a change to what it was already sends nothing', async () => {
  expect(await since(() => world.call('lead', 'PUT', '/rest/api/3/issue/REC-1', { fields: { summary: 'Payroll export fails' } }))).toEqual([])
})

test('comments send commented, on an edit too, and say whether they are public', async () => {
  const events = await since(() => world.call('agent-t1', 'POST', '/rest/api/3/issue/REC-1/comment', { body: adf('Note'), properties: [{ key: 'sd.public.comment', value: { internal: true } }] }))
  expect(types(events)).toEqual(['avi:jira:commented:issue', 'avi:jira:updated:issue'])
  const comment = events[0]?.payload['comment'] as { id: string }
  expect(comment).toMatchObject({ jsdPublic: false, author: { accountId: idOf('agent-t1') } })
  world.kernel.advance(60_000)
  const edited = await since(() => world.call('agent-t1', 'PUT', `/rest/api/3/issue/REC-1/comment/${comment.id}`, { body: adf('Note, mended') }))
  expect(types(edited)).toEqual(['avi:jira:commented:issue', 'avi:jira:updated:issue'])
  const facts = edited[0]?.payload['comment'] as { id: string; created: string; updated: string; jsdPublic: boolean }
  expect(facts).toMatchObject({ id: comment.id, jsdPublic: false })
  expect(Date.parse(facts.updated) - Date.parse(facts.created)).toBe(60_000)
})

test('a file through the portal is an attachment and a public comment', async () => {
  const form = new FormData()
  form.append('file', new File(['noon: 500'], 'log.txt', { type: 'text/plain' }))
  const temporary = await world.call('customer-1', 'POST', '/rest/servicedeskapi/servicedesk/1/attachTemporaryFile', form)
  const [{ temporaryAttachmentId }] = temporary.body['temporaryAttachments'] as [{ temporaryAttachmentId: string }]
  const events = await since(() => world.call('customer-1', 'POST', '/rest/servicedeskapi/request/REC-1/attachment', { temporaryAttachmentIds: [temporaryAttachmentId], public: true, additionalComment: { body: 'Here it is' } }))
  expect(types(events)).toEqual(['avi:jira:created:attachment', 'avi:jira:updated:issue', 'avi:jira:commented:issue', 'avi:jira:updated:issue'])
  expect(events[0]?.payload['attachment']).toMatchObject({ issueId: '10042', projectId: '10001', fileName: 'log.txt', size: 9, mimeType: 'text/plain', author: { accountId: idOf('customer-1') } })
  expect(events[2]?.payload['comment']).toMatchObject({ jsdPublic: true })
  const again = await world.call('customer-1', 'POST', '/rest/servicedeskapi/request/REC-1/attachment', { temporaryAttachmentIds: [temporaryAttachmentId], public: true })
  expect(again.status).toBe(400)
})

test('a kind of file that the site refuses leaves nothing behind', async () => {
  await world.call('nobody', 'POST', '/sandbox/site/file-types', { refused: ['exe'] })
  const send = async (name: string): Promise<number> => {
    const form = new FormData()
    form.append('file', new File(['MZ'], name))
    return (await world.call('customer-1', 'POST', '/rest/servicedeskapi/servicedesk/1/attachTemporaryFile', form)).status
  }
  expect(await since(async () => expect(await send('SETUP.EXE')).toBe(400))).toEqual([])
  expect(await send('exe.zip')).toBe(201)
})

test('a deletion names the issue that was, and takes all of it away', async () => {
  await world.call('agent-t1', 'POST', '/rest/api/3/issue/REC-1/comment', { body: adf('x') })
  const events = await since(() => world.call('project-admin', 'DELETE', '/rest/api/3/issue/REC-1'))
  expect(events).toMatchObject([{ eventType: 'avi:jira:deleted:issue', payload: { issue: { id: '10042', key: 'REC-1' } } }])
  expect((await world.call('agent-t1', 'GET', '/rest/api/3/issue/10042')).status).toBe(404)
  // An id is never given again.
  expect(await world.raise('customer-1')).toBe('REC-2')
  expect((await world.call('agent-t1', 'GET', '/rest/api/3/issue/REC-2?fields=summary')).body['id']).toBe('10043')
})

test("the app's changes carry its own account", async () => {
  const events = await since(() => world.call('app', 'PUT', `/rest/api/3/app/field/${world.fieldIds['case-number']}/value`, { updates: [{ issueIds: [10042], value: 'RC-010042' }] }))
  expect(events).toMatchObject([{ eventType: 'avi:jira:updated:issue', atlassianId: world.appAccountId, payload: { changelog: { items: [{ field: 'Case number', toString: 'RC-010042' }] } } }])
})
