import type { Page } from 'playwright-core'
import { raise, switchOn } from '../support/desk'
import { admin, giveReason, jiraComments } from '../support/forms'
import { issue, portal, strip } from '../support/pages'
import { hasFocus, isGone, reads } from '../support/reads'
import { openSite } from '../support/site'
import type { BrowserSite } from '../support/site'
import { storyOn } from '../support/story'

/** Whether the contract covers it: asked by a rule or by an agent, decided one level higher, told to the customer. */

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
const restore = () => issue(page).clocks.getByRole('button', { name: /Restore service/ })
/** An agent doubts that it is covered; the lead looks at it next. */
const question = async (key: string, reason: string): Promise<void> => {
  await see('agent-t1', `/browse/${key}`)
  await issue(page).pressMore('Question scope')
  await giveReason(page, 'Question scope', reason)
  await strip(page).be('lead')
  await reads(issue(page).next, 'Decide the scope')
  await issue(page).press('Decide scope')
}
const decision = () => issue(page).form('Decide scope')
const decide = async (title = 'Decide scope'): Promise<void> => {
  await issue(page).form(title).getByRole('button', { name: title, exact: true }).click()
  await isGone(issue(page).form(title))
}

describe('what is covered is written down by the admin', () => {
  const contract = () => admin(page).frame.getByRole('region', { name: 'Bellwether Freight' })

  step('the groups of the leads and of the higher level are named', async () => {
    await admin(page).open(site, 'Tiers')
    await admin(page).frame.getByLabel('Lead').selectOption('recare-leads')
    await admin(page).frame.getByLabel('Higher level').selectOption('recare-higher-level')
  })

  step('a contract that ends before it begins is refused at its field', async () => {
    const { frame, section } = admin(page)
    await section('Contracts')
    await frame.getByRole('button', { name: 'Add a contract' }).click()
    await frame.getByLabel('Organisation').first().selectOption({ label: 'Bellwether Freight' })
    await contract().getByLabel('First day').fill('2026-01-01')
    await contract().getByLabel('Last day').fill('2025-11-20')
    await reads(contract(), 'It ends on Thu 20 Nov 2025, before it begins on Thu 1 Jan 2026.')
    await contract().getByLabel('Last day').fill('2026-11-20')
    await reads(contract(), 'All request types. Ended 4 days ago.')
  })

  step('rules say what questions the scope: no contract in force, or a request type', async () => {
    const { frame } = admin(page)
    await frame.getByRole('button', { name: 'Add a scope rule' }).click()
    await frame.getByRole('group', { name: 'Scope rule 1' }).getByLabel('Because').fill('The contract has ended')
    await frame.getByRole('button', { name: 'Add a scope rule' }).click()
    const second = frame.getByRole('group', { name: 'Scope rule 2' })
    await second.getByLabel('Question the scope when').selectOption({ label: 'Its request type is one of these' })
    await reads(second, 'Choose at least one request type.')
    await second.getByText('Potential defect').click()
    await second.getByLabel('Because').fill('Defects are mended under another contract')
  })

  step('both are tried before they hold, and published with what they change', async () => {
    const { frame, publish } = admin(page)
    const test = frame.getByRole('region', { name: 'Try it' })
    await test.getByLabel('Organisation').selectOption({ label: 'Bellwether Freight' })
    await test.getByLabel('Request type').selectOption({ label: 'Service disruption' })
    await reads(test, 'Scope to decide', 'Bellwether Freight has a contract, but none covers this today. Scope rule 1 decides: The contract has ended')
    await test.getByLabel('Organisation').selectOption({ label: 'Northgate Clinics' })
    await reads(test, 'In scope', 'No contract names Northgate Clinics. No scope rule questions it.')
    await publish('Bellwether Freight', 'No incident is open.')
  })
})

