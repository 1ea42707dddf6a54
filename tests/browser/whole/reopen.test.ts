import type { Page } from 'playwright-core'
import { raise, switchOn } from '../support/desk'
import { giveReason, proposeClosure } from '../support/forms'
import { issue, portal, strip } from '../support/pages'
import { hasFocus, isGone, reads } from '../support/reads'
import { openSite } from '../support/site'
import type { BrowserSite } from '../support/site'
import { storyOn } from '../support/story'

/** What is closed is not closed for ever: the customer may open it again for some days, the desk at any time. */

const DAY_MS = 86_400_000

let site: BrowserSite
let page: Page
const step = storyOn(() => page)

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  await switchOn(site.sandbox)
  page = await site.open()
})
afterAll(() => site?.close())

const see = (person: string, path: string) => page.goto(`${site.sandbox.url}${path}?as=${person}`)
const later = async (): Promise<void> => {
  await site.sandbox.settle()
  await page.reload()
}
const faults = (...rules: object[]) => site.sandbox.send('PUT', '/sandbox/faults', { seed: 1, rules })

describe('a closed incident is opened again', () => {
  let key = ''
  const closeIt = async (text: string): Promise<void> => {
    await see('agent-t1', `/browse/${key}`)
    await proposeClosure(page, text)
    await strip(page).be('customer-1')
    await portal(page).top.getByRole('button', { name: 'Yes, close it' }).click()
    await reads(portal(page).top.locator('#root'), 'You said it is solved')
  }

  step('a comment on it is answered once, and opens nothing', async () => {
    key = (await raise(site.sandbox, 'customer-1', 'The heating beeps')).issueKey
    await closeIt('The battery is changed')
    await portal(page).reply('It beeps again!')
    await later()
    await reads(portal(page).comments, 'This is closed. You can open it again on your request until')
    await reads(portal(page).side.locator('#root'), 'Closed together')
  })

  step('by the customer within the days, with a reason: a new cycle of the restore clock, the old one kept', async () => {
    await strip(page).move('+1 h')
    const { side } = portal(page)
    await reads(side.locator('#root'), 'Until Tue 8 Dec, 07:50.')
    await side.getByRole('button', { name: 'Reopen' }).click()
    await reads(side.locator('#root'), 'Open it again?', 'it gets a new time to work again')
    await side.getByRole('button', { name: 'Reopen' }).click()
    await reads(side.locator('#root'), 'Tell us why it is to be open again.')
    await side.getByLabel("What's wrong?").fill('It beeps every minute')
    await side.getByRole('button', { name: 'Reopen' }).click()
    await reads(side.locator('#root'), "It's our turn", '16:50')
    await later()
    await reads(portal(page).comments, /Open again: RC-\d{6}\./)
    await reads(portal(page).status, 'Waiting for support')
    await see('agent-t1', `/browse/${key}`)
    await reads(issue(page).panel.locator('.facts'), 'Reopened')
    await reads(issue(page).clocks, /Restore service, 2nd time[\s\S]*16:50/)
    await reads(issue(page).clocks.locator('.ended'), 'Restore service, 1st time')
    await reads(issue(page).history, 'The customer opened it again')
  })

  step('by an agent at any time; for the customer the days are over at some time, and the page says so', async () => {
    await closeIt('A new detector is mounted')
    // Fifteen days of the five-minute sweep have nothing to do with it.
    await faults({ on: 'trigger', match: 'schedule', do: 'lost' })
    await site.sandbox.advance(14 * DAY_MS)
    await strip(page).move('+1 h')
    await faults()
    await reads(portal(page).side.locator('#root'), 'The time to open it again is over. Raise a new request and name this number.')
    await isGone(portal(page).side.getByRole('button', { name: 'Reopen' }))
    await see('agent-t1', `/browse/${key}`)
    await issue(page).pressMore('Reopen')
    await reads(issue(page).form('Reopen'), /Open again: RC-\d{6}\./)
    await giveReason(page, 'Reopen', 'The same detector, on the same floor')
    await hasFocus(issue(page).next)
    await reads(issue(page).panel.locator('.facts'), 'Reopened 2 times')
    await reads(issue(page).clocks, 'Restore service, 3rd time')
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
