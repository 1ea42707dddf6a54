import type { Locator, Page } from 'playwright-core'
import { frameOf, issue } from './pages'
import { isGone, reads } from './reads'
import type { BrowserSite } from './site'

/** Page objects of the rules' pages and of the forms that the whole process adds. */

const ADMIN_PATH = '/jira/settings/apps/retrac-admin'

/** The rules of the whole site, as a Jira administrator edits them. */
export const admin = (page: Page) => {
  const frame = frameOf(page, 'retrac-admin')
  const bar = frame.getByRole('region', { name: 'Draft' })
  const section = async (title: string): Promise<void> => {
    await frame.getByRole('navigation', { name: 'ReTRAC settings' }).getByRole('button', { name: title }).click()
    await frame.getByRole('heading', { level: 1, name: title }).waitFor()
  }
  return {
    frame,
    bar,
    section,
    open: async (site: BrowserSite, title: string, as = 'jira-admin'): Promise<void> => {
      await page.goto(`${site.sandbox.url}${ADMIN_PATH}?as=${as}`)
      await section(title)
    },
    /** Asks what publishing would change; the answer stands in the panel. */
    askToPublish: async (): Promise<Locator> => {
      await bar.getByRole('button', { name: 'Publish', exact: true }).click()
      return bar.locator('.bar-panel')
    },
    /** Publishes the draft, having read what that changes. */
    publish: async (...changes: (string | RegExp)[]): Promise<void> => {
      await bar.getByRole('button', { name: 'Publish', exact: true }).click()
      const panel = bar.getByRole('group', { name: /^Publish version \d+\?$/ })
      await reads(panel, ...changes)
      await panel.getByRole('button', { name: /^Publish version/ }).click()
      await isGone(panel)
      await reads(bar, '0 changes')
    },
  }
}

/** Fills a form of the panel that wants a reason, and sends it. */
export async function giveReason(page: Page, title: string, text: string, label = 'Why'): Promise<void> {
  const form = issue(page).form(title)
  await form.getByLabel(label).fill(text)
  await form.getByRole('button', { name: title, exact: true }).click()
  await isGone(form)
}

/** The tier that has it says what solved it, or what the answer is. */
export async function proposeClosure(page: Page, text: string, as = 'Resolved: it works again'): Promise<void> {
  await issue(page).pressMore('Propose closure')
  const form = issue(page).form('Propose closure')
  await form.getByText(as).click()
  await form.getByLabel('What solved it, or the answer').fill(text)
  await form.getByRole('button', { name: 'Propose closure' }).click()
  await reads(issue(page).next, 'Closure is proposed')
}

/** Jira's own list of comments on the issue, newest first, as the desk sees it. */
export const jiraComments = (page: Page) => ({
  newest: page.locator('.comments > .comment').first(),
  internal: page.locator('.comment--internal'),
})
