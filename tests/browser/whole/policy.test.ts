import type { Page } from 'playwright-core'
import { raise, switchOn } from '../support/desk'
import { admin } from '../support/forms'
import { frameOf, issue, portal } from '../support/pages'
import { hasFocus, isGone, reads } from '../support/reads'
import { openSite } from '../support/site'
import type { BrowserSite } from '../support/site'
import { storyOn } from '../support/story'

/** The rules: edited in one draft, refused at the field that is wrong, published with what that changes, and brought back. */

let site: BrowserSite
let page: Page
const step = storyOn(() => page)
let key = ''

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  await switchOn(site.sandbox)
  key = (await raise(site.sandbox, 'customer-1', 'Payroll export fails')).issueKey
  await raise(site.sandbox, 'customer-2', 'VPN slow')
  await site.sandbox.advance(60_000)
  page = await site.open()
})
afterAll(() => site?.close())

const see = (where: Page, person: string, path: string) => where.goto(`${site.sandbox.url}${path}?as=${person}`)
/** Resolves once a field of the customer's words holds the text. */
const holds = (text: string): Promise<void> => admin(page).frame.getByRole('region', { name: 'Words the customer reads' }).locator(`[value="${text}"]`).waitFor()
const restore = (where: Page) => issue(where).clocks.getByRole('button', { name: /Restore service/ })
const cell = (name: string) => admin(page).frame.getByLabel(name)
const word = (name: string) => admin(page).frame.getByRole('region', { name: 'Words the customer reads' }).getByLabel(name)
const goal = (name: string) => admin(page).frame.getByRole('table', { name: /Goals/ }).getByRole('button', { name: new RegExp(`^${name}`) })
const goalForm = (name: string) => admin(page).frame.getByRole('group', { name })