describe('a rule questions the scope', () => {
  let key = ''

  step('of what an organisation raises after its contract has ended: the customer is told, and the clocks stand still', async () => {
    key = (await raise(site.sandbox, 'customer-3', 'Warehouse scales drift')).issueKey
    await see('customer-3', `/portal/1/${key}`)
    await reads(portal(page).side.locator('#root'), "It's our turn", "We're checking whether your contract covers this.")
    await reads(portal(page).comments, "We're checking whether this is covered by your contract.")
    await reads(portal(page).detail.locator('#root'), /Stopped at 07:50: we check/)
    await reads(portal(page).status, 'Escalated')
  })

  step('the higher level is told in an internal note that names its people', async () => {
    await see('agent-t1', `/browse/${key}`)
    await reads(jiraComments(page).internal, /@Ruth Calloway[\s\S]*Scope to decide: The contract has ended\./)
    await reads(issue(page).panel.locator('.facts'), 'Scope to decide')
    await reads(issue(page).step, 'Decide the scope', 'Only the higher level can do this.')
    await reads(restore(), 'Paused')
  })

  step('it decides that it is covered: the clocks go on, and the hour in between never counted', async () => {
    await strip(page).move('+1 h')
    await strip(page).be('lead')
    await reads(issue(page).step, 'Decide the scope', 'The contract has ended.')
    await issue(page).press('Decide scope')
    await decision().getByRole('button', { name: 'Decide scope' }).click()
    await reads(decision(), 'Choose what you decide.')
    await decision().getByText('Covered', { exact: true }).click()
    await reads(decision(), 'This is covered.')
    await decide()
    await hasFocus(issue(page).next)
    await reads(issue(page).panel.locator('.facts'), 'In scope')
    await reads(restore(), 'On track', /8 h|7 h 59 min/, '16:50')
    await later()
    await reads(issue(page).status, 'Waiting for support')
  })

  step('the customer reads the decision, and by how long the time moved', async () => {
    await see('customer-3', `/portal/1/${key}`)
    await reads(portal(page).comments, 'This is covered.')
    await isGone(portal(page).side.getByText("We're checking"))
    await reads(portal(page).detail.locator('#root'), 'Stopped 07:50–08:50 (1 h)', 'That moved the time from 15:50 to 16:50.')
  })

  step('of a request type that is never covered, whoever raises it', async () => {
    await strip(page).be('customer-1')
    await portal(page).startRequest('Potential defect')
    await portal(page).create.getByText('Just me').click()
    await portal(page).create.getByText('Today').click()
    await page.getByLabel('Summary').fill('Totals are rounded twice')
    await portal(page).send()
    await reads(portal(page).side.locator('#root'), "We're checking whether your contract covers this.")
    await strip(page).be('lead')
    await reads(issue(page).step, 'Decide the scope', 'Defects are mended under another contract.')
  })
})

describe('an agent questions the scope', () => {
  let key = ''

  step('with a reason that only the desk reads; the agent cannot decide, and closure cannot be proposed meanwhile', async () => {
    key = (await raise(site.sandbox, 'customer-1', 'A second projector')).issueKey
    await see('agent-t1', `/browse/${key}`)
    await issue(page).pressMore('Question scope')
    const form = issue(page).form('Question scope')
    await form.getByRole('button', { name: 'Question scope' }).click()
    await reads(form, 'Say why it may not be covered. The higher level decides by it.', "We're checking whether this is covered by your contract.", 'All clocks stop until the higher level has decided.')
    await giveReason(page, 'Question scope', 'Projectors are not in the contract')
    await reads(issue(page).step, 'Decide the scope', 'Only the higher level can do this.')
    await issue(page).pressMore('Propose closure')
    await reads(issue(page).step.getByRole('alert'), "It isn't decided yet whether the contract covers this.")
    // Only a way out that this person may take is offered.
    expect(await issue(page).step.getByRole('alert').getByRole('button').count()).toBe(0)
  })

  step('a charge is decided: amount and purpose are wanted, and the customer will read both', async () => {
    await strip(page).be('lead')
    await issue(page).press('Decide scope')
    await decision().getByText('Not covered, done at a charge').click()
    await decision().getByLabel('Amount').fill('120,00')
    await decision().getByRole('button', { name: 'Decide scope' }).click()
    await reads(decision(), 'Give the amount with a point before the cents, as in 120.00.', 'Say what it is charged for.')
    await decision().getByLabel('Amount').fill('120.00')
    await decision().getByLabel(/^For/).fill('mounting it in room 12')
    await reads(decision(), "This isn't in your contract. It would cost 120.00 EUR: answer on your request.", 'It costs 120.00 EUR: mounting it in room 12.')
    await decide()
    await reads(issue(page).step, 'A charge of 120.00 EUR is asked', "Waiting for the customer's answer.")
    await reads(restore(), 'Paused')
    await later()
    await reads(issue(page).status, 'Waiting for customer')
  })

  step('the customer reads amount and purpose, approves, and the clocks go on', async () => {
    await strip(page).move('+1 h')
    await see('customer-1', `/portal/1/${key}`)
    const { top, side } = portal(page)
    await reads(side.locator('#root'), "It's your turn", 'there is a charge to approve or not')
    await reads(top.locator('#root'), 'Approve a charge?', "This isn't in your contract. It costs 120.00 EUR: mounting it in room 12.", 'Nothing is charged without your approval.')
    await top.getByRole('button', { name: 'Approve 120.00 EUR' }).click()
    await reads(top.locator('#root'), 'You approved 120.00 EUR', 'For mounting it in room 12. We go on.')
    await reads(side.locator('#root'), "It's our turn", 'done at the charge you approved, 120.00 EUR', '17:50')
  })

  step('the desk sees it in scope at a charge, with a clock that the wait did not touch', async () => {
    await strip(page).be('agent-t1')
    await reads(issue(page).panel.locator('.facts'), 'At a charge')
    await reads(restore(), 'On track', /8 h|7 h 59 min/, '17:50')
    await reads(issue(page).history, 'The customer accepted the charge')
  })
})

