import type { Page } from 'playwright-core'
import type { Picture } from '../../scripts/pictures/picture'
import { demoScreens, DEMO_NOW, drawn, show } from './support/screens'
import { appFrames, openSite } from './support/site'
import { LOOKS, violations } from './support/violations'
import type { BrowserSite } from './support/site'

/** Every screen of ours and the host's own: no serious violation, light and dark, wide and narrow; no sideways scrolling at 320 px. */

let site: BrowserSite
let page: Page
let screen: Awaited<ReturnType<typeof demoScreens>>

beforeAll(async () => {
  site = await openSite({ seed: 'demo', clock: 'manual', now: DEMO_NOW })
  screen = await demoScreens(site.sandbox)
  page = await site.open()
})
afterAll(() => site?.close())

const WIDE_PX = 1280
const NARROW_PX = 400
const NARROWEST_PX = 320
const HEIGHT_PX = 900

/** Documents, the page and its frames, that would have to be scrolled sideways. */
async function sideways(): Promise<string[]> {
  const widths = await Promise.all([page.mainFrame(), ...appFrames(page)].map(async (frame) => ({
    url: frame.url(),
    ...(await frame.evaluate(() => ({ wanted: document.documentElement.scrollWidth, has: document.documentElement.clientWidth }))),
  })))
  return widths.filter(({ wanted, has }) => wanted > has).map(({ url, wanted, has }) => `${url}: ${wanted} px in ${has} px`)
}

async function at(width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT_PX })
  await page.emulateMedia({ colorScheme })
  await drawn(page)
}

/** Wide and light, then narrow and dark; then as narrow as it gets. */
async function expectAccessible(picture: Picture): Promise<void> {
  await at(WIDE_PX, 'light')
  await show(page, site.sandbox.url, picture)
  expect(await violations(page)).toEqual([])
  await at(NARROW_PX, 'dark')
  expect(await violations(page, LOOKS)).toEqual([])
  await at(NARROWEST_PX, 'dark')
  expect(await sideways()).toEqual([])
}
const named = (name: string) => expectAccessible(screen(name))

describe('a customer', () => {
  test.each(['portal-create-how', 'portal-request-every-step', 'portal-request-closure-declining', 'portal-request-no-longer-said', 'portal-request-closed'])('%s', named)
})
describe('an agent', () => {
  test.each(['issue-critical-breached', 'issue-closed', 'issue-form-severity', 'issue-form-investigation-empty', 'issue-form-transfer', 'issue-clock-open', 'issue-confirm-close', 'queue-selected', 'queue-no-match'])('%s', named)
})
describe('an admin', () => {
  test.each(['project-settings-off', 'admin-set-up', 'admin-goals'])('%s', named)
})
describe('on pages of the host', () => {
  test.each(['sandbox-home', 'sandbox-start-over', 'sandbox-jira-queue', 'portal-help-center', 'portal-my-requests', 'issue-refused'])('%s', named)
  test('Jira with several projects', () => expectAccessible({ name: 'projects', person: 'jira-admin', path: '/jira' }))
})

test('the other two pairs of width and colours, on a screen of each audience', async () => {
  for (const name of ['portal-request-closure-asked', 'issue-diagnosed-at-risk', 'project-settings-on']) {
    await at(WIDE_PX, 'dark')
    await show(page, site.sandbox.url, screen(name))
    expect(await violations(page)).toEqual([])
    await at(NARROW_PX, 'light')
    expect(await violations(page)).toEqual([])
  }
})

test('what is wrong in a frame of another origin would be found', async () => {
  await page.setViewportSize({ width: WIDE_PX, height: HEIGHT_PX })
  await show(page, site.sandbox.url, screen('queue'))
  await appFrames(page)[0]?.evaluate(() => document.body.append(document.createElement('button')))
  expect(await violations(page)).toEqual([expect.stringContaining('button-name')])
})
