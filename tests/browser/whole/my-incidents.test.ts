import { readFileSync } from 'node:fs'
import type { FrameLocator, Page } from 'playwright-core'
import { frameOf, portal, press, strip } from '../support/pages'
import { isGone, reads } from '../support/reads'
import { DEMO_NOW } from '../support/screens'
import { openSite } from '../support/site'
import type { BrowserSite } from '../support/site'
import { storyOn } from '../support/story'

/** Where a customer finds every number again, and where the desk finds everything that happened. */

/** The demo's two days are played first; on a busy computer that takes its time. */
const DEMO_PATIENCE_MS = 240_000

let site: BrowserSite
let page: Page
const step = storyOn(() => page)

beforeAll(async () => {
  site = await openSite({ seed: 'demo', clock: 'manual', now: DEMO_NOW })
  page = await site.open()
}, DEMO_PATIENCE_MS)
afterAll(() => site?.close())

const see = (person: string, path: string) => page.goto(`${site.sandbox.url}${path}?as=${person}`)
const list = (frame: FrameLocator) => ({
  row: (words: string) => frame.getByRole('listitem').filter({ hasText: words }),
  rows: frame.locator('.mine-row'),
  search: (words: string) => frame.getByLabel('Number or words').fill(words),
  state: (label: string) => frame.getByLabel('State').selectOption({ label }),
  whose: (label: string) => frame.getByLabel('Whose').selectOption({ label }),
  all: frame.locator('#root'),
})
const onMyRequests = () => list(frameOf(page, 'retrac-my-requests'))
const inDialog = () => list(page.getByRole('dialog').frameLocator('iframe'))
let closed = ''
let foreign = ''

describe('a customer finds every number on My requests', () => {
  step('at first the open ones that are theirs, each with whose turn it is, and the date that goes with it', async () => {
    await see('customer-1', '/portal')
    await page.getByRole('link', { name: 'Requests', exact: true }).last().click()
    await reads(onMyRequests().row('Referral letters'), /RC-\d{6}/, 'Your turn', /answer by/)
    await reads(onMyRequests().row('Payroll export'), /RC-\d{6}/, 'Our turn', 'raised 24 Nov')
    await isGone(onMyRequests().row('Shared mailbox'))
    await isGone(onMyRequests().row('VPN slow'))
  })

  step('closed ones and those shared with them stand behind the filters, with the day on which they were closed', async () => {
    await onMyRequests().state('Open and closed')
    await reads(onMyRequests().row('Shared mailbox'), 'Closed', '22 Nov')
    closed = /RC-\d{6}/.exec(await onMyRequests().row('Shared mailbox').innerText())?.[0] ?? ''
    await onMyRequests().whose('Mine and shared')
    await reads(onMyRequests().row('VPN slow'), 'Our turn')
  })

  step('a number finds its incident, also behind the filters', async () => {
    await onMyRequests().state('Open')
    await onMyRequests().search(closed.toLowerCase())
    await reads(onMyRequests().all, '1 incident fits, but the filters hide it.')
    await frameOf(page, 'retrac-my-requests').getByRole('button', { name: 'Show it' }).click()
    await reads(onMyRequests().row('Shared mailbox'), closed, 'Closed')
    expect(await onMyRequests().rows.count()).toBe(1)
  })

  step('words find it too', async () => {
    await onMyRequests().search('payroll')
    await reads(onMyRequests().row('Payroll export'), /RC-\d{6}/)
    await isGone(onMyRequests().row('Shared mailbox'))
  })

  step('what is shown can be kept as a file', async () => {
    const downloaded = page.waitForEvent('download')
    await frameOf(page, 'retrac-my-requests').getByRole('button', { name: 'CSV' }).click()
    const file = await (await downloaded).path()
    const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\r\n')
    expect(head).toContain('"Number","Request","Summary","State"')
    expect(lines).toEqual([expect.stringMatching(/^"RC-\d{6}","REC-\d+","Payroll export/)])
  })

  step('the number leads to the request', async () => {
    await onMyRequests().row('Payroll export').getByRole('button', { name: /RC-\d{6}/ }).click()
    await page.waitForURL('**/portal/1/REC-*')
    await reads(page.getByRole('heading', { level: 1 }), 'Payroll export fails')
  })
})

describe('the same list stands in the user menu', () => {
  const open = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: `You: ${name}` }).click()
    await page.getByRole('button', { name: 'My incidents' }).click()
    await reads(inDialog().rows, /RC-\d{6}/)
  }

  step('of another organisation, with numbers of its own', async () => {
    await see('customer-3', '/portal')
    await open('Priya Raman')
    await reads(inDialog().row('Door scanner'), 'Our turn')
    foreign = /RC-\d{6}/.exec(await inDialog().row('Door scanner').innerText())?.[0] ?? ''
    await isGone(inDialog().row('Payroll export'))
  })

  step('a number that is not theirs is not found, and neither is one that does not exist', async () => {
    await see('customer-1', '/portal')
    await open('Dana Whitfield')
    for (const number of [foreign, 'RC-999999']) {
      await inDialog().search(number)
      await reads(inDialog().all, `No incident ${number} that you can see.`)
    }
    await inDialog().search('Door scanner')
    await reads(inDialog().all, 'No incident with "Door scanner" that you can see.')
  })

  step('a number leads to its request, and the dialog is gone', async () => {
    await inDialog().search('Referral')
    await inDialog().row('Referral letters').getByRole('button', { name: /RC-\d{6}/ }).click()
    await reads(page.getByRole('heading', { level: 1 }), 'Referral letters')
    await isGone(page.getByRole('dialog'))
    await reads(portal(page).top.locator('#root'), 'We need 2 things from you')
  })

  step('an account that has only its own sees only those', async () => {
    await see('unlicensed-1', '/portal')
    await open('Tomas Lindqvist')
    await reads(inDialog().row('scanned contracts'), /RC-\d{6}/)
    await inDialog().search(foreign)
    await reads(inDialog().all, `No incident ${foreign} that you can see.`)
  })
})

