import type { Page } from 'playwright-core'
import { raise, switchOn } from '../support/desk'
import { admin, giveReason, jiraComments } from '../support/forms'
import { issue, portal, strip } from '../support/pages'
import { isGone, reads } from '../support/reads'
import { openSite } from '../support/site'
import type { BrowserSite } from '../support/site'
import { storyOn } from '../support/story'

/** A critical incident goes one level higher, by a rule and by hand; the tier keeps it, and its clocks go on. */

let site: BrowserSite
let page: Page
const step = storyOn(() => page)
let payroll = ''

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
const facts = () => issue(page).panel.locator('.facts')

describe('a rule of the policy escalates what is critical', () => {
  step('the admin names the groups of the tiers and of the higher level', async () => {
    const { frame, open, publish } = admin(page)
    await open(site, 'Tiers')
    for (const [role, group] of [['Tier I', 'recare-tier-1'], ['Tier II', 'recare-tier-2'], ['Lead', 'recare-leads'], ['Higher level', 'recare-higher-level']] as const) {
      await frame.getByLabel(role, { exact: true }).selectOption(group)
    }
    await publish('recare-higher-level')
  })

  step('at recording: the customer reads it at once', async () => {
    await strip(page).be('customer-1')
    await portal(page).startRequest('Service disruption')
    await portal(page).create.getByText('Everyone, or a key service').click()
    await portal(page).create.getByText('Now, work has stopped').click()
    await page.getByLabel('Summary').fill('Nobody can sign in')
    await portal(page).send()
    await reads(portal(page).side.locator('#root'), 'Critical', "We've raised this with our higher-level team.")
    await later()
    await reads(portal(page).comments, "We've raised this with our higher-level team.")
    await reads(portal(page).status, 'Escalated')
  })

  step("the higher level is told by an internal note that mentions the group's people", async () => {
    await strip(page).be('agent-t1')
    await reads(jiraComments(page).internal, /@Ruth Calloway[\s\S]*Escalated as critical: Its severity is S1 Critical\./)
  })

  step('the tier keeps it, and its clocks go on', async () => {
    await reads(facts(), 'S1 Critical', 'Escalated', 'Tier I')
    await reads(issue(page).clocks, /Restore service[\s\S]*On track/, /Tier I hold[\s\S]*On track/)
    await isGone(issue(page).clocks.getByText('Paused'))
    await reads(issue(page).history, 'Escalated by a rule')
    await issue(page).press('Take')
    await reads(issue(page).next, 'Record the preliminary investigation')
  })

  step('it comes back with a reason, and goes on as before; the rule does not strike a second time', async () => {
    await issue(page).step.getByRole('button', { name: 'More' }).click()
    await isGone(issue(page).step.locator('.more-list').getByRole('button', { name: 'Return escalation' }))
    await strip(page).be('lead')
    await issue(page).pressMore('Return escalation')
    const form = issue(page).form('Return escalation')
    await form.getByRole('button', { name: 'Return escalation' }).click()
    await reads(form, 'Say what comes back: what was decided, or what to do.')
    await giveReason(page, 'Return escalation', 'The second server takes over; Tier I tells everybody', 'What comes back')
    await isGone(facts().getByText('Escalated'))
    await strip(page).move('+5 min')
    await reads(issue(page).status, 'Waiting for support')
    const history = await issue(page).wholeHistory()
    expect(history).toMatch(/Escalation returned by you\s+The second server takes over/)
    expect(history.match(/Escalated by a rule/g)).toHaveLength(1)
  })
})

describe('an agent escalates by hand', () => {
  step('with a reason that the higher level reads and the customer does not', async () => {
    payroll = (await raise(site.sandbox, 'customer-1', 'Payroll export fails')).issueKey
    await see('agent-t1', `/browse/${payroll}`)
    await issue(page).pressMore('Escalate')
    const form = issue(page).form('Escalate')
    await form.getByRole('button', { name: 'Escalate' }).click()
    await reads(form, 'Say why it is critical. The higher level reads it first.', "We've raised this with our higher-level team.", 'Your tier keeps it; its clocks go on.')
    await giveReason(page, 'Escalate', 'Salaries are due at noon')
    await reads(facts(), 'Escalated')
    await later()
    await reads(issue(page).status, 'Escalated')
    await reads(jiraComments(page).internal, /@Ruth Calloway[\s\S]*Escalated as critical: Salaries are due at noon\./)
    await see('customer-1', `/portal/1/${payroll}`)
    await reads(portal(page).comments, "We've raised this with our higher-level team.")
    expect(await portal(page).comments.innerText()).not.toContain('Salaries')
  })

  step('it is returned with a reason, and may be escalated again', async () => {
    await see('lead', `/browse/${payroll}`)
    await issue(page).pressMore('Return escalation')
    await giveReason(page, 'Return escalation', 'Ask the bank for an hour', 'What comes back')
    await isGone(facts().getByText('Escalated'))
    await see('agent-t1', `/browse/${payroll}`)
    await issue(page).panel.getByRole('button', { name: /^Escalation/ }).click()
    await reads(issue(page).panel.getByRole('region', { name: 'Record' }), 'Ask the bank for an hour')
    await issue(page).step.getByRole('button', { name: 'More' }).click()
    await reads(issue(page).step.locator('.more-list'), 'Escalate')
  })
})

