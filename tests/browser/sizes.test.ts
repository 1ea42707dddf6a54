import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import { raise, switchOn } from './support/desk'
import { drawn } from './support/screens'
import { appFrames, openSite } from './support/site'
import type { BrowserSite } from './support/site'

/** What a frame loads when it opens, as the browser asks for it: how much, whose, and from where. */

let site: BrowserSite
let key = ''

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  await switchOn(site.sandbox)
  key = (await raise(site.sandbox, 'customer-1', 'Payroll export fails')).issueKey
})
afterAll(() => site?.close())

interface Load {
  scripts: Map<string, Buffer>
  /** Calls of the app's resolver that the frame made. */
  invokes: number
}

const moduleOf = async (response: Response): Promise<string> => {
  const element = await response.frame().frameElement()
  return element.evaluate((node) => (node instanceof Element ? node.closest('[data-module]')?.getAttribute('data-module') : null) ?? 'retrac-issue-panel')
}

/** The scripts of each module's frame on one page, opened by somebody who was never here. */
async function loadsOf(person: string, path: string, act?: (page: Page) => Promise<void>): Promise<Map<string, Load>> {
  const page = await site.open()
  const loads = new Map<string, Load>()
  const of = (module: string): Load => {
    const known = loads.get(module) ?? { scripts: new Map<string, Buffer>(), invokes: 0 }
    loads.set(module, known)
    return known
  }
  const pending: Promise<void>[] = []
  const keep = async (response: Response): Promise<void> => {
    const [module, body] = await Promise.all([moduleOf(response), response.body()])
    of(module).scripts.set(new URL(response.url()).pathname, body)
  }
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/frames/') && pathname.endsWith('.js')) pending.push(keep(response))
  })
  page.on('request', (request) => {
    if (!request.url().endsWith('/sandbox/bridge')) return
    const { module, command } = request.postDataJSON() as { module: string; command: string }
    if (command === 'invoke') of(module).invokes += 1
  })
  await page.goto(`${site.sandbox.url}${path}?as=${person}`)
  await page.waitForLoadState('networkidle')
  await act?.(page)
  await page.waitForLoadState('networkidle')
  await drawn(page)
  await Promise.all(pending)
  await page.context().close()
  return loads
}

const KB = 1_000
const gzipBytes = ({ scripts }: Load): number => [...scripts.values()].reduce((sum, body) => sum + gzipSync(body).length, 0)

/** Words that only one audience's screens say: where they are found, that audience's code is. */
const WORDS = { portal: 'Nothing needed from you.', agent: 'Hand to service desk', admin: 'Request types that become incidents' } as const
type Audience = keyof typeof WORDS

const saysIn = ({ scripts }: Load): Audience[] =>
  (Object.keys(WORDS) as Audience[]).filter((audience) => [...scripts.values()].some((body) => body.toString().includes(WORDS[audience])))

const PORTAL_MAX_BYTES = 120 * KB
const PANEL_MAX_BYTES = 180 * KB
const ADMIN_MAX_BYTES = 240 * KB

const check = (loads: Map<string, Load>, module: string, audience: Audience, maxBytes: number): void => {
  const load = loads.get(module)
  if (load === undefined) throw new Error(`No frame of ${module} was there: ${[...loads.keys()].join(', ')}`)
  expect(gzipBytes(load)).toBeGreaterThan(0)
  expect(gzipBytes(load)).toBeLessThanOrEqual(maxBytes)
  expect(saysIn(load).filter((other) => other !== audience)).toEqual([])
  expect(load.invokes).toBe(1)
}

test('a customer loads at most 120 kB a frame, by one call, and nothing of the desk or of admins', async () => {
  const request = await loadsOf('customer-1', `/portal/1/${key}`)
  for (const module of ['retrac-request-top', 'retrac-request-panel', 'retrac-request-detail']) check(request, module, 'portal', PORTAL_MAX_BYTES)
  check(await loadsOf('customer-1', '/portal/1/create/13'), 'retrac-create', 'portal', PORTAL_MAX_BYTES)
  check(await loadsOf('customer-1', '/portal'), 'retrac-waiting', 'portal', PORTAL_MAX_BYTES)
  check(await loadsOf('customer-1', '/portal/requests'), 'retrac-my-requests', 'portal', PORTAL_MAX_BYTES)
  expect([...request.values()].some((load) => saysIn(load).includes('portal'))).toBe(true)
})

test('an agent loads at most 180 kB a frame, by one call, and nothing of customers or admins', async () => {
  const onIssue = await loadsOf('agent-t1', `/browse/${key}`)
  check(onIssue, 'retrac-issue-panel', 'agent', PANEL_MAX_BYTES)
  check(onIssue, 'retrac-issue-context', 'agent', PANEL_MAX_BYTES)
  check(await loadsOf('agent-t1', '/jira/projects/REC/apps/retrac-queue'), 'retrac-queue', 'agent', PANEL_MAX_BYTES)
  expect(saysIn(onIssue.get('retrac-issue-panel') ?? { scripts: new Map(), invokes: 0 })).toContain('agent')
})

test('an admin loads at most 240 kB a frame, by one call, and nothing of the others', async () => {
  const project = await loadsOf('jira-admin', '/jira/projects/REC/settings/apps/retrac-project-settings')
  check(project, 'retrac-project-settings', 'admin', ADMIN_MAX_BYTES)
  check(await loadsOf('jira-admin', '/jira/settings/apps/retrac-admin'), 'retrac-admin', 'admin', ADMIN_MAX_BYTES)
  expect(saysIn(project.get('retrac-project-settings') ?? { scripts: new Map(), invokes: 0 })).toContain('admin')
})

test('a form is loaded when it opens, not before', async () => {
  const opened = await loadsOf('agent-t1', `/browse/${key}`, async (page) => {
    const panel = page.frameLocator('.issue__main iframe')
    await panel.getByRole('button', { name: /^More/ }).click()
    await panel.getByRole('button', { name: 'Propose closure' }).click()
    await panel.getByRole('form').waitFor()
  })
  const closed = await loadsOf('agent-t1', `/browse/${key}`)
  const scripts = (loads: Map<string, Load>): number => loads.get('retrac-issue-panel')?.scripts.size ?? 0
  expect(scripts(opened)).toBeGreaterThan(scripts(closed))
})

describe('where it comes from', () => {
  test('nothing was asked of another host, and no frame broke its policy', () => {
    expect(site.strangers).toEqual([])
    expect(site.complaints).toEqual([])
  })

  test('a frame that breaks its policy would be seen', async () => {
    const page = await site.open()
    await page.goto(`${site.sandbox.url}/browse/${key}?as=agent-t1`)
    await page.waitForLoadState('networkidle')
    const told = page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'))
    await appFrames(page)[0]?.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.name = "broken"'
      document.body.append(script)
    })
    await told
    expect(site.complaints.join()).toContain('Content Security Policy')
    await page.context().close()
  })
})