describe("the history tab in Jira's activity", () => {
  const tab = () => frameOf(page, 'retrac-history')
  const history = () => tab().getByRole('region', { name: 'History' })
  const kind = (word: string) => history().getByRole('button', { name: new RegExp(`^${word} \\d+$`) })
  const lines = () => history().getByRole('listitem')

  step('holds the whole record, newest first: what, when, by whom, and the words behind it', async () => {
    await see('customer-1', '/portal')
    await page.getByRole('link', { name: 'Requests', exact: true }).last().click()
    await onMyRequests().row('Timesheet').getByRole('button', { name: /RC-\d{6}/ }).click()
    await page.waitForURL('**/portal/1/REC-*')
    await strip(page).be('agent-t1')
    await press(page.getByRole('tab', { name: 'ReTRAC' }))
    await reads(history(), /All \d+, newest first/)
    expect(await lines().last().innerText()).toMatch(/Recorded as RC-\d{6}[\s\S]*by Dana Whitfield[\s\S]*It came through the portal\./)
    await reads(history(), 'Transferred from Tier I to Tier II', 'Transferred from Tier II to Tier I', 'Severity set to')
    const all = await lines().count()
    expect(await kind('All').innerText()).toBe(`All ${all}`)
  })

  step('a kind shows its own lines only, and says how many of all', async () => {
    const all = await lines().count()
    await kind('Tier').click()
    await reads(history(), new RegExp(`\\d+ of ${all}, newest first`))
    for (const text of await lines().allInnerTexts()) expect(text).toMatch(/Transferred|Taken|assignee|Nobody in particular/)
    await kind('Severity').click()
    for (const text of await lines().allInnerTexts()) expect(text).toMatch(/Severity/)
    await kind('All').click()
    await reads(history(), `All ${all}, newest first`)
  })

  step('above it stands how each clock ran', async () => {
    await reads(tab().getByRole('region', { name: 'Clocks' }), 'First response', 'Restore service', 'Tier I hold', 'Tier II hold')
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
