import type { Page } from 'playwright-core'
import { act, raise, switchOn } from '../support/desk'
import type { Raised } from '../support/desk'
import { admin } from '../support/forms'
import { QUEUE_PATH, issue, portal, queue, strip } from '../support/pages'
import { hasFocus, isGone, reads } from '../support/reads'
import { openSite } from '../support/site'
import type { BrowserSite } from '../support/site'
import { storyOn } from '../support/story'

/** Between the tiers: there and back with reasons, the customer told each time, holds that go on where they stopped. */

let site: BrowserSite
let page: Page
const step = storyOn(() => page)
let raised: Raised

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  await switchOn(site.sandbox)
  page = await site.open()
})
afterAll(() => site?.close())

const seeAs = async (person: string): Promise<void> => {
  await site.sandbox.settle()
  const path = person.startsWith('customer') ? `/portal/1/${raised.issueKey}` : `/browse/${raised.issueKey}`
  await page.goto(`${site.sandbox.url}${path}?as=${person}`)
}
const facts = () => issue(page).panel.locator('.facts')
const clock = (name: string) => issue(page).clocks.getByRole('button', { name })
const transfer = () => issue(page).form(/^Transfer to Tier/)
const send = () => transfer().getByRole('button', { name: /^Transfer to Tier/ }).click()

describe('the admin names the groups of the roles', () => {
  step('and which requests start at Tier II; publishing says what that changes', async () => {
    await admin(page).open(site, 'Tiers')
    const { frame, publish } = admin(page)
    await frame.getByLabel('Tier I', { exact: true }).selectOption('recare-tier-1')
    await frame.getByLabel('Tier II', { exact: true }).selectOption('recare-tier-2')
    // Every agent is a consultant and a lead until these are named.
    await frame.getByLabel('Consultant', { exact: true }).selectOption('recare-consultants')
    await frame.getByLabel('Lead', { exact: true }).selectOption('recare-leads')
    await frame.getByRole('group', { name: 'Request types' }).getByText('Potential defect').click()
    await publish('Tier I: group recare-tier-1', 'Tier II: group recare-tier-2', 'Potential defect starts at Tier II.')
  })
})

describe('from Tier I to Tier II', () => {
  step('only the tier that has it may act', async () => {
    raised = await raise(site.sandbox, 'customer-1', 'Payroll export fails')
    await seeAs('agent-t2')
    await reads(facts(), 'Tier I')
    await reads(issue(page).step, 'Only Tier I can do this')
    await isGone(issue(page).step.getByRole('button', { name: 'Take' }))
  })

  step('it waits for an investigation, and the refusal leads there', async () => {
    await seeAs('agent-t1')
    await issue(page).press('Take')
    await reads(facts(), 'You')
    await issue(page).pressMore('Transfer to Tier II')
    await reads(issue(page).step.getByRole('alert'), 'Record an investigation first.')
    await issue(page).step.getByRole('alert').getByRole('button').click()
    await issue(page).form('Record investigation').getByLabel('What did you find?').fill('The export job stops at row 4,000.')
    await issue(page).form('Record investigation').getByRole('button', { name: 'Record investigation' }).click()
    await reads(issue(page).next, 'Hand it to the service desk')
  })

  step('with a reason, or not at all', async () => {
    await strip(page).move('+5 min')
    await seeAs('agent-t1')
    await issue(page).pressMore('Transfer to Tier II')
    await send()
    await hasFocus(transfer().getByLabel('Why'))
    await reads(transfer(), 'Say why. The customer and Tier II will read it.')
    await transfer().getByLabel('Why').fill('Deadlock on PAY_ROWS')
    await transfer().getByRole('button', { name: 'Edit' }).click()
    await transfer().getByLabel("Because, in the customer's words").fill('It needs our database team')
    await reads(transfer(), 'Our Tier II specialists now have your incident, because it needs our database team.')
    await transfer().getByLabel('Ruled out').fill('The network')
    await send()
    await reads(facts(), 'Tier II')
    await reads(clock('Tier II hold'), '4 h left')
    await reads(issue(page).clocks, /Tier I hold[\s\S]*5 min of 1 h/)
  })

  step('the customer is told, in the words that were meant for them', async () => {
    await seeAs('customer-1')
    await reads(portal(page).comments, 'Our Tier II specialists now have your incident, because it needs our database team.')
    await isGone(portal(page).comments.getByText('Deadlock'))
    await reads(portal(page).side.locator('#root'), 'Our Tier II specialists have it')
  })
})

