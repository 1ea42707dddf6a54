import type { Browser, Frame, Page } from 'playwright-core'
import { launchBrowser, openPage } from '../../support/browser'
import type { View } from '../../support/browser'
import { startSandboxProcess } from '../../support/sandbox-process'
import type { RunningSandbox } from '../../support/sandbox-process'

/** Long enough for a cold frame on two busy cores; a locator that needs it all has failed. */
const PATIENCE_MS = 15_000

/** A site in a process of its own, and one browser that looks at it. */
export interface BrowserSite {
  sandbox: RunningSandbox
  browser: Browser
  /** A window with a storage of its own: another person's browser. */
  open(view?: View): Promise<Page>
  /** What browsers said that they must not say: policy violations, script errors. */
  complaints: string[]
  /** Addresses asked for besides the site's own. */
  strangers: string[]
  close(): Promise<void>
}

/** A refused call is shown by the page and told by the browser as well; only the page's own errors are complaints. */
const isComplaint = (text: string): boolean => !text.startsWith('Failed to load resource')

export async function openSite(options: Parameters<typeof startSandboxProcess>[0] = {}): Promise<BrowserSite> {
  const [sandbox, browser] = await Promise.all([startSandboxProcess(options), launchBrowser()])
  const own = [new URL(sandbox.url).origin, new URL(sandbox.url.replace('127.0.0.1', 'localhost')).origin]
  const complaints: string[] = []
  const strangers: string[] = []
  return {
    sandbox,
    browser,
    complaints,
    strangers,
    open: async (view) => {
      const { page } = await openPage(browser, view)
      page.setDefaultTimeout(PATIENCE_MS)
      page.on('console', (message) => message.type() === 'error' && isComplaint(message.text()) && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url())
        if (protocol !== 'data:' && protocol !== 'blob:' && !own.includes(origin)) strangers.push(request.url())
      })
      return page
    },
    close: async () => {
      await browser.close()
      await sandbox.close()
    },
  }
}

/** The frames that the app draws in a page. */
export const appFrames = (page: Page): Frame[] => page.frames().filter((frame) => frame.url().includes('/frames/'))
