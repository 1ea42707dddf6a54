/**
 * `npm run pictures`: the README's pictures, taken from a sandbox of its own with the demo's story, at a fixed instant
 * so that taking them again changes only what the screens changed.
 * `npm run pictures -- --all [word]`: every screen (those whose name has the word) in its main states, wide and narrow,
 * light and dark, into `.pictures/`; axe looks at each, and a serious violation fails the command, which goes on to the
 * end all the same.
 */
import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openPage } from '../../tests/support/browser'
import type { View } from '../../tests/support/browser'
import { startSandboxProcess } from '../../tests/support/sandbox-process'
import type { RunningSandbox } from '../../tests/support/sandbox-process'
import { violations } from '../../tests/browser/support/violations'
import { allPictures, readmePictures } from './list'
import type { KeyOf, Picture } from './picture'

const NOW = '2026-11-24T15:07:00Z'
const README_VIEW: View = { width: 1280, theme: 'light' }
const ALL_VIEWS: readonly View[] = [1280, 400].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })))
/** A picture in the README should load at once on a slow line. */
const README_MAX_BYTES = 250_000
/** A frame is only drawn where the window reaches, so the window grows to the page; up to here. */
const WINDOW_MAX_PX = 6_000
const READY_WITHIN_MS = 15_000

const [flag, word = ''] = process.argv.slice(2)
const all = flag === '--all'

const sandbox = await startSandboxProcess({ seed: 'demo', clock: 'manual', now: NOW })
const browser = await launchBrowser()
let failures = 0
try {
  const keyOf = await keysOf(sandbox)
  if (all) {
    const pictures = allPictures(keyOf).filter(({ name }) => name.includes(word))
    for (const view of ALL_VIEWS) await take(browser, pictures, view, '.pictures', `-${view.width}-${view.theme}`)
  } else {
    await take(browser, readmePictures(keyOf), README_VIEW, 'docs/pictures', '')
  }
} finally {
  await browser.close()
  await sandbox.close()
}
process.exitCode = failures > 0 ? 1 : 0

async function keysOf({ rest }: RunningSandbox): Promise<KeyOf> {
  const answer = await rest('ruth.calloway@recare.example', 'GET', '/rest/api/3/search/jql?jql=project%20%3D%20REC&fields=summary&maxResults=100')
  const { issues } = answer.body as { issues: { key: string; fields: { summary: string } }[] }
  return (part) => {
    const found = issues.find(({ fields }) => fields.summary.includes(part))
    if (found === undefined) throw new Error(`The demo's story has no incident with "${part}" in its summary.`)
    return found.key
  }
}

async function take(from: Browser, pictures: readonly Picture[], view: View, folder: string, suffix: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const picture of pictures) {
    const { context, page } = await openPage(from, view)
    const file = path.join(folder, `${picture.name}${suffix}.png`)
    try {
      await takeOne(page, picture, view, file)
      const bytes = statSync(file).size
      process.stdout.write(`${file} (${Math.round(bytes / 1_000)} kB)\n`)
      const wrong = all ? await violations(page) : []
      if (wrong.length > 0) throw new Error(`axe finds ${wrong.join('; ')}`)
      if (folder === 'docs/pictures' && bytes > README_MAX_BYTES) throw new Error(`${file} is larger than ${README_MAX_BYTES / 1_000} kB.`)
    } catch (error) {
      failures += 1
      process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`)
    } finally {
      await context.close()
    }
  }
}

async function takeOne(page: Page, picture: Picture, view: View, file: string): Promise<void> {
  page.setDefaultTimeout(READY_WITHIN_MS)
  await page.goto(`${sandbox.url}${picture.path}?as=${picture.person}`)
  await ready(page)
  await picture.act?.({ page, module: (key) => page.frameLocator(`div[data-module="${key}"] > iframe`) })
  await ready(page)
  // Twice: a frame that is drawn for the first time may grow the page.
  for (let time = 0; time < 2; time += 1) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width: view.width, height: Math.min(Math.max(height, 400), WINDOW_MAX_PX) })
    await ready(page)
  }
  await page.screenshot({ path: file })
}

/** Loaded, every frame has told its height, and nothing in any of them says that it is busy. */
async function ready(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => [...document.querySelectorAll('iframe')].every((frame) => frame.dataset['ready'] === 'true'))
  await Promise.all(page.frames().map((frame) => frame.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)))
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}
