import type { Locator, Page } from 'playwright-core'
import { QUEUE_PATH, issue, portal, queue } from './support/pages'
import { hasFocus, isGone, reads } from './support/reads'
import { openSite } from './support/site'
import type { BrowserSite } from './support/site'
import { storyOn } from './support/story'
import { act, raise, switchOn } from './support/desk'
import { violations } from './support/violations'

/** What goes wrong while people work, and work without a mouse: no text is lost, and everything can be reached. */

let site: BrowserSite
let page: Page
let key = ''
const step = storyOn(() => page)
const FOUND = 'The export stops at row 4,000.'

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  await switchOn(site.sandbox)
  key = (await raise(site.sandbox, 'customer-1', 'Payroll export fails')).issueKey
  await raise(site.sandbox, 'customer-1', 'Mail flow stopped')
  await raise(site.sandbox, 'customer-2', 'VPN slow')
  page = await site.open()
})
afterAll(() => site?.close())

const see = (where: Page, person: string, path: string) => where.goto(`${site.sandbox.url}${path}?as=${person}`)
const accountOf = async (person: string): Promise<string> => {
  const people = (await site.sandbox.get('/sandbox/people')) as { key: string; accountId: string }[]
  return people.find(({ key: known }) => known === person)?.accountId ?? ''
}
const fails = (times: number, match: string) => site.sandbox.send('PUT', '/sandbox/faults', { seed: 1, rules: [{ on: 'function', match, do: '500', times }] })

describe('two at once', () => {
  const transferFrom = async (where: Page): Promise<Locator> => {
    await issue(where).pressMore('Transfer to Tier II')
    const form = issue(where).form('Transfer to Tier II')
    await form.getByLabel('Why').fill('Database expertise is needed')
    return form
  }

  step('who comes second reads that it moved on, and keeps the text', async () => {
    await see(page, 'agent-t1', `/browse/${key}`)
    await issue(page).press('Take')
    await issue(page).press('Record investigation')
    await issue(page).form('Record investigation').getByLabel('What did you find?').fill(FOUND)
    await issue(page).form('Record investigation').getByRole('button', { name: 'Record investigation' }).click()
    await reads(issue(page).next, 'Hand it to the service desk')
    await transferFrom(page)

    const other = await site.open()
    await see(other, 'agent-t2', `/browse/${key}`)
    await (await transferFrom(other)).getByRole('button', { name: 'Transfer to Tier II' }).click()
    await reads(issue(other).panel.locator('.facts'), 'Tier II')
    await other.context().close()

    const { panel } = issue(page)
    await panel.getByRole('form').getByRole('button', { name: 'Transfer to Tier II' }).click()
    await reads(panel.getByRole('form').getByRole('alert'), /Someone moved this on while you were writing: .*transfer.* at \d\d:\d\d\. /, 'Check your text and send it again.')
    expect(await panel.getByRole('form').getByLabel('Why').inputValue()).toBe('Database expertise is needed')
    await reads(panel.locator('.facts'), 'Tier II')
    // Sent again as it stands, the same words never send it back.
    expect(await panel.getByRole('form').getByRole('button', { name: 'Transfer to Tier I', exact: true }).count()).toBe(0)
    await reads(issue(page).context.locator('#root'), 'Tier II')
    await panel.getByRole('form').getByRole('button', { name: 'Cancel' }).click()
  })
})

describe('two customers at once', () => {
  step('who comes second reads what the other did, and when, and sees how it stands now', async () => {
    const raised = await raise(site.sandbox, 'customer-1', 'Labels print twice')
    await act(site.sandbox, 'agent-t1', raised, 'proposeClosure', { as: 'resolved', text: 'One label now.' })
    const other = await site.sandbox.rest('dana.whitfield@northgate-clinics.example', 'POST', `/rest/servicedeskapi/request/${raised.issueKey}/participant`, { accountIds: [await accountOf('customer-2')] })
    expect(other.status).toBe(200)
    const { top } = portal(page)
    await see(page, 'customer-2', `/portal/1/${raised.issueKey}`)
    await top.getByRole('button', { name: 'No, not solved' }).click()
    await top.getByText('It still happens').click()
    await site.sandbox.advance(60_000)
    const first = await site.open()
    await see(first, 'customer-1', `/portal/1/${raised.issueKey}`)
    await portal(first).top.getByRole('button', { name: 'Yes, close it' }).click()
    await reads(portal(first).top.locator('#root'), 'You said it is solved')
    await first.context().close()
    await top.getByRole('button', { name: 'Send answer' }).click()
    await reads(top.locator('#root'), /This moved on at 07:5\d: closed together\./, 'is closed')
    await reads(portal(page).side.locator('#root'), 'Closed together')
    await reads(portal(page).detail.locator('#root'), 'Closed together.')
  })
})

