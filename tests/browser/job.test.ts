import type { Page } from 'playwright-core'
import { frameOf, issue, portal, queue, strip } from './support/pages'
import { hasFocus, isGone, reads } from './support/reads'
import { openSite } from './support/site'
import { storyOn } from './support/story'
import type { BrowserSite } from './support/site'

/** The job that must run, in one browser, by pressing what a person presses; only quiet is asked of the site itself. */

let site: BrowserSite
let page: Page
const step = storyOn(() => page)
let key = ''
let number = ''

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  page = await site.open()
  await page.goto(site.sandbox.url)
})
afterAll(() => site?.close())

/** What was set going is done, and the page is looked at anew. */
const later = async (): Promise<void> => {
  await site.sandbox.settle()
  await page.reload()
}

describe('1. an admin switches ReTRAC on for a service project', () => {
  const settings = () => frameOf(page, 'retrac-project-settings')

  step('sees the severity matrix and the goals that the project will use', async () => {
    await page.getByRole('button', { name: 'Be Admin: Settings' }).click()
    await page.getByRole('link', { name: 'Projects' }).click()
    await page.getByRole('link', { name: 'ReCARE support' }).click()
    await page.getByRole('link', { name: 'ReTRAC' }).click()
    await settings().getByRole('heading', { name: 'Switch ReTRAC on' }).waitFor()
    await reads(settings().getByRole('table').filter({ hasText: 'It can wait' }), 'Everyone, or a key service', 'S1')
    await reads(settings().getByRole('table').filter({ hasText: 'First response' }), '15 min', '8 h')
  })

  step('chooses request types, and finds the statuses matched by name', async () => {
    await settings().getByText('Ask how something works.').click()
    await reads(settings().locator('#root'), 'Waiting for support', 'Waiting for customer', 'Escalated')
    await settings().getByRole('button', { name: 'Switch on' }).click()
    await reads(settings().getByRole('alert'), 'Saved. New requests of these types become incidents.')
    await hasFocus(settings().getByRole('heading', { name: 'ReTRAC is on' }))
  })

  step('lets it add to Jira what it stands on, and everything is found after that', async () => {
    await settings().getByRole('button', { name: 'Do it' }).click()
    await reads(settings().locator('.setup-step').filter({ hasText: 'panel is open on every issue' }), 'Found')
    await reads(settings().locator('.setup-step').filter({ hasText: 'closes only when customer and desk agree' }), 'Found')
  })
})

describe('2. a customer raises an incident in the portal', () => {
  step('reads severity and promise before sending', async () => {
    await strip(page).be('customer-1')
    await portal(page).startRequest('Service disruption')
    const { create } = portal(page)
    await create.getByText('Answer both questions to see what we promise.').waitFor()
    await create.getByText('Several of us').click()
    await create.getByText('Now, work has stopped').click()
    await reads(create.getByRole('region', { name: 'What we promise' }), "We'll treat this as", 'High', 'within 30 min', 'within 8 h', 'by 08:20', 'by 15:50')
  })

  step('sees number, severity, targets and whose turn it is at once', async () => {
    await page.getByLabel('Summary').fill('Payroll export fails')
    await page.getByLabel('Description').fill('It stops at row 4,000.')
    await portal(page).send()
    const { side, top, detail } = portal(page)
    await reads(side.locator('#root'), /RC-\d{6}/, "It's our turn", 'High', '15:50')
    number = /RC-\d{6}/.exec(await side.locator('#root').innerText())?.[0] ?? ''
    await reads(top.locator('#root'), 'Nothing needed from you.')
    await reads(detail.locator('.promises'), 'First answer', '30 min', 'Working again', '8 h')
    key = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    expect(key).toMatch(/^REC-\d+$/)
  })

  step('may not send before both questions are answered', async () => {
    await portal(page).startRequest('Service disruption')
    await page.getByLabel('Summary').fill('Half a report')
    await portal(page).send()
    await reads(page.getByRole('main'), 'Answer the questions above first.')
  })
})

