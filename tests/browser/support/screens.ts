import type { Page } from 'playwright-core'
import { allPictures } from '../../../scripts/pictures/list'
import type { KeyOf, Picture } from '../../../scripts/pictures/picture'
import type { RunningSandbox } from '../../support/sandbox-process'

/** The demo's instant, as for the pictures: its clocks are on track, at risk and breached. */
export const DEMO_NOW = '2026-11-24T15:07:00Z'

/** Loaded, and drawn. */
export async function ready(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await drawn(page)
}

/** Every frame has told its height, and nothing in any of them says that it is busy. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.querySelectorAll('iframe')].every((frame) => frame.dataset['ready'] === 'true'))
  await Promise.all(page.frames().map((frame) => frame.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)))
}

/** Shows one of the pictures' screens in its state. */
export async function show(page: Page, url: string, picture: Picture): Promise<void> {
  await page.goto(`${url}${picture.path}?as=${picture.person}`)
  await ready(page)
  if (picture.act === undefined) return
  await picture.act({ page, module: (key) => page.frameLocator(`div[data-module="${key}"] > iframe`) })
  await ready(page)
}

/** The demo's screens by name; a name that is not in the list fails the test that asks. */
export async function demoScreens({ rest }: RunningSandbox): Promise<(name: string) => Picture> {
  const answer = await rest('ruth.calloway@recare.example', 'GET', '/rest/api/3/search/jql?jql=project%20%3D%20REC&fields=summary&maxResults=100')
  const { issues } = answer.body as { issues: { key: string; fields: { summary: string } }[] }
  const keyOf: KeyOf = (part) => issues.find(({ fields }) => fields.summary.includes(part))?.key ?? `no incident with ${part}`
  const pictures = allPictures(keyOf)
  return (name) => {
    const found = pictures.find((picture) => picture.name === name)
    if (found === undefined) throw new Error(`No screen is called ${name}`)
    return found
  }
}
