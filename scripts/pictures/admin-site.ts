import type { FrameLocator, Page, Route } from 'playwright-core'
import type { Picture, Screen } from './picture'

const ADMIN = '/jira/settings/apps/retrac-admin'

/** The site's settings, opened by a Jira admin. */
export interface Admin {
  page: Page
  frame: FrameLocator
}
type Act = (admin: Admin) => Promise<unknown>

export function site(name: string, act?: Act): Picture {
  const run = async ({ page, module }: Screen): Promise<void> => void (await act?.({ page, frame: module('retrac-admin') }))
  return { name: `admin-${name}`, person: 'jira-admin', path: ADMIN, act: run }
}

/** One section of the policy, without a draft: the pictures share a site, and each may leave one. */
export function section(name: string, title: string, act?: Act): Picture {
  return site(name, async (admin) => {
    await openSection(admin, title)
    const discard = admin.frame.getByRole('button', { name: 'Discard', exact: true })
    if (await discard.isVisible()) {
      await discard.click()
      await admin.frame.getByRole('button', { name: 'Discard draft' }).click()
      await admin.frame.locator('.bar-panel').waitFor({ state: 'detached' })
    }
    await act?.(admin)
  })
}

export async function openSection({ frame }: Admin, title: string): Promise<void> {
  await frame.getByRole('navigation').getByRole('button', { name: title }).click()
  await frame.getByRole('heading', { level: 1, name: title }).waitFor()
  await frame.getByRole('region', { name: 'Draft' }).waitFor()
}

type Fields = Record<string, unknown>
export const fieldsIn = (of: Fields, key: string): Fields => of[key] as Fields
export const listIn = (of: Fields, key: string): Fields[] => of[key] as Fields[]

/** Changes what a call answers on its way to the screen: what the demo's site is not, or whom it has not. */
export async function changing(page: Page, call: string, change: (answer: Fields) => Fields): Promise<void> {
  await onCall(page, call, async (route) => {
    const response = await route.fetch()
    const body = (await response.json()) as { result: Fields }
    await route.fulfill({ response, json: { ...body, result: { ...body.result, answer: change(fieldsIn(body.result, 'answer')) } } })
  })
}

/** Refuses a call, which nobody is asked. */
export async function refusing(page: Page, call: string, kind: string, text: string): Promise<void> {
  await onCall(page, call, (route) => route.fulfill({ json: { ok: true, result: { ok: false, problem: { kind, text } } } }))
}

async function onCall(page: Page, call: string, answer: (route: Route) => Promise<void>): Promise<void> {
  await page.route('**/sandbox/bridge', async (route) => {
    const { payload } = route.request().postDataJSON() as { payload?: { functionKey?: string } }
    return payload?.functionKey === call ? answer(route) : route.fallback()
  })
}

export async function choose(frame: FrameLocator, label: string, value: string): Promise<void> {
  await frame.getByLabel(label).selectOption(value)
}