describe('3. the Tier I specialist finds it, takes it, looks first', () => {
  step('the queue holds it by next due, with severity, clock, tier and turn', async () => {
    await site.sandbox.settle()
    await strip(page).be('agent-t1')
    await queue(page).open()
    await reads(queue(page).row(number), 'Payroll export fails', 'S2', /29 min|30 min/, 'First response', '08:20', 'Us')
  })

  step('takes it there', async () => {
    const { frame, row } = queue(page)
    await row(number).getByRole('checkbox').check()
    await frame.getByRole('button', { name: 'Take', exact: true }).click()
    await reads(frame.locator('main'), /taken/i)
    await frame.getByRole('button', { name: /^Mine/ }).click()
    await row(number).getByRole('link', { name: number }).click()
    await page.waitForURL(`**/browse/${key}`)
  })

  step('the panel says what, how bad, who, and how long', async () => {
    await later()
    const { panel, clocks, context } = issue(page)
    await reads(panel.locator('.facts'), number, 'S2 High', 'Portal', 'In scope', 'Tier I', 'You')
    await reads(clocks, /First response[\s\S]*(29|30) min/, /Restore service[\s\S]*(7 h 59 min|8 h)/, /Tier I hold[\s\S]*(59 min|1 h)/, 'On track')
    await reads(context.locator('#root'), number, 'S2 High', 'First response')
    await panel.getByRole('button', { name: /Severity: why/ }).click()
    await reads(panel.getByRole('region', { name: 'Record' }), 'Several of us, now, work has stopped: S2')
    await reads(issue(page).history, `Recorded as ${number}`, 'Taken')
  })

  step('an investigation is wanted before the service desk gets it', async () => {
    const { next, press, panel, form } = issue(page)
    await reads(next, 'Record the preliminary investigation')
    await press('Record investigation')
    const investigation = form('Record investigation')
    await investigation.getByRole('button', { name: 'Record investigation' }).click()
    const field = investigation.getByLabel('What did you find?')
    await hasFocus(field)
    await reads(investigation, 'Say what you found.')
    await field.fill('The export job stops at row 4,000 with a lock error.')
    await investigation.getByRole('button', { name: 'Record investigation' }).click()
    await reads(next, 'Hand it to the service desk')
    await hasFocus(next)
    await press('Hand to service desk')
    await reads(next, "Add a consultant's investigation")
    await reads(panel.getByRole('button', { name: /^Investigation/ }), 'Preliminary')
    await reads(issue(page).history, 'Handed to the service desk', 'Preliminary investigation recorded')
  })
})

describe('4. the consultant diagnoses, and something is tried', () => {
  step('a manual diagnosis is refused until a consultant has investigated, and the refusal offers that', async () => {
    await strip(page).be('consultant')
    const { next, press, panel, form } = issue(page)
    await reads(next, "Add a consultant's investigation")
    await press('Add diagnosis')
    const diagnosis = form('Add diagnosis')
    await diagnosis.getByLabel('What is the cause?').fill('A lock is never released.')
    await diagnosis.getByLabel('For the customer').fill('We found what blocks the export')
    await diagnosis.getByRole('button', { name: 'Add diagnosis' }).click()
    await reads(diagnosis.getByRole('alert'), "Add a consultant's investigation first. A manual diagnosis needs one.")
    await diagnosis.getByRole('alert').getByRole('button', { name: 'Add investigation' }).click()
    const investigation = form('Add investigation')
    await investigation.getByText('Full, by a consultant').click()
    await investigation.getByLabel('What did you find?').fill('Two sessions lock the same rows.')
    await investigation.getByRole('button', { name: 'Add investigation' }).click()
    await reads(next, 'Add the diagnosis')
    await press('Add diagnosis')
    expect(await diagnosis.getByLabel('What is the cause?').inputValue()).toBe('A lock is never released.')
    await diagnosis.getByRole('button', { name: 'Add diagnosis' }).click()
    await reads(next, 'Record a remediation attempt')
    await reads(panel.getByRole('button', { name: /^Diagnosis/ }), 'Manual')
  })

  step('an attempt is recorded with its outcome', async () => {
    const { next, press, panel, form } = issue(page)
    await press('Record remediation')
    await form('Record remediation').getByLabel('What did you try?').fill('Killed the blocking session.')
    await form('Record remediation').getByText('failed', { exact: false }).first().click()
    await form('Record remediation').getByRole('button', { name: 'Record remediation' }).click()
    await reads(next, 'Record another remediation attempt')
    await reads(panel.getByRole('button', { name: /^Remediation/ }), 'Attempt 1 failed')
  })
})

