import type { Page } from 'playwright-core'
import { admin } from './support/forms'
import { frameOf, issue, portal, queue, strip } from './support/pages'
import { reads } from './support/reads'
import { openSite } from './support/site'
import { storyOn } from './support/story'
import type { BrowserSite } from './support/site'

/** The tour of the first page, from its first step to its last, on the demo's site and its own clock, as its words tell. */

const STEPS = 9

let site: BrowserSite
let page: Page
let number = ''
const step = storyOn(() => page)

beforeAll(async () => {
  site = await openSite({ seed: 'demo', clock: 'real' })
  page = await site.open()
  await page.goto(site.sandbox.url)
})
afterAll(() => site?.close())

const bar = () => page.getByRole('region', { name: 'Tour', exact: true })
const takeMeThere = () => page.getByRole('button', { name: 'Take me there' }).click()
/** The step has ticked by itself: the next one is told. */
const goesOnTo = (next: number, ...words: string[]) => reads(bar(), `Step ${next} of ${STEPS}`, ...words)
const openFromQueue = async (): Promise<void> => {
  await takeMeThere()
  await queue(page).row(number).getByRole('link', { name: number }).click()
}

step('1. the customer raises a critical incident, having read the promise', async () => {
  await reads(page.locator('.tour'), '0 of 9 done', "You're the customer. Raise a Service disruption: Everyone, Now.")
  await takeMeThere()
  await goesOnTo(1)
  await portal(page).startRequest('Service disruption')
  const { create, side } = portal(page)
  await create.getByText('Everyone').click()
  await create.getByText('Now', { exact: false }).first().click()
  await reads(create.getByRole('region', { name: 'What we promise' }), 'Critical', 'within 15 min', 'within 4 h')
  await page.getByLabel('Summary').fill('Nobody can print')
  await portal(page).send()
  await reads(side.locator('#root'), /RC-\d{6}/, "It's our turn")
  number = /RC-\d{6}/.exec(await side.locator('#root').innerText())?.[0] ?? ''
  await goesOnTo(2, 'whose turn it is')
})

step('2. finds its number among all of hers', async () => {
  await page.getByRole('link', { name: 'Requests', exact: true }).last().click()
  await reads(frameOf(page, 'retrac-my-requests').getByRole('listitem').filter({ hasText: number }), 'Nobody can print', 'Our turn')
  await goesOnTo(3, 'Be the Tier I specialist')
})

step('3. the Tier I specialist does what the next step says until it is handed over', async () => {
  await openFromQueue()
  const { next, press, form } = issue(page)
  await reads(next, 'Take the incident')
  await press('Take')
  await reads(next, 'Record the preliminary investigation')
  await press('Record investigation')
  await form('Record investigation').getByLabel('What did you find?').fill('The print server does not answer.')
  await form('Record investigation').getByRole('button', { name: 'Record investigation' }).click()
  await reads(next, 'Hand it to the service desk')
  await press('Hand to service desk')
  await goesOnTo(4, 'Be the consultant')
})

step('4. the consultant reads why a manual diagnosis is refused, investigates, and diagnoses', async () => {
  await openFromQueue()
  const { next, press, form } = issue(page)
  await press('Add diagnosis')
  const diagnosis = form('Add diagnosis')
  await diagnosis.getByLabel('What is the cause?').fill('Its disk is full.')
  await diagnosis.getByRole('button', { name: 'Add diagnosis' }).click()
  await reads(diagnosis.getByRole('alert'), "Add a consultant's investigation first.")
  await diagnosis.getByRole('alert').getByRole('button', { name: 'Add investigation' }).click()
  const investigation = form('Add investigation')
  await investigation.getByLabel('What did you find?').fill('One job of 3 GB comes again and again.')
  await investigation.getByRole('button', { name: 'Add investigation' }).click()
  await reads(next, 'Add the diagnosis')
  await press('Add diagnosis')
  await diagnosis.getByRole('button', { name: 'Add diagnosis' }).click()
  await goesOnTo(5, 'transfer it to Tier II')
})