describe('the higher level decides otherwise', () => {
  step('a charge that the customer declines is the same as not covered: the desk proposes closure, and the customer agrees', async () => {
    const { issueKey } = await raise(site.sandbox, 'customer-1', 'A third screen')
    await question(issueKey, 'Two screens a desk')
    await decision().getByText('Not covered, done at a charge').click()
    await decision().getByLabel('Amount').fill('310')
    await decision().getByLabel(/^For/).fill('the screen')
    await decide()
    await see('customer-1', `/portal/1/${issueKey}`)
    await portal(page).top.getByRole('button', { name: "Don't approve" }).click()
    await reads(portal(page).top.locator('#root'), "You didn't approve 310 EUR", 'Nothing is charged.')
    await reads(portal(page).side.locator('#root'), 'Not covered by your contract: The charge of 310 EUR was not approved.')
    await see('agent-t1', `/browse/${issueKey}`)
    await reads(issue(page).panel.locator('.facts'), 'Out of scope')
    await reads(issue(page).step, 'Propose closure', 'The customer has the reason.')
    await issue(page).press('Propose closure')
    const proposal = issue(page).form('Propose closure')
    await proposal.getByText('Answered: the question has its answer').click()
    await proposal.getByLabel('What solved it, or the answer').fill('It is outside your contract')
    await proposal.getByRole('button', { name: 'Propose closure' }).click()
    await reads(issue(page).next, 'Closure is proposed')
    await strip(page).be('customer-1')
    await portal(page).top.getByRole('button', { name: 'Yes, close it' }).click()
    await reads(portal(page).top.locator('#root'), 'You said it is solved')
  })

  step('goodwill: the clocks go on, and the customer reads that it is done all the same', async () => {
    const { issueKey } = await raise(site.sandbox, 'customer-1', 'A printer at home')
    await question(issueKey, 'Homes are not in the contract')
    await decision().getByText('Not covered, done as goodwill').click()
    await reads(decision(), "This isn't in your contract; we'll do it all the same.")
    await decide()
    await reads(issue(page).panel.locator('.facts'), 'Goodwill')
    await reads(restore(), 'On track')
    await see('customer-1', `/portal/1/${issueKey}`)
    await reads(portal(page).side.locator('#root'), 'Not in your contract; we do it all the same.')
  })

  step('returned with its reason: no clock goes on, and the customer has the reason', async () => {
    const { issueKey } = await raise(site.sandbox, 'customer-1', 'The coffee machine')
    await question(issueKey, 'It is no device of ours')
    await decision().getByText('Not covered, returned with a reason').click()
    await decision().getByRole('button', { name: 'Decide scope' }).click()
    await reads(decision(), 'Say why it is not covered. The customer will read it.')
    await decision().getByLabel('Why').fill('Kitchens are looked after by your landlord')
    await reads(decision(), "This isn't covered by your contract: Kitchens are looked after by your landlord.")
    await decide()
    await strip(page).move('+1 h')
    await reads(restore(), 'Paused', '8 h left')
    await see('customer-1', `/portal/1/${issueKey}`)
    await reads(portal(page).side.locator('#root'), 'Not covered by your contract: Kitchens are looked after by your landlord.')
    await reads(portal(page).comments, "This isn't covered by your contract: Kitchens are looked after by your landlord.")
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
