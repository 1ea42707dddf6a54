import type { Page } from 'playwright-core'
import { QUEUE_PATH, issue, portal, press, queue, strip } from './support/pages'
import { hasFocus, isGone, reads } from './support/reads'
import { openSite } from './support/site'
import type { BrowserSite } from './support/site'
import { storyOn } from './support/story'
import { raise, switchOn } from './support/desk'

/** Jira's own ways beside the app: its comment boxes, its status menu, its Create button, its moves by others. */

let site: BrowserSite
let page: Page
const step = storyOn(() => page)
let byAgent = ''
let first: Awaited<ReturnType<typeof raise>>

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  await switchOn(site.sandbox)
  first = await raise(site.sandbox, 'customer-1', 'Payroll export fails')
  page = await site.open()
})
afterAll(() => site?.close())

const later = async (): Promise<void> => {
  await site.sandbox.settle()
  await page.reload()
}
const see = (person: string, path: string) => page.goto(`${site.sandbox.url}${path}?as=${person}`)

describe("an agent's words in Jira's comment box", () => {
  step('an internal note meets no clock', async () => {
    await see('agent-t1', `/browse/${first.issueKey}`)
    await issue(page).comment('Internal note', 'Looks like the lock again.')
    await later()
    await reads(issue(page).clocks, /First response\s*On track/)
  })

  step('a public reply meets first response', async () => {
    await issue(page).comment('Reply to customer', 'We are looking into it.')
    await later()
    await reads(issue(page).clocks.getByRole('listitem').filter({ hasText: 'First response' }), 'Met at 07:50')
    await reads(issue(page).history, 'First response given')
    await see('customer-1', `/portal/1/${first.issueKey}`)
    await reads(portal(page).detail.locator('.promise').filter({ hasText: 'First answer' }), 'Kept')
  })
})

describe("a customer's words in the portal's reply box", () => {
  step('they show in the history, and are never an agreement', async () => {
    await see('agent-t1', `/browse/${first.issueKey}`)
    await issue(page).pressMore('Propose closure')
    await issue(page).form('Propose closure').getByLabel('What solved it, or the answer').fill('It runs again')
    await issue(page).form('Propose closure').getByRole('button', { name: 'Propose closure' }).click()
    await reads(issue(page).next, 'Closure is proposed')
    await see('customer-1', `/portal/1/${first.issueKey}`)
    await portal(page).reply('Yes, close it, it is solved.')
    await later()
    await reads(portal(page).top.locator('#root'), 'Is this solved?')
    await see('agent-t1', `/browse/${first.issueKey}`)
    await reads(issue(page).history, 'The customer wrote a comment')
    await reads(issue(page).next, 'Closure is proposed')
  })
})

describe("an issue made by Jira's Create button", () => {
  step('is recorded, not assessed, and to assess it is its next step', async () => {
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Request type').selectOption({ label: 'Service disruption' })
    await dialog.getByLabel('Summary').fill('A caller cannot print')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await reads(page.getByRole('heading', { level: 1 }), 'A caller cannot print')
    byAgent = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await later()
    await reads(issue(page).panel.locator('.facts'), 'Not assessed', 'S3 Medium', 'Phone')
    await reads(issue(page).next, 'Assess the severity')
  })

  step('assessing it sets severity and clocks', async () => {
    await issue(page).press('Assess severity')
    const form = issue(page).form('Assess severity')
    await form.getByText('Everyone').first().click()
    await form.getByText('High', { exact: true }).first().click()
    await reads(form, 'We now treat this as Critical.')
    await form.getByRole('button', { name: 'Assess severity' }).click()
    await hasFocus(issue(page).next)
    await reads(issue(page).panel.locator('.facts'), 'S1 Critical')
    await isGone(issue(page).panel.locator('.facts').getByText('Not assessed'))
    await reads(issue(page).clocks, /Restore service[\s\S]*(3 h 59 min|4 h)/)
  })
})

describe('a customer says that it is no longer an issue', () => {
  step('by the action of the request', async () => {
    const raised = await raise(site.sandbox, 'customer-1', 'Mail flow stopped')
    await see('customer-1', `/portal/1/${raised.issueKey}`)
    await press(page.locator('.side-action', { hasText: "It's no longer an issue" }))
    const dialog = page.getByRole('dialog').frameLocator('iframe')
    await reads(dialog.getByRole('heading'), 'Is it no longer an issue?')
    await dialog.getByLabel('What changed? (optional)').fill('Our provider mended it.')
    await dialog.getByRole('button', { name: 'Yes, tell them' }).click()
    await isGone(page.getByRole('dialog'))
    await reads(portal(page).top.locator('#root'), 'You told us it is no longer an issue', 'Our provider mended it.')
    await strip(page).be('agent-t1')
  })

  step('an agent who keeps it open in the confirmation changes nothing', async () => {
    await reads(issue(page).step, 'The customer says that it is no longer an issue', 'Our provider mended it.')
    await issue(page).press('Agree and close')
    const dialog = page.getByRole('dialog').frameLocator('iframe')
    await reads(dialog.locator('main'), 'it is closed at once')
    await hasFocus(dialog.getByRole('button', { name: 'Keep it open' }))
    await dialog.getByRole('button', { name: 'Keep it open' }).click()
    await isGone(page.getByRole('dialog'))
    await reads(issue(page).next, 'The customer says that it is no longer an issue')
  })

  step('an agent who agrees closes it', async () => {
    await issue(page).press('Agree and close')
    await page.getByRole('dialog').frameLocator('iframe').getByRole('button', { name: 'Agree and close' }).click()
    await reads(issue(page).next, 'Closed by agreement')
    await later()
    await reads(issue(page).status, 'Resolved')
  })
})

describe('a status moved past the agreement by other means', () => {
  step('is put back, and the history says so', async () => {
    const moved = await site.sandbox.send('POST', '/sandbox/site/force-status', { issueKey: byAgent, status: 'Closed', person: 'agent-t1' })
    expect(moved.status).toBe(204)
    await see('agent-t1', `/browse/${byAgent}`)
    await later()
    await reads(issue(page).history, 'The status was moved in Jira and is put back')
    await reads(issue(page).status, 'Escalated')
  })
})

describe('who may not', () => {
  step("sees Jira's refusal, and the app tells nothing", async () => {
    await see('customer-3', `/portal/1/${first.issueKey}`)
    await reads(page.getByRole('main'), 'This page is not yours to see')
    expect(await page.locator('.frame').count()).toBe(0)
    await see('agent-other', QUEUE_PATH)
    await reads(page.getByRole('main'), 'This page is not yours to see')
    await isGone(queue(page).frame.locator('main'))
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
