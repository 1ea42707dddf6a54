import type { Page } from 'playwright-core'
import { switchOn } from '../support/desk'
import { issue, portal, queue, strip } from '../support/pages'
import { hasFocus, isGone, reads } from '../support/reads'
import { openSite } from '../support/site'
import type { BrowserSite } from '../support/site'
import { storyOn } from '../support/story'

/** Incidents that nobody raised in the portal: an agent takes a call, a customer writes a mail. */

let site: BrowserSite
let page: Page
const step = storyOn(() => page)
let number = ''
let key = ''

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  await switchOn(site.sandbox)
  page = await site.open()
  await page.goto(site.sandbox.url)
})
afterAll(() => site?.close())

const see = async (person: string, path: string): Promise<void> => {
  await site.sandbox.settle()
  await page.goto(`${site.sandbox.url}${path}?as=${person}`)
}
const side = () => portal(page).side.locator('#root')

describe('a customer calls, and the agent raises it in one form', () => {
  const form = () => queue(page).frame.getByRole('form', { name: 'New incident' })
  const find = async (words: string): Promise<void> => {
    await form().getByLabel('Customer').fill(words)
    await form().getByRole('button', { name: 'Find' }).click()
  }
  const send = () => form().getByRole('button', { name: 'Raise incident' }).click()

  step('it wants a customer, a kind, a summary, how many and how soon', async () => {
    await page.getByRole('button', { name: 'Be Tier I specialist: Queue' }).click()
    await queue(page).frame.getByRole('button', { name: 'New incident' }).click()
    await send()
    await reads(form(), 'Find the customer, and choose who it is.', 'Say in a line what is wrong.', 'Choose how many it affects.', 'Choose how soon it must work.')
    await hasFocus(form().getByLabel('Customer'))
  })

  step('a name that nobody has is said', async () => {
    await find('Nobody Atall')
    await reads(form(), 'Nobody by that name. Try their e-mail.')
  })

  step('the promise stands there before it is sent, to be told on the phone', async () => {
    await find('Raman')
    await form().getByText('Priya Raman').click()
    await form().getByLabel('Request type').selectOption({ label: 'Service disruption' })
    await form().getByLabel('Summary').fill('Loading dock scanner is dead')
    await form().getByText('Several of us').click()
    await form().getByText('Now, work has stopped').click()
    await reads(form(), "We'll treat this as High.", 'First answer within 30 min. Working again within 8 h.')
  })

  step('sent, the number stands there in large to be read out', async () => {
    await send()
    const heading = queue(page).frame.getByRole('heading', { name: /^RC-\d{6}$/ })
    await hasFocus(heading)
    number = await heading.innerText()
    await reads(queue(page).row(number), 'Loading dock scanner is dead', 'S2')
    await queue(page).frame.getByRole('button', { name: 'Open' }).click()
    await page.waitForURL('**/browse/REC-*')
    key = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  })

  step('it came by phone, is assessed, and is waiting to be taken', async () => {
    await reads(issue(page).panel.locator('.facts'), number, 'S2 High', 'Phone')
    await isGone(issue(page).panel.getByText('Not assessed'))
    await reads(issue(page).next, 'Take the incident')
  })

  step('the customer finds it among their requests, with the number and the promise', async () => {
    await see('customer-3', '/portal')
    await portal(page).openRequest(key)
    await reads(side(), number, "It's our turn", 'High', 'today 15:50')
    await reads(portal(page).comments, `We've recorded this as ${number}. We treat it as High`)
    await portal(page).side.getByRole('button', { name: "It's no longer an issue" }).waitFor()
  })
})

describe('a customer writes a mail', () => {
  step('it is recorded, and they are told the number by a comment', async () => {
    const people = (await site.sandbox.get('/sandbox/people')) as { key: string; email: string }[]
    const from = people.find((person) => person.key === 'customer-2')?.email
    const { body } = await site.sandbox.send('POST', '/sandbox/site/mail', { from, subject: 'Label printer jams', text: 'Every third page.' })
    key = (body as { issueKey: string }).issueKey
    await see('customer-2', `/portal/1/${key}`)
    await reads(portal(page).comments, /We've recorded this as RC-\d{6}\. We treat it as Medium/)
    await reads(side(), /RC-\d{6}/, "We haven't assessed it yet. Until then we treat it as Medium.")
    number = /RC-\d{6}/.exec(await side().innerText())?.[0] ?? ''
  })

  step('nobody has assessed it, and to do so is the first next step', async () => {
    await strip(page).be('agent-t1')
    await page.waitForURL(`**/browse/${key}`)
    await reads(issue(page).panel.locator('.facts'), number, 'Not assessed', 'S3 Medium', 'E-mail')
    await reads(issue(page).next, 'Assess the severity')
    await reads(issue(page).step, 'It came by e-mail: nobody chose impact and urgency.')
    await issue(page).press('Assess severity')
    const form = issue(page).form('Assess severity')
    await form.getByText('Everyone').first().click()
    await form.getByText('Medium', { exact: true }).first().click()
    await reads(form, 'We now treat this as High. New times: first answer by Tue 24 Nov 2026, 08:20 GMT, working again by Tue 24 Nov 2026, 15:50 GMT.')
    await form.getByRole('button', { name: 'Assess severity', exact: true }).click()
    await reads(issue(page).next, 'Take the incident')
    await reads(issue(page).panel.locator('.facts'), 'S2 High')
    await isGone(issue(page).panel.getByText('Not assessed'))
  })

  step('the customer is told what that changes', async () => {
    await see('customer-2', `/portal/1/${key}`)
    await reads(portal(page).comments, 'We now treat this as High. New times: first answer by Tue 24 Nov 2026, 08:20 GMT, working again by Tue 24 Nov 2026, 15:50 GMT.')
    await reads(side(), 'High', 'today 15:50')
    await isGone(side().getByText("We haven't assessed it yet."))
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
