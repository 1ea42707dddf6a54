import type { Page } from 'playwright-core'
import type { Picture } from '../../../scripts/pictures/picture'
import { demoScreens, DEMO_NOW, drawn, show } from './screens'
import { appFrames, openSite } from './site'
import type { BrowserSite } from './site'
import { LOOKS, violations } from './violations'

const WIDE_PX = 1280
const NARROW_PX = 400
const NARROWEST_PX = 320
const HEIGHT_PX = 900

/** One window on the demo's site, and what is expected of every screen of it. */
export interface Looker {
  page: Page
  /** Shows a screen of the list by its name. */
  show(name: string): Promise<void>
  at(width: 'wide' | 'narrow', colorScheme: 'light' | 'dark'): Promise<void>
  /** No serious violation, wide and light, then narrow and dark; no sideways scrolling at 320 px. */
  expectAccessible(screen: string | Picture): Promise<void>
  close(): Promise<void>
}

/** Documents, the page and its frames, that would have to be scrolled sideways. */
async function sideways(page: Page): Promise<string[]> {
  const widths = await Promise.all([page.mainFrame(), ...appFrames(page)].map(async (frame) => ({
    url: frame.url(),
    ...(await frame.evaluate(() => ({ wanted: document.documentElement.scrollWidth, has: document.documentElement.clientWidth }))),
  })))
  return widths.filter(({ wanted, has }) => wanted > has).map(({ url, wanted, has }) => `${url}: ${wanted} px in ${has} px`)
}

async function resized(page: Page, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT_PX })
  await page.emulateMedia({ colorScheme })
  await drawn(page)
}

export async function openLooker(): Promise<Looker> {
  const site: BrowserSite = await openSite({ seed: 'demo', clock: 'manual', now: DEMO_NOW })
  const named = await demoScreens(site.sandbox)
  const page = await site.open()
  const { url } = site.sandbox
  return {
    page,
    show: (name) => show(page, url, named(name)),
    at: (width, colorScheme) => resized(page, width === 'wide' ? WIDE_PX : NARROW_PX, colorScheme),
    expectAccessible: async (screen) => {
      await resized(page, WIDE_PX, 'light')
      await show(page, url, typeof screen === 'string' ? named(screen) : screen)
      expect(await violations(page)).toEqual([])
      await resized(page, NARROW_PX, 'dark')
      expect(await violations(page, LOOKS)).toEqual([])
      await resized(page, NARROWEST_PX, 'dark')
      expect(await sideways(page)).toEqual([])
    },
    close: () => site.close(),
  }
}
