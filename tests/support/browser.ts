import type { Browser, BrowserContext, Page } from 'playwright-core'

/**
 * A real Chromium from npm, with its own libraries: no Debian package, no download at test time.
 * `AWS_LAMBDA_JS_RUNTIME` makes the package unpack the libraries that a bare machine lacks; it is read on import.
 */
export async function launchBrowser(): Promise<Browser> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x'
  const [{ default: chromium }, { chromium: driver }] = await Promise.all([import('@sparticuz/chromium'), import('playwright-core')])
  return driver.launch({
    executablePath: await chromium.executablePath(),
    // Not the package's own arguments: those switch web security off and run everything in one process.
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'],
  })
}

export interface View {
  width: number
  theme: 'light' | 'dark'
}

/** A window of its own; the locale is set, since the default can be one that `Intl` does not know. */
export async function openPage(browser: Browser, view: View = { width: 1280, theme: 'light' }): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: view.width, height: view.width < 600 ? 800 : 900 },
    colorScheme: view.theme,
    reducedMotion: 'reduce',
  })
  return { context, page: await context.newPage() }
}