step('5. Tier I transfers it; Tier II takes it and asks for a log: the clocks stop', async () => {
  await openFromQueue()
  const { pressMore, press, form, clocks, panel } = issue(page)
  await pressMore('Transfer to Tier II')
  await form('Transfer to Tier II').getByLabel('Why').fill('The server has to be repaired')
  await form('Transfer to Tier II').getByRole('button', { name: 'Transfer to Tier II' }).click()
  await reads(panel.locator('.facts'), 'Tier II', 'Nobody')
  await strip(page).be('agent-t2')
  await press('Take')
  await press('Ask for evidence')
  const asking = form('Ask for evidence')
  await asking.getByLabel('What you need').fill('The log of the print server')
  await asking.getByLabel('Why').fill('It names the job')
  await asking.getByRole('button', { name: 'Ask for evidence' }).click()
  await reads(clocks, /Restore service[\s\S]*Paused/)
  await goesOnTo(6, 'Be the customer')
})

step('6. the customer attaches a file; the clock runs, and its steps make a sum', async () => {
  await takeMeThere()
  await frameOf(page, 'retrac-my-requests').getByRole('button', { name: number }).click()
  await portal(page).attach('The log of the print server', { name: 'spool.log', mimeType: 'text/plain', buffer: Buffer.from('job 7: 3 GB') })
  await goesOnTo(7, 'until its clock turns red')
  const { detail, side } = portal(page)
  await reads(side.locator('#root'), "It's our turn")
  await detail.getByText('Every step').click()
  await reads(detail.getByRole('table').filter({ hasText: 'Counted' }), 'We waited for your log', 'Sum')
})

step('7. after two hours its clock at Tier II turns red; the customer reads that it is on time still', async () => {
  await takeMeThere()
  await strip(page).move('+1 h')
  await strip(page).move('+1 h')
  await reads(queue(page).row(number), 'Overdue')
  await queue(page).row(number).getByRole('link', { name: number }).click()
  await reads(issue(page).clocks, /Tier II hold[\s\S]*Breached/)
  await strip(page).be('customer-1')
  await reads(portal(page).side.locator('#root'), "It's our turn", 'On time')
  await goesOnTo(8)
})

step('8. its status cannot be set by hand; both agree, and it is closed', async () => {
  await openFromQueue()
  const { transition, pressMore, form, next } = issue(page)
  await transition('Resolve this request')
  await reads(page.locator('.status .message'), 'This incident closes by agreement.')
  await pressMore('Propose closure')
  await form('Propose closure').getByLabel('What solved it, or the answer').fill('The job is gone, and printing works.')
  await form('Propose closure').getByRole('button', { name: 'Propose closure' }).click()
  await reads(next, 'Closure is proposed')
  await strip(page).be('customer-1')
  await portal(page).top.getByRole('button', { name: 'Yes, close it' }).click()
  await reads(portal(page).top.locator('#root'), `${number} is closed.`)
  await goesOnTo(9, 'Be the admin')
})

step('9. the admin sees a looser goal for S1 than for S2 refused', async () => {
  await takeMeThere()
  await admin(page).section('SLA goals')
  const { frame } = admin(page)
  await frame.getByRole('button', { name: /^First response, S1/ }).click()
  await frame.getByLabel('Time').fill('1 h')
  await reads(frame.locator('main'), 'S1 (1 h) must not be looser than S2 (30 min).')
  await reads(bar(), 'You have done every step of the tour.')
})

step('every step is ticked on the first page', async () => {
  await page.getByRole('link', { name: 'Tour', exact: true }).click()
  await reads(page.locator('.tour'), `${STEPS} of ${STEPS} done`)
  await reads(page.locator('.tour__step').last(), 'Done')
  expect(await page.locator('.tour__step[data-done="true"]').count()).toBe(STEPS)
})

test('no browser complained, and nothing was asked of any other host', () => {
  expect(site.complaints).toEqual([])
  expect(site.strangers).toEqual([])
})