describe('a call that fails', () => {
  step('keeps what was written, and another try sends it', async () => {
    await see(page, 'agent-t1', `/browse/${key}`)
    await issue(page).pressMore('Propose closure')
    const form = issue(page).form('Propose closure')
    await form.getByLabel('What solved it, or the answer').fill('It runs again')
    await fails(1, 'agent-resolver')
    await form.getByRole('button', { name: 'Propose closure' }).click()
    await reads(form.getByRole('alert'), "That didn't save. Your text is still here.")
    expect(await form.getByLabel('What solved it, or the answer').inputValue()).toBe('It runs again')
    await form.getByRole('button', { name: 'Try again' }).click()
    await reads(issue(page).next, 'Closure is proposed')
    await hasFocus(issue(page).next)
  })

  step("leaves a customer's answer where it was", async () => {
    await see(page, 'customer-1', `/portal/1/${key}`)
    const { top } = portal(page)
    await top.getByRole('button', { name: 'No, not solved' }).click()
    await top.getByText('Something else').click()
    await top.getByRole('button', { name: 'Send answer' }).click()
    await hasFocus(top.getByLabel('Tell us more'))
    await top.getByLabel('Tell us more').fill('Half of it is missing')
    await fails(1, 'portal-resolver')
    await top.getByRole('button', { name: 'Send answer' }).click()
    await reads(top.locator('#root'), "That didn't save. Your text is still here.")
    expect(await top.getByLabel('Tell us more').inputValue()).toBe('Half of it is missing')
    await top.getByRole('button', { name: 'Try again' }).click()
    await reads(top.locator('#root'), "You said it isn't solved")
  })

  step('a screen that does not load says so, and loads on another try', async () => {
    await fails(1, 'agent-resolver')
    await see(page, 'agent-t1', QUEUE_PATH)
    await reads(queue(page).frame.getByRole('alert'), "This didn't load.")
    await queue(page).frame.getByRole('button', { name: 'Try again' }).click()
    await reads(queue(page).row('Payroll'), 'S2')
  })
})

describe('no connection', () => {
  step('is said; clocks stand, and a form keeps its text until it is back', async () => {
    await see(page, 'agent-t1', `/browse/${key}`)
    await issue(page).pressMore('Add investigation')
    const form = issue(page).form('Add investigation')
    await form.getByLabel('What did you find?').fill(FOUND)
    await page.context().setOffline(true)
    await reads(issue(page).panel.locator('main'), "You're offline. Clocks are right; nothing can be sent.")
    await form.getByRole('button', { name: 'Add investigation' }).click()
    await reads(form.getByRole('alert'), "You're offline.")
    expect(await form.getByLabel('What did you find?').inputValue()).toBe(FOUND)
    await page.context().setOffline(false)
    await form.getByRole('button', { name: 'Add investigation' }).click()
    await isGone(form)
    await isGone(issue(page).panel.getByText("You're offline."))
  })
})

describe('without a mouse', () => {
  const PRESSES_MAX = 60

  step("Tab leads from the page into the app's panel", async () => {
    await see(page, 'agent-t1', `/browse/${key}`)
    await issue(page).next.waitFor()
    const inPanel = (): Promise<boolean> => page.evaluate(() => document.activeElement?.matches('.issue__main iframe') ?? false)
    let presses = 0
    while (!(await inPanel()) && presses < PRESSES_MAX) {
      await page.keyboard.press('Tab')
      presses += 1
    }
    expect(presses).toBeLessThan(PRESSES_MAX)
    await hasFocus(issue(page).panel.getByRole('button', { name: /^Copy RC-/ }))
  })

  step('Escape leaves a form, and the focus goes to the next step', async () => {
    await issue(page).step.getByRole('button', { name: 'More' }).focus()
    await page.keyboard.press('Enter')
    await issue(page).step.locator('.more-list').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await issue(page).panel.getByRole('form').waitFor()
    await page.keyboard.press('Escape')
    await isGone(issue(page).panel.getByRole('form'))
    await hasFocus(issue(page).next)
  })

  step("the queue's rows: up and down, Space, Escape, Enter", async () => {
    await see(page, 'agent-t1', QUEUE_PATH)
    const { rows, frame } = queue(page)
    await rows.nth(2).waitFor()
    await rows.first().focus()
    await page.keyboard.press('ArrowDown')
    await hasFocus(rows.nth(1))
    await page.keyboard.press('Space')
    await reads(frame.getByRole('region', { name: 'Selected incidents' }), '1 selected')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await reads(frame.getByRole('region', { name: 'Selected incidents' }), '2 selected')
    await page.keyboard.press('Escape')
    await isGone(frame.getByRole('region', { name: 'Selected incidents' }))
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await hasFocus(rows.first())
    await page.keyboard.press('Enter')
    await page.waitForURL('**/browse/REC-*')
  })

  step('the log of requests, which the demo makes too long to look through twice, has no serious violation', async () => {
    await see(page, 'agent-t1', '/requests-log')
    await page.getByRole('table').first().waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
