/** @jest-environment jsdom */
import { createDispatcher, type Dispatcher, type FrameSurroundings } from '../../../sandbox/pages/host/dispatcher'
import { shownFlags } from '../../../sandbox/pages/host/flag-list'
import type { AppModule } from '../../../sandbox/pages/core/modules'

const panel: AppModule = {
  key: 'a-panel', type: 'jira:issuePanel', title: 'A panel', icon: null, resource: 'screens', src: '/frames/screens/index.html',
  pages: [], status: null, statusProperty: null,
}
const queuePage: AppModule = { ...panel, key: 'a-queue', type: 'jiraServiceManagement:queuePage' }

let sent: unknown[] = []
let answer: unknown = { ok: true, result: 'done' }

beforeEach(() => {
  sent = []
  answer = { ok: true, result: 'done' }
  globalThis.fetch = (_path, init) => {
    sent.push(JSON.parse(String(init?.body)))
    return Promise.resolve({ ok: true, text: () => Promise.resolve(JSON.stringify(answer)) } as Response)
  }
})

function dispatcher(more: Partial<FrameSurroundings> = {}): Dispatcher {
  return createDispatcher({
    frameId: 'f1', personKey: 'agent-t1', module: panel, modules: [panel, queuePage], place: { issueKey: 'REC-1' }, projectKey: 'REC',
    fullPage: false, openModal: () => undefined, enableTheming: () => undefined, reload: () => undefined, ...more,
  })
}

test('what the page has no answer for goes to the server, with person, module and place', async () => {
  await expect(dispatcher().dispatch('invoke', { functionKey: 'take', payload: { issueId: '1' } })).resolves.toBe('done')
  expect(sent).toEqual([{
    person: 'agent-t1', module: 'a-panel', context: { issueKey: 'REC-1' }, command: 'invoke', payload: { functionKey: 'take', payload: { issueId: '1' } },
  }])
})

test("the server's refusal rejects as the bridge does", async () => {
  answer = { ok: false, error: { name: 'BridgeAPIError', message: 'Rate limit exceeded' } }
  await expect(dispatcher().dispatch('fetchProduct', {})).rejects.toMatchObject({ name: 'BridgeAPIError', message: 'Rate limit exceeded' })
})

test('the context has the theme, and in a modal what its opener gave', async () => {
  answer = { ok: true, result: { moduleKey: 'a-panel', locale: 'de-DE', timezone: 'Europe/Berlin', extension: { issue: { id: '1' } } } }
  await expect(dispatcher({ modalContext: { step: 2 } }).dispatch('getContext', undefined)).resolves.toEqual({
    moduleKey: 'a-panel', locale: 'de-DE', timezone: 'Europe/Berlin', theme: { colorMode: 'light' },
    extension: { issue: { id: '1' }, modal: { step: 2 } },
  })
})

test("a modal's calls carry its own extension, as the browser sends it", async () => {
  answer = { ok: true, result: { extension: { issue: { id: '1' } } } }
  await dispatcher({ modalContext: { step: 2 } }).dispatch('invoke', { functionKey: 'take' })
  expect(sent[1]).toMatchObject({ context: { issueKey: 'REC-1', extension: { issue: { id: '1' }, modal: { step: 2 } } } })
})

test('submit and close answer false where the place has neither, so that the bridge says so', async () => {
  await expect(dispatcher().dispatch('submit', {})).resolves.toBe(false)
  await expect(dispatcher().dispatch('close', {})).resolves.toBe(false)
  await expect(dispatcher().dispatch('onClose', () => undefined)).resolves.toBe(false)
})

test('events reach every frame of the page until theirs ends', async () => {
  const heard: unknown[] = []
  const listener = dispatcher()
  await listener.dispatch('on', { event: 'changed', callback: (value: unknown) => heard.push(value) })
  await dispatcher({ frameId: 'f2' }).dispatch('emit', { event: 'changed', payload: 1 })
  listener.end()
  await dispatcher({ frameId: 'f2' }).dispatch('emit', { event: 'changed', payload: 2 })
  expect(heard).toEqual([1])
})

test('only a full page has a history, and it stands in the address', async () => {
  await expect(dispatcher().dispatch('createHistory', undefined)).rejects.toThrow('full-page')
  const history = (await dispatcher({ fullPage: true }).dispatch('createHistory', undefined)) as {
    listen(listener: (location: { pathname: string; search: string }) => void): void
    push(to: string): void
  }
  const seen: string[] = []
  history.listen(({ pathname, search }) => seen.push(pathname + search))
  history.push('/severity?cell=2')
  expect(seen).toEqual(['/severity?cell=2'])
  expect(window.location.hash).toBe('#/severity?cell=2')
})

test('targets of navigation become this site\'s addresses', async () => {
  const urlOf = (target: unknown): Promise<unknown> => dispatcher().dispatch('getUrl', target)
  await expect(urlOf({ target: 'issue', issueKey: 'REC-7' })).resolves.toBe(`${window.location.origin}/browse/REC-7`)
  await expect(urlOf({ target: 'module', moduleKey: 'a-queue' })).resolves.toBe(`${window.location.origin}/jira/projects/REC/apps/a-queue`)
  await expect(urlOf({ target: 'dashboard', dashboardId: '1' })).rejects.toThrow('no page for the target dashboard')
})

test('a flag stays until it is closed', async () => {
  await expect(dispatcher().dispatch('showFlag', { id: 'saved', title: 'Saved', type: 'success' })).resolves.toBe(true)
  expect(shownFlags().map(({ id, type }) => [id, type])).toEqual([['saved', 'success']])
  await expect(dispatcher().dispatch('closeFlag', { id: 'saved' })).resolves.toBe(true)
  await expect(dispatcher().dispatch('closeFlag', { id: 'saved' })).resolves.toBe(false)
  expect(shownFlags()).toEqual([])
})
