import { createKernel } from '../../../sandbox/kernel/kernel'
import { Store } from '../../../sandbox/kernel/store'
import type { InstalledApp } from '../../../sandbox/kernel/types'
import { createSite } from '../../../sandbox/site/site'
import { makeWorld } from './support/world'
import site from '../../../demo/site.json'

const app = (moduleKeys: string[]): InstalledApp => ({
  appId: 'ari:cloud:ecosystem::app/3f2a9c40-1d5e-4b7a-8c60-9e1f2a3b4c5d', environment: 'development', environmentId: 'e', name: 'Test app',
  scopes: new Set(), panels: [], validators: [], validate: () => Promise.resolve({ result: true }),
  fields: moduleKeys.map((moduleKey) => ({ moduleKey, name: moduleKey, description: '', type: 'string', readOnly: true })),
})

test('a restart keeps issues, numbers, the app’s account and its fields’ ids', async () => {
  const store = Store.inMemory()
  const first = createSite(createKernel(store, { clock: 'manual' }))
  first.seed(site)
  const before = first.install(app(['a', 'b']))
  const request = { serviceDeskId: '1', requestTypeId: '11', requestFieldValues: { summary: 'How?' } }
  await first.createPortalRequest(first.personByKey('customer-1') ?? null, request)

  const second = createSite(createKernel(store, { clock: 'manual' }))
  const after = second.install(app(['c', 'b', 'a']))
  expect(after.appAccountId).toBe(before.appAccountId)
  expect(after.fieldIds).toEqual({ ...before.fieldIds, c: 'customfield_10102' })
  expect(second.people()).toEqual(first.people())
  const made = (await (await second.createPortalRequest(second.personByKey('customer-1') ?? null, request)).json()) as { issueId: string; issueKey: string }
  expect(made).toMatchObject({ issueId: '10043', issueKey: 'REC-2' })
})

describe('what happens to a site from elsewhere', () => {
  test('a moved issue keeps its id, and its old key still finds it', async () => {
    const world = makeWorld()
    await world.raise('customer-1')
    const moved = await world.call('nobody', 'POST', '/sandbox/site/move', { issueKey: 'REC-1', projectKey: 'OTH' })
    expect(moved.body).toEqual({ issueKey: 'OTH-1' })
    expect((await world.call('agent-other', 'GET', '/rest/api/3/issue/REC-1?fields=project')).body).toMatchObject({ id: '10042', key: 'OTH-1', fields: { project: { key: 'OTH' } } })
    expect((await world.call('agent-t1', 'GET', '/rest/api/3/issue/REC-1')).status).toBe(404)
    expect(world.events.at(-1)).toMatchObject({ eventType: 'avi:jira:updated:issue', payload: { changelog: { items: [{ field: 'project', to: '10002' }, { field: 'Key', to: 'OTH-1' }] } } })
  })

  test('a clone is another issue that brings the app’s values along', async () => {
    const world = makeWorld()
    await world.raise('customer-1')
    const field = world.fieldIds['case-number'] ?? ''
    await world.call('app', 'POST', '/rest/api/3/app/field/value', { updates: [{ customField: field, issueIds: [10042], value: 'RC-010042' }] })
    expect((await world.call('nobody', 'POST', '/sandbox/site/clone', { issueKey: 'REC-1', person: 'agent-t1' })).body).toEqual({ issueId: '10043', issueKey: 'REC-2' })
    expect((await world.call('agent-t1', 'GET', `/rest/api/3/issue/REC-2?fields=${field}`)).body['fields']).toEqual({ [field]: 'RC-010042' })
    expect(world.events.at(-1)).toMatchObject({ eventType: 'avi:jira:created:issue', payload: { issue: { id: '10043' } } })
  })

  test('an account taken away loses its rights', async () => {
    const world = makeWorld()
    await world.raise('customer-1')
    expect((await world.call('nobody', 'POST', '/sandbox/site/account', { person: 'agent-t1', active: false })).status).toBe(204)
    expect((await world.call('agent-t1', 'GET', '/rest/api/3/issue/REC-1')).status).toBe(404)
  })
})