describe('an escalation rule is policy', () => {
  const rule = (name: string) => admin(page).frame.getByRole('region', { name, exact: true })

  step('the admin sees what the rules in force would still hit: not the incident that one has acted on', async () => {
    // Lists of the store see what was written a second ago.
    await strip(page).move('+5 min')
    await admin(page).open(site, 'Escalation')
    await reads(rule('Critical incidents'), 'When severity is S1, then escalate.', 'Hits no open incident now.')
    await reads(rule('Restore service is running out'), 'Restore service has used 75 %', 'Hits no open incident now.')
  })

  step('a new one is put together from facts, and says what is still missing', async () => {
    const { frame } = admin(page)
    await frame.getByRole('button', { name: 'Add a rule' }).click()
    await reads(rule('New rule'), 'Give the rule a name.', 'Say why, for the record.')
    const kinds = rule('New rule').getByLabel('Fact', { exact: true })
    expect(await kinds.locator('option').allInnerTexts()).toEqual([
      'Severity', 'Share of a goal used', 'Tier', 'Times moved between tiers', 'Times opened again', 'Request type', 'Organisation', 'Words in its text',
    ])
    await kinds.selectOption({ label: 'Words in its text' })
    await reads(rule('New rule'), 'Give at least one word.')
    await rule('New rule').getByLabel('Any of these, with commas between').fill('payroll, salaries')
    await rule('New rule').getByLabel('Because').fill('Salaries wait for nobody.')
    await rule('New rule').getByLabel('Name').fill('Payroll')
    await reads(rule('Payroll'), 'When it says “payroll” or “salaries”, then escalate.', 'Hits 1 open incident now.')
    await rule('Payroll').getByRole('button', { name: 'Show what Payroll hits' }).click()
    await reads(rule('Payroll'), /RC-\d{6}/)
  })

  step('a rule that contradicts itself says that it can never match, and why', async () => {
    await rule('Payroll').getByRole('button', { name: 'Add a fact' }).click()
    await rule('Payroll').getByRole('group', { name: 'Fact 2' }).getByText('S2 High').click()
    await rule('Payroll').getByRole('group', { name: 'Fact 2' }).getByText('S1 Critical').click()
    await rule('Payroll').getByRole('button', { name: 'Add a fact' }).click()
    await reads(rule('Payroll'), /Can never match: /)
    await rule('Payroll').getByRole('button', { name: 'Remove fact 3' }).click()
    await isGone(rule('Payroll').getByText(/Can never match/))
    await reads(rule('Payroll'), 'and severity is S2, then escalate.', 'Hits 1 open incident now.')
  })

  step('published, it strikes the open incident that it named', async () => {
    await admin(page).publish('Payroll')
    await strip(page).move('+5 min')
    await see('agent-t1', `/browse/${payroll}`)
    await reads(facts(), 'Escalated')
    await reads(issue(page).history, 'Escalated by a rule')
    await reads(jiraComments(page).internal, 'Escalated as critical: Salaries wait for nobody.')
  })

  step('a share of the goal used strikes when the clock has run so far', async () => {
    const { issueKey } = await raise(site.sandbox, 'customer-1', 'Mail is slow')
    await see('agent-t1', `/browse/${issueKey}`)
    for (let hour = 1; hour <= 5; hour += 1) await strip(page).move('+1 h')
    await isGone(facts().getByText('Escalated'))
    await strip(page).move('+1 h')
    await later()
    await reads(facts(), 'Escalated')
    await reads(issue(page).panel.getByRole('button', { name: /^Escalation/ }), /Raised/)
    await reads(jiraComments(page).internal, 'Three quarters of the time to restore service are used.')
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