describe('5. it goes to Tier II', () => {
  step('with a reason, and with what was seen filled in from the record', async () => {
    await strip(page).be('agent-t1')
    const { next, press, form, panel } = issue(page)
    await press('Transfer to Tier II')
    const transfer = form('Transfer to Tier II')
    await transfer.getByLabel('Why').fill('Database expertise is needed')
    expect(await transfer.getByLabel('What was seen').inputValue()).toContain('Two sessions lock the same rows.')
    await reads(transfer, 'Our Tier II specialists now have your incident, because database expertise is needed.')
    await transfer.getByRole('button', { name: 'Transfer to Tier II' }).click()
    await reads(panel.locator('.facts'), 'Tier II', 'Nobody')
    await reads(next, 'Take the incident')
  })

  step('the customer reads it in a public comment, and sees who has it now', async () => {
    await strip(page).be('customer-1')
    await page.waitForURL(`**/portal/1/${key}`)
    await later()
    await reads(portal(page).comments, 'Our Tier II specialists now have your incident, because database expertise is needed.')
    await reads(portal(page).comments, 'We found what blocks the export')
    await reads(portal(page).side.locator('#root'), 'Our Tier II specialists have it')
    await reads(portal(page).status, 'Waiting for support')
  })

  step('Tier II finds it in the queue and takes it', async () => {
    await strip(page).be('agent-t2')
    await page.waitForURL(`**/browse/${key}`)
    await queue(page).open()
    await reads(queue(page).row(number), 'II')
    await queue(page).row(number).getByRole('link', { name: number }).click()
    await issue(page).press('Take')
    await reads(issue(page).panel.locator('.facts'), 'Tier II', 'You')
    await reads(issue(page).next, 'Record another remediation attempt')
  })
})

describe('6. it closes when both agree, and by nothing else', () => {
  const propose = async (text: string): Promise<void> => {
    await issue(page).pressMore('Propose closure')
    const form = issue(page).form('Propose closure')
    await form.getByLabel('What solved it, or the answer').fill(text)
    await reads(form, `We think this is solved: ${text}`)
    await form.getByRole('button', { name: 'Propose closure' }).click()
    await reads(issue(page).next, 'Closure is proposed')
  }

  step("Jira's own status menu is refused, in the validator's words", async () => {
    await later()
    await issue(page).transition('Resolve this issue')
    await reads(page.locator('.status .message'), 'This incident closes by agreement.')
    await reads(issue(page).status, 'Waiting for support')
  })

  step('the customer declines with a reason: it goes on, and the stopped time counts', async () => {
    await propose('The export runs again.')
    await reads(issue(page).clocks, 'Paused')
    await later()
    await reads(issue(page).status, 'Waiting for customer')
    await strip(page).move('+1 h')
    await strip(page).be('customer-1')
    const { top, side, detail } = portal(page)
    await reads(top.locator('#root'), 'Is this solved?', 'The export runs again.', "We won't close it without your answer.")
    await reads(side.locator('#root'), "It's your turn", 'Stopped at 07:50')
    await top.getByRole('button', { name: 'No, not solved' }).click()
    await top.getByText('It still happens').click()
    await top.getByLabel('Tell us more (optional)').fill('It stopped again at row 4,000.')
    await top.getByRole('button', { name: 'Send answer' }).click()
    await reads(top.locator('#root'), "You said it isn't solved: it still happens")
    await hasFocus(top.getByRole('heading').first())
    await reads(side.locator('#root'), "It's our turn", '15:50', /6 h 59 min|7 h/)
    await reads(detail.locator('#root'), '15:50')
  })

  step('the desk reads why, with every clock right', async () => {
    await strip(page).be('agent-t2')
    const { panel, clocks, history } = issue(page)
    await reads(history, 'The customer declined closure: it still happens')
    await reads(clocks, /Restore service[\s\S]*(6 h 59 min|7 h)/, /Tier II hold[\s\S]*(2 h 59 min|3 h)/)
    await isGone(clocks.getByText('Paused'))
    await reads(panel.locator('#next-step'), 'Record another remediation attempt')
  })

  step('after a new proposal the customer agrees, and it is closed', async () => {
    await propose('The job was restarted and ran to its end.')
    await strip(page).be('customer-1')
    const { top, side } = portal(page)
    await reads(top.locator('#root'), 'The job was restarted and ran to its end.')
    await top.getByRole('button', { name: 'Yes, close it' }).click()
    await reads(top.locator('#root'), 'You said it is solved', `${number} is closed.`)
    await later()
    await reads(side.locator('#root'), 'Closed together')
    await reads(portal(page).status, 'Resolved')
  })

  step('the panel only reads from then on, but for opening it again', async () => {
    await strip(page).be('agent-t2')
    const { panel, next, step: card, clocks } = issue(page)
    await reads(next, 'Closed by agreement')
    expect(await card.getByRole('button').allInnerTexts()).toEqual(['More'])
    await reads(clocks, 'Restore service', 'First response')
    await reads(panel.getByRole('region', { name: 'History' }), 'Closed by agreement')
    await reads(issue(page).status, 'Resolved')
    await queue(page).open()
    await reads(queue(page).frame.locator('main'), 'Nothing is waiting.')
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