describe('back to Tier I', () => {
  step('with a reason too; its hold goes on where it stopped', async () => {
    await strip(page).move('+1 h')
    await seeAs('agent-t2')
    await reads(facts(), 'Tier II')
    await issue(page).pressMore('Transfer to Tier I')
    await transfer().getByLabel('Why').fill('The service only has to be restarted')
    await reads(transfer(), 'Our Tier I specialists now have your incident, because the service only has to be restarted.')
    await send()
    await reads(facts(), 'Tier I')
    await reads(clock('Tier I hold'), '55 min', 'left')
    await reads(issue(page).clocks, /Tier II hold[\s\S]*1 h of 4 h/)
  })

  step('the customer is told again', async () => {
    await seeAs('customer-1')
    await reads(portal(page).comments, 'Our Tier I specialists now have your incident, because the service only has to be restarted.')
    await reads(portal(page).side.locator('#root'), 'Our Tier I specialists have it')
  })
})

describe('and there once more', () => {
  step('Tier II goes on with what was left, and every move is in sight', async () => {
    await strip(page).move('+5 min')
    await seeAs('agent-t1')
    await issue(page).pressMore('Transfer to Tier II')
    await transfer().getByLabel('Why').fill('It stopped again after the restart')
    await send()
    await reads(facts(), 'Tier II')
    await reads(clock('Tier II hold'), '3 h left')
    const record = issue(page).panel.getByRole('region', { name: 'Record' })
    await record.getByRole('button', { name: /^Transfers \(3\)/ }).click()
    await reads(record, 'Deadlock on PAY_ROWS', 'Ruled out: The network', 'The service only has to be restarted', 'It stopped again after the restart')
    await reads(issue(page).history, 'Transferred from Tier I to Tier II')
  })

  step('the customer reads of all three moves', async () => {
    await seeAs('customer-1')
    await reads(portal(page).comments, 'because it stopped again after the restart.')
    await reads(portal(page).detail.locator('#root'), /because it stopped again[\s\S]*because the service only has[\s\S]*because it needs our database team/)
  })
})

describe('a request that policy starts at Tier II', () => {
  step('is recorded there, and Tier II takes it', async () => {
    await portal(page).startRequest('Potential defect')
    const { create } = portal(page)
    await create.getByText('Several of us').click()
    await create.getByText('Today').click()
    await page.getByLabel('Summary').fill('Totals are rounded twice')
    await portal(page).send()
    await reads(portal(page).side.locator('#root'), 'Our Tier II specialists have it')
    raised = { issueId: '', issueKey: new URL(page.url()).pathname.split('/').at(-1) ?? '' }
    await seeAs('agent-t2')
    await reads(facts(), 'Tier II')
    await reads(issue(page).history, /Recorded as RC-\d{6}, S3 Medium, at Tier II/)
    await reads(clock('Tier II hold'), 'On track')
    await isGone(issue(page).clocks.getByText('Tier I hold', { exact: true }))
    await issue(page).press('Take')
    await reads(issue(page).next, 'Record the preliminary investigation')
  })
})

describe('several at once, from the queue', () => {
  step('go to the other tier for one reason; each that cannot says why', async () => {
    const ready = await raise(site.sandbox, 'customer-1', 'Labels print twice')
    await act(site.sandbox, 'agent-t1', ready, 'recordInvestigation', { kind: 'preliminary', text: 'The spooler sends it twice.' })
    await raise(site.sandbox, 'customer-1', 'Scanner sends empty files')
    await page.goto(`${site.sandbox.url}${QUEUE_PATH}?as=agent-t1`)
    const { frame, row } = queue(page)
    await row('Labels print twice').getByRole('checkbox').check()
    await row('Scanner sends empty files').getByRole('checkbox').check()
    await frame.getByRole('button', { name: 'Transfer', exact: true }).click()
    const form = frame.getByRole('form', { name: 'Transfer' })
    await form.getByLabel('Why').fill('Printing is theirs.')
    await reads(form, 'Transfer 2 incidents', 'Our Tier II specialists now have your incident, because printing is theirs.')
    await form.getByRole('button', { name: 'Transfer 2 incidents' }).click()
    await reads(frame.locator('main'), /1 moved, 1 not: RC-\d{6}: .*investigation/)
    await isGone(form)
    await reads(row('Labels print twice'), 'II')
    raised = ready
    await seeAs('customer-1')
    await reads(portal(page).comments, 'Our Tier II specialists now have your incident, because printing is theirs.')
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