describe('the severity matrix', () => {
  step('a pair that is graver than one with more impact or urgency is refused at its cell, with why', async () => {
    await admin(page).open(site, 'Severity')
    await cell('Impact just me, urgency low').selectOption({ label: 'S3 Medium' })
    await reads(admin(page).frame.locator('main'), "Just me + Low is S3, but Several + Low and Just me + Medium are S4. More impact or urgency can't lower severity.")
    expect(await cell('Impact just me, urgency low').getAttribute('aria-invalid')).toBe('true')
    await reads(admin(page).bar, '1 problem')
  })

  step('it cannot be published like that: the problem leads to the cell', async () => {
    const panel = await admin(page).askToPublish()
    await reads(panel, /Version \d+ can't be published yet/)
    await admin(page).section('SLA goals')
    await panel.getByRole('button', { name: /^Severity: Just me \+ Low is S3/ }).click()
    await hasFocus(cell('Impact just me, urgency low'))
  })

  step('one press mends it', async () => {
    await admin(page).frame.getByRole('button', { name: 'Make it S4' }).click()
    await reads(admin(page).bar, '0 problems')
    expect(await cell('Impact just me, urgency low').inputValue()).toBe('S4')
  })

  step('words that a customer would not see are refused at their field; what the customer reads is shown beside them', async () => {
    await word('Several').fill('')
    await reads(admin(page).frame.locator('main'), 'Write what the customer reads.')
    await word('Several').fill('More than one of us')
    await isGone(admin(page).frame.getByText('Write what the customer reads.'))
    await admin(page).frame.getByRole('radio', { name: 'More than one of us' }).waitFor()
  })
})

describe('goals', () => {
  const NAME = 'Restore service, S1 Critical'

  step('a text that is no time is refused at the goal, and is still there after a look at another page', async () => {
    await admin(page).section('SLA goals')
    await goal(NAME).click()
    const time = goalForm(NAME).getByLabel('Time')
    await time.fill('two days')
    await reads(goalForm(NAME), 'This is not a time. Write hours and minutes, for example 4h 30m.')
    await time.fill('2 days')
    await reads(goalForm(NAME), 'A day may be 24 hours or a working day. Write it in hours, for example 72h.')
    await admin(page).section('Tiers')
    await admin(page).section('SLA goals')
    await goal(NAME).click()
    expect(await time.inputValue()).toBe('2 days')
  })

  step('a goal looser than that of a lesser severity is refused, and says by how much', async () => {
    await goalForm(NAME).getByLabel('Time').fill('9h')
    await reads(goalForm(NAME), 'Restore service: S1 (9 h) must not be looser than S2 (8 h).')
    await goalForm(NAME).getByLabel('Time').fill('3h 30m')
    await reads(goalForm(NAME), /raised Fri 16:00/)
    await goalForm(NAME).getByRole('button', { name: 'Keep' }).click()
    await reads(goal(NAME), '3 h 30 min')
    await goal('Restore service, S2 High').click()
    await goalForm('Restore service, S2 High').getByLabel('Time').fill('6h')
    await goalForm('Restore service, S2 High').getByRole('button', { name: 'Keep' }).click()
    await reads(admin(page).bar, '0 problems', /Saved \d\d:\d\d/)
  })

  step('the draft outlives a reload, and says what it changes', async () => {
    await page.reload()
    await admin(page).section('SLA goals')
    await reads(goal(NAME), '3 h 30 min', 'changed in this draft')
    await reads(admin(page).bar, '3 changes')
    await admin(page).section('Severity')
    await holds('More than one of us')
  })
})

describe('publishing', () => {
  step('says before what it changes among open incidents, and names them', async () => {
    const panel = await admin(page).askToPublish()
    await reads(panel, /Publish version \d+\?/, 'for open incidents, from now on', 'Of 2 open incidents, 2 get a new due time; none is overdue at once.')
    await panel.getByRole('button', { name: 'Show them' }).click()
    await reads(panel, /RC-\d{6}[\s\S]*Restore service: due/)
    await panel.getByRole('button', { name: 'Cancel' }).click()
    await see(page, 'agent-t1', `/browse/${key}`)
    await reads(restore(page), '15:50')
  })

  step('changes the clocks at once, for the desk and for the customer', async () => {
    await admin(page).open(site, 'SLA goals')
    await admin(page).publish('Restore service', '3 h 30 min')
    await reads(admin(page).bar, '0 changes')
    await see(page, 'agent-t1', `/browse/${key}`)
    await reads(restore(page), '13:50')
    await see(page, 'customer-1', `/portal/1/${key}`)
    await reads(portal(page).side.locator('#root'), '13:50')
    await portal(page).startRequest('Service disruption')
    await reads(portal(page).create.locator('#root'), 'More than one of us')
  })

  step('a draft that another page has published meanwhile is told so, and is not lost', async () => {
    await admin(page).open(site, 'SLA goals')
    await goal('Restore service, S3 Medium').click()
    const other = await site.open()
    await admin(other).open(site, 'Remote tools')
    await admin(other).frame.getByRole('button', { name: 'Add a tool' }).click()
    await admin(other).frame.getByRole('textbox', { name: /^Tool/ }).fill('Spyglass')
    await admin(other).publish('Spyglass')
    await goalForm('Restore service, S3 Medium').getByLabel('Time').fill('20h')
    await goalForm('Restore service, S3 Medium').getByRole('button', { name: 'Keep' }).click()
    await reads(admin(page).frame.locator('main'), /Version \d+ was published meanwhile. The draft is still here, and stands on it now./)
    await other.context().close()
    await reads(admin(page).bar, '1 change,')
    await admin(page).publish('20 h')
    await admin(page).section('Remote tools')
    await reads(admin(page).frame.locator('main'), 'Spyglass')
  })

  step('a rule and a deed at the same time both hold, as if one had come first', async () => {
    await admin(page).section('SLA goals')
    await goal('Restore service, S1 Critical').click()
    await goalForm('Restore service, S1 Critical').getByLabel('Time').fill('3h')
    await goalForm('Restore service, S1 Critical').getByRole('button', { name: 'Keep' }).click()
    const panel = await admin(page).askToPublish()
    await reads(panel, '3 h')
    const other = await site.open()
    await see(other, 'agent-t1', `/browse/${key}`)
    await issue(other).pressMore('Assess again')
    const form = issue(other).form('Assess again')
    await form.getByText('Everyone').first().click()
    await form.getByText('High', { exact: true }).first().click()
    await Promise.all([panel.getByRole('button', { name: /^Publish version/ }).click(), form.getByRole('button', { name: 'Assess again' }).click()])
    await reads(admin(page).bar, '0 changes')
    await isGone(form)
    await site.sandbox.settle()
    await other.reload()
    await reads(issue(other).panel.locator('.facts'), 'S1 Critical')
    await reads(restore(other), '10:50')
    await other.context().close()
  })
})

describe('two admins and one draft', () => {
  const S4 = 'Restore service, S4 Low'
  let other: Page
  const keep = async (where: Page, time: string): Promise<void> => {
    const form = admin(where).frame.getByRole('group', { name: S4 })
    await form.getByLabel('Time').fill(time)
    await form.getByRole('button', { name: 'Keep' }).click()
  }
  const goalOf = (where: Page) => admin(where).frame.getByRole('button', { name: new RegExp(`^${S4}`) })

  step("one reads the other's draft, and edits it only once it is taken over", async () => {
    await admin(page).section('SLA goals')
    await goal(S4).click()
    await keep(page, '70h')
    await reads(admin(page).bar, '1 change,', /Saved/)
    other = await site.open()
    await admin(other).open(site, 'SLA goals', 'jira-admin-2')
    await reads(admin(other).frame.locator('main'), /Draft by Greg Sandoval, \d\d:\d\d\. You can read it/)
    await reads(goalOf(other), '70 h')
    await goalOf(other).click()
    expect(await admin(other).frame.getByRole('group', { name: S4 }).getByLabel('Time').isDisabled()).toBe(true)
    await admin(other).frame.getByRole('button', { name: 'Take over' }).click()
    await keep(other, '60h')
    await reads(admin(other).bar, '1 change,', /Saved/)
  })

  step('the first is told who saved meanwhile, loses nothing, and chooses', async () => {
    await goal(S4).click()
    await keep(page, '66h')
    await reads(admin(page).frame.locator('main'), /Ingrid Solheim saved the draft at \d\d:\d\d while you were editing\./, 'Your changes are still here, and not saved.')
    await reads(goal(S4), '66 h')
    await admin(page).frame.getByRole('button', { name: 'Use theirs' }).click()
    await reads(goal(S4), '60 h')
    await admin(other).publish('60 h')
    await other.context().close()
    await admin(page).open(site, 'SLA goals')
    await reads(admin(page).bar, '0 changes')
    await reads(goal(S4), '60 h')
  })
})

describe('remote tools', () => {
  step('one that is retired cannot be asked for any more; one that was published cannot be removed', async () => {
    await admin(page).section('Remote tools')
    const tool = admin(page).frame.getByRole('listitem').filter({ hasText: 'UltraVNC' })
    expect(await tool.getByRole('button').allInnerTexts()).toEqual(['Retire'])
    await tool.getByRole('button', { name: 'Retire' }).click()
    await reads(tool, 'Retired')
    await admin(page).publish('UltraVNC')
    await see(page, 'agent-t1', `/browse/${key}`)
    await issue(page).pressMore('Ask for a remote session')
    await reads(issue(page).form('Ask for a remote session'), 'Spyglass')
    expect(await issue(page).form('Ask for a remote session').getByLabel('Tool').locator('option').allInnerTexts()).toEqual(['Citrix GoToAssist', 'Spyglass'])
  })
})

describe('the status map', () => {
  const project = () => frameOf(page, 'retrac-admin')

  step('a place may be left alone, closed takes a done status only, and no request type at all is refused', async () => {
    await admin(page).open(site, 'Set-up')
    await project().getByRole('button', { name: 'Open settings of ReCARE support' }).click()
    await project().getByRole('heading', { name: 'ReTRAC is on' }).waitFor()
    expect(await project().getByLabel('Closed', { exact: true }).locator('option').allInnerTexts()).toEqual(['Leave alone', 'Canceled', 'Resolved', 'Closed'])
    await project().getByLabel('With the higher level').selectOption({ label: 'Leave alone' })
    const types = project().getByRole('group', { name: 'Request types that become incidents' })
    const names = await types.getByRole('checkbox').count()
    for (let place = 0; place < names; place += 1) await types.getByRole('checkbox').nth(place).uncheck()
    await project().getByRole('button', { name: 'Save changes' }).click()
    await reads(types, 'Choose at least one request type.')
    for (let place = 0; place < names; place += 1) await types.getByRole('checkbox').nth(place).check()
    await project().getByRole('button', { name: 'Save changes' }).click()
    await reads(project().getByRole('alert'), 'Saved. New requests of these types become incidents.')
    await see(page, 'agent-t1', `/browse/${key}`)
    await reads(issue(page).panel.locator('.facts'), 'S1 Critical')
  })
})

describe('an earlier version', () => {
  const version = (number: number) => admin(page).frame.getByRole('listitem').filter({ hasText: `Version ${number}` })

  step('stands with who published it and when, and is compared with another', async () => {
    await admin(page).open(site, 'Versions')
    await reads(version(3), /you|Greg Sandoval/, 'today 07:51')
    await version(3).getByRole('button', { name: 'Compare version 3' }).click()
    await reads(version(3), 'Compare with', '3 h 30 min', 'More than one of us')
  })

  step('takes the place of a draft only after a question, and holds again once it is published', async () => {
    await version(3).getByRole('button', { name: 'Close version 3' }).click()
    await admin(page).section('Severity')
    await word('Several').fill('A handful of us')
    await admin(page).section('Versions')
    await version(2).getByRole('button', { name: 'Compare version 2' }).click()
    await version(2).getByRole('button', { name: 'Restore as draft' }).click()
    await reads(version(2), 'Replace the draft with version 2?', "The draft's 1 change will be gone. Nothing is published yet.")
    await version(2).getByRole('button', { name: 'Replace the draft' }).click()
    await admin(page).section('Severity')
    await holds('Several of us')
    await admin(page).publish('4 h')
    await see(page, 'agent-t1', `/browse/${key}`)
    await reads(restore(page), '11:50')
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
