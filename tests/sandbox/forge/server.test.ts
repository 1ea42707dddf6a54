import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NOON, startFixture } from './start-fixture'
import type { FixtureSandbox } from './start-fixture'

let folder: string
let sandbox: FixtureSandbox
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  sandbox = await startFixture({ data: folder })
})
afterEach(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

const frames = (path: string) => fetch(`http://localhost:${sandbox.port}${path}`)

describe('frames', () => {
  test('a page comes with the bridge first in its head and under Forge\'s policy', async () => {
    const response = await frames('/frames/ui/panel.html')
    expect(await response.text()).toContain('<head><script src="/__frame/bridge.js"></script><link rel="stylesheet" href="/__frame/tokens.css"><title>')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self'[^;]*'sha256-/)
    expect(policy).toContain(`frame-ancestors 'self' *.atlassian.net bitbucket.org *.jira.com *.atlassian.com *.frontend.public.atl-paas.net ${sandbox.url}`)
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toContain('report-uri')
  })

  test('files of a resource, the bridge and the tokens are served; nothing else of this computer', async () => {
    expect((await frames('/frames/ui/app.js')).headers.get('content-type')).toContain('javascript')
    expect(await (await frames('/__frame/bridge.js')).text()).toContain('__bridge')
    const css = await (await frames('/__frame/tokens.css')).text()
    expect(css).toContain('html[data-color-mode="dark"]')
    expect(css).toMatch(/--ds-text: #\w+/)
    for (const path of ['/frames/ui/%2e%2e%2fmanifest.yml', '/frames/none/index.html', '/sandbox/people', '/rest/api/3/myself', '/']) {
      expect((await frames(path)).status).toBe(404)
    }
  })

  test('the host knows where each module\'s page is', async () => {
    expect(await sandbox.get('/sandbox/modules')).toContainEqual(expect.objectContaining({ key: 'panel', type: 'jira:issuePanel', title: 'Panel', src: '/frames/ui/panel.html', icon: '/frames/ui/icon.svg' }))
  })
})

describe('doors', () => {
  test('people, the app and its web triggers', async () => {
    expect(await sandbox.get('/sandbox/people')).toContainEqual(expect.objectContaining({ key: 'anonymous', displayName: 'Anonymous', email: '', accountId: '', accountType: 'anonymous', organisations: [], role: expect.any(String) }))
    expect(await sandbox.get('/sandbox/app')).toMatchObject({ bundle: { file: expect.stringContaining('app.cjs'), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }, manifest: { app: { name: 'Fixture' } } })
    const [hook] = await sandbox.lines('/sandbox/webtriggers')
    const response = await fetch(String(hook?.url), { method: 'POST', body: 'alarm' })
    expect([response.status, await response.text()]).toEqual([202, 'accepted'])
    expect(await sandbox.invoke('agent-t1', 'hookUrl')).toMatchObject({ result: { url: hook?.url } })
  })

  test('REST names a person by e-mail address; an unknown one is refused', async () => {
    const as = (email: string) => fetch(`${sandbox.url}/rest/api/3/myself`, { headers: { authorization: `Basic ${Buffer.from(`${email}:x`).toString('base64')}` } })
    expect(await (await as('agent-t1@example.com')).json()).toEqual({ accountId: 'account-agent-t1' })
    expect((await as('nobody@example.com')).status).toBe(401)
  })

  test('a page of another origin cannot write', async () => {
    const response = await fetch(`${sandbox.url}/sandbox/start-over`, { method: 'POST', headers: { origin: `http://localhost:${sandbox.port}` } })
    expect(response.status).toBe(403)
  })

  test('the portal\'s form makes a request', async () => {
    const answer = await sandbox.send('POST', '/sandbox/portal/requests', { person: 'customer-1', serviceDeskId: '1', requestTypeId: '7', requestFieldValues: { summary: 'Payroll' }, panel: { fields: [], isValid: true } })
    expect(answer).toEqual({ status: 201, body: { issueKey: 'DESK-2' } })
  })

  test('lines after N', async () => {
    await sandbox.invoke('agent-t1', 'asApp')
    await sandbox.invoke('agent-t1', 'nothing')
    const all = await sandbox.lines('/sandbox/invocations')
    expect(await sandbox.lines('/sandbox/invocations?after=2')).toEqual(all.slice(2))
    expect(all).toHaveLength(3)
  })

  test('an unknown door is named, a body that is no JSON refused', async () => {
    expect(await sandbox.send('GET', '/sandbox/nothing')).toMatchObject({ status: 404, body: { error: { message: expect.stringContaining('/sandbox/nothing') } } })
    const response = await fetch(`${sandbox.url}/sandbox/bridge`, { method: 'POST', body: '{' })
    expect(response.status).toBe(400)
  })
})

describe('the clock', () => {
  test('is set, not back, and changes its mode', async () => {
    expect(await sandbox.get('/sandbox/clock')).toEqual({ mode: 'manual', now: new Date(NOON).toISOString() })
    expect(await sandbox.send('PUT', '/sandbox/clock', { now: new Date(NOON + 1_000).toISOString() })).toMatchObject({ status: 200 })
    expect(await sandbox.send('PUT', '/sandbox/clock', { now: new Date(NOON).toISOString() })).toMatchObject({ status: 409 })
    expect(await sandbox.send('PUT', '/sandbox/clock', { mode: 'real' })).toMatchObject({ body: { mode: 'real' } })
    expect(await sandbox.send('PUT', '/sandbox/clock', { mode: 'sundial' })).toMatchObject({ status: 400 })
  })
})

describe('data', () => {
  test('lasts: rows, waiting events, lines, the clock; the app is not installed again', async () => {
    await sandbox.invoke('agent-t1', 'write', { key: 'n', value: { state: 'open' } })
    await sandbox.invoke('agent-t1', 'push', { events: [{ body: { n: 1 }, delayInSeconds: 60 }] })
    const before = [await sandbox.lines('/sandbox/storage'), await sandbox.lines('/sandbox/queue'), await sandbox.lines('/sandbox/invocations')]
    await sandbox.close()
    // With neither option given, the clock stands where and as it stood.
    sandbox = await startFixture({ data: folder })
    await sandbox.send('POST', '/sandbox/settle')
    expect([await sandbox.lines('/sandbox/storage'), await sandbox.lines('/sandbox/queue'), await sandbox.lines('/sandbox/invocations')]).toEqual(before)
    await sandbox.send('POST', '/sandbox/clock/advance', { ms: 60_000 })
    expect(await sandbox.lines('/sandbox/queue')).toEqual([])
  })

  test('two sandboxes do not share a folder', async () => {
    await expect(startFixture({ data: folder })).rejects.toThrow(`in use by the sandbox at port ${sandbox.port}, process ${process.pid}`)
  })

  test('starting over forgets it', async () => {
    await sandbox.invoke('agent-t1', 'write', { key: 'n', value: { state: 'open' } })
    expect((await sandbox.send('POST', '/sandbox/start-over')).status).toBe(204)
    expect((await sandbox.lines('/sandbox/storage')).filter(({ entity }) => entity === 'note')).toEqual([])
    expect(await sandbox.lines('/sandbox/invocations')).toHaveLength(1)
  })
})

describe('a story', () => {
  const play = async (steps: object[]) => {
    const demoFolder = mkdtempSync(join(tmpdir(), 'demo-'))
    writeFileSync(join(demoFolder, 'site.json'), '{}')
    writeFileSync(join(demoFolder, 'story.json'), JSON.stringify({ startsBefore: 'P1D', steps }))
    try {
      return await startFixture({ seed: 'demo', demoFolder })
    } finally {
      rmSync(demoFolder, { recursive: true, force: true })
    }
  }

  test('is played through the same doors, on a clock that ends at the start\'s instant', async () => {
    const told = await play([
      { at: '-PT2H', person: 'customer-1', portal: { serviceDeskId: '1', requestTypeId: '7', requestFieldValues: { summary: 'Payroll' } }, as: 'payroll' },
      { plus: 30, person: 'agent-t1', bridge: { module: 'glance', place: { issueKey: '${payroll.issueKey}' }, payload: { functionKey: 'whoami' } }, as: 'me' },
      { plus: 30, person: 'agent-t1', rest: { method: 'POST', path: '/rest/api/3/issue', body: { summary: 'After ${payroll.issueKey}, ${me.extension.project.key}' } } },
    ])
    try {
      expect(await told.get('/sandbox/clock')).toEqual({ mode: 'manual', now: new Date(NOON).toISOString() })
      const rows = (await told.lines('/sandbox/storage')).map(({ value }) => value as { event?: string; key?: string; at?: number })
      expect(rows.filter(({ event }) => event === 'avi:jira:created:issue').map(({ key, at }) => [key, (Number(at) - NOON) / 60_000])).toEqual([['DESK-2', -120], ['DESK-3', -60]])
      expect((await told.lines('/sandbox/invocations')).filter(({ function: key }) => key === 'sweep')).toHaveLength(24 * 12)
    } finally {
      await told.close()
    }
  })

  test('stops at a step whose answer is not ok, and names it', async () => {
    await expect(play([{ name: 'look in', person: 'customer-2', bridge: { module: 'glance', place: { issueKey: 'DESK-1' }, payload: { functionKey: 'whoami' } } }])).rejects.toThrow('Step 1 (look in): ModuleNotAvailable')
    await expect(play([{ person: 'nobody', rest: { path: '/rest/api/3/myself' } }])).rejects.toThrow('Step 1: there is no person nobody')
    await expect(play([{ person: 'agent-t1', rest: { path: '/rest/api/3/${none.key}' } }])).rejects.toThrow('no earlier answer has ${none.key}')
    await expect(play([{ person: 'agent-t1', rest: { path: '/rest/unknown' } }])).rejects.toThrow('Step 1: 501')
  })

  test('tells an instant before or after its end, and sends a file as the portal does', async () => {
    await expect(play([{ person: 'agent-t1', rest: { path: '/rest/at/${end-PT1H}' } }])).rejects.toThrow(`No route /rest/at/${NOON - 3_600_000}`)
    await expect(play([{ person: 'agent-t1', rest: { path: '/rest/at/${end+P1D}' } }])).rejects.toThrow(`No route /rest/at/${NOON + 86_400_000}`)
    const log = { serviceDeskId: '1', issueKey: 'DESK-1', name: 'export.log', text: 'ORA-00060' }
    await expect(play([{ person: 'customer-1', file: log }])).rejects.toThrow('No route /rest/servicedeskapi/servicedesk/1/attachTemporaryFile')
  })
})
