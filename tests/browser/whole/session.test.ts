import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { raiseToTierTwo, switchOn } from '../support/desk'
import type { Raised } from '../support/desk'
import { issue, portal, strip } from '../support/pages'
import { hasFocus, isGone, reads } from '../support/reads'
import { openSite } from '../support/site'
import type { BrowserSite } from '../support/site'
import { storyOn } from '../support/story'

/** Remote sessions: nobody connects without the reporter's unexpired word, and anyone on their side may stop it. */

const ASK = 'Ask for a remote session'
const TOOL = 'Citrix GoToAssist'

let site: BrowserSite
let page: Page
const step = storyOn(() => page)
let raised: Raised

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  await switchOn(site.sandbox)
  raised = await raiseToTierTwo(site.sandbox, 'customer-1', 'Payroll export fails')
  page = await site.open()
})
afterAll(() => site?.close())

const seeAs = async (person: string): Promise<void> => {
  await site.sandbox.settle()
  const path = person.startsWith('customer') ? `/portal/1/${raised.issueKey}` : `/browse/${raised.issueKey}`
  await page.goto(`${site.sandbox.url}${path}?as=${person}`)
}
/** A call that no screen makes then; answers what it is refused with. */
const refusal = async (person: string, module: string, name: string, payload: object = {}): Promise<string> => {
  const place = module === 'retrac-issue-panel' ? { issueKey: raised.issueKey } : { requestKey: raised.issueKey }
  const answer = await site.sandbox.invoke(person, module, place, name, { issueId: raised.issueId, ...payload })
  return JSON.stringify(answer)
}
const form = () => issue(page).form(ASK)
const fill = async (purpose: string, until: string): Promise<void> => {
  await issue(page).pressMore(ASK)
  await form().getByLabel('Tool').selectOption(TOOL)
  await form().getByLabel('What for').fill(purpose)
  await form().getByLabel('Until when').fill(`2026-11-24T${until}`)
}
const send = () => form().getByRole('button', { name: ASK, exact: true }).click()
/** Times as the agent types them, in Berlin: an hour after London. */
const askUntil = async (purpose: string, until: string): Promise<void> => {
  await seeAs('agent-t2')
  await fill(purpose, until)
  await send()
  await reads(issue(page).next, 'A remote session is asked')
}
const allow = async (): Promise<void> => {
  await seeAs('customer-1')
  await portal(page).top.getByRole('button', { name: 'Allow this session' }).click()
  await reads(portal(page).top.locator('#root'), `You allowed ${TOOL} until`)
}
const noStart = async (): Promise<void> => {
  await reads(issue(page).step, 'More')
  await isGone(issue(page).panel.getByRole('button', { name: 'Start session' }))
}
const restore = () => issue(page).clocks.getByRole('button', { name: 'Restore service' })

describe('a session is asked for', () => {
  step('with tool, purpose, what it may do, and an end that is neither past nor too far', async () => {
    await seeAs('agent-t2')
    await fill('', '07:00')
    await send()
    await hasFocus(form().getByLabel('What for'))
    await reads(form(), 'Say what for. The customer reads it before they allow it.', 'Choose a time that is still to come.')
    await form().getByLabel('What for').fill('To see the error on your screen')
    await form().getByLabel('Until when').fill('2026-11-24T15:00')
    await send()
    await reads(form(), 'At most 4 h from now.')
    await form().getByLabel('Until when').fill('2026-11-24T12:30')
    await reads(form(), 'May we connect to your computer? Answer on your request.', `Who: a Tier II specialist, with ${TOOL}`, 'You can stop it here at any moment.')
    await send()
    await reads(issue(page).next, 'A remote session is asked')
    await reads(issue(page).step, "Waiting for the customer's answer by 10:50.")
    await reads(restore(), 'Paused')
  })

  step('unanswered it cannot be started: no button, and the call is refused', async () => {
    await noStart()
    expect(await refusal('agent-t2', 'retrac-issue-panel', 'startSession')).toContain("The customer hasn't approved this session yet.")
  })

  step('a colleague reads along but cannot allow it for them', async () => {
    await seeAs('customer-2')
    await reads(page.getByRole('main'), 'Payroll export fails')
    await reads(portal(page).top.locator('#root'), 'Allow a remote session?')
    await isGone(portal(page).top.getByRole('button', { name: 'Allow this session' }))
    const textHash = 'a'.repeat(64)
    expect(await refusal('customer-2', 'retrac-request-top', 'approveSession', { textHash })).toContain('"ok":false')
  })

  step('the reporter reads who, why, what and until when, and declines', async () => {
    await seeAs('customer-1')
    const { ask, comments, top, side } = portal(page)
    await reads(comments, 'May we connect to your computer? Answer on your request.')
    const question = ask('Allow a remote session?')
    await reads(question, 'Answer by today 09:50', `A Tier II specialist, with ${TOOL}`, 'To see the error on your screen', 'See your screen, use mouse and keyboard; no file transfer', 'today 11:30')
    await question.getByRole('button', { name: "Don't allow" }).click()
    await reads(top.locator('#root'), 'Nothing needed from you.', `You didn't allow ${TOOL}, today 07:50. No one connects.`)
    await reads(side.locator('#root'), "It's our turn")
  })

  step('declined it is over, and the clocks go on', async () => {
    await seeAs('agent-t2')
    await reads(issue(page).history, 'The customer declined the remote session')
    await reads(restore(), 'On track')
    await noStart()
    expect(await refusal('agent-t2', 'retrac-issue-panel', 'startSession')).toContain('There is no session to act on now.')
  })
})

describe('asked again and allowed', () => {
  let text = ''

  step('it waits for the agent whom it names, and nobody else', async () => {
    await askUntil('To watch the export run', '12:30')
    await allow()
    await hasFocus(portal(page).top.getByRole('heading', { level: 3 }).first())
    await seeAs('lead')
    await noStart()
    expect(await refusal('lead', 'retrac-issue-panel', 'startSession')).toContain('The customer allowed this to one agent by name.')
    await seeAs('agent-t2')
    await reads(issue(page).step, 'Approved until 12:30.')
  })

  step('while it runs, the customer sees so before all else, with a way to end it', async () => {
    await issue(page).press('Start session')
    await reads(issue(page).next, 'A remote session is running')
    await seeAs('customer-1')
    const { top, side } = portal(page)
    await reads(top.getByRole('heading').first(), 'A specialist is connected now.')
    await top.getByRole('button', { name: 'End session' }).waitFor()
    await reads(side.locator('#root'), 'A specialist is connected now.')
  })

  step('the agent ends it, after a question that says what follows', async () => {
    await strip(page).move('+5 min')
    await seeAs('agent-t2')
    await issue(page).press('End session')
    const dialog = page.getByRole('dialog').frameLocator('iframe')
    await reads(dialog.locator('main'), `Disconnect ${TOOL} first.`, 'to connect again, you ask again')
    await dialog.getByRole('button', { name: 'End session' }).click()
    await isGone(page.getByRole('dialog'))
    await reads(issue(page).history, 'The remote session ended', 'The remote session started')
    await seeAs('customer-1')
    await reads(portal(page).top.locator('#root'), `Ended at 07:55. If ${TOOL} is still open on your computer, close it.`)
  })

  step('the customer can read again what they allowed', async () => {
    const agreements = portal(page).detail.getByRole('region', { name: 'Your agreements' })
    await reads(agreements, 'Remote session, today 07:50')
    await agreements.getByRole('button', { name: 'Read what you saw' }).click()
    text = await agreements.locator('blockquote').innerText()
    expect(text).toBe(`Who: a Tier II specialist, with ${TOOL}\nWhy: to watch the export run\nMay: see your screen, use mouse and keyboard; no file transfer\nUntil: Tue 24 Nov 2026, 11:30 GMT\nYou can stop it here at any moment.`)
  })

  step('the record has that text, its hash, and when it began and ended', async () => {
    await seeAs('agent-t2')
    const history = await issue(page).wholeHistory()
    expect(history).toContain(`${text}\nSHA-256 ${createHash('sha256').update(text).digest('hex')}`)
    await issue(page).panel.getByRole('region', { name: 'Record' }).getByRole('button', { name: /^Remote sessions.*Ended, 08:55/ }).click()
    await reads(issue(page).panel.getByRole('region', { name: 'Record' }), 'The remote session started', 'The remote session ended')
  })
})

describe('allowed and taken back', () => {
  step('in the portal, in one press: then nobody can start it', async () => {
    await askUntil('To look once more', '12:30')
    await allow()
    await portal(page).top.getByRole('button', { name: 'Stop and withdraw' }).click()
    await isGone(portal(page).top.getByRole('button', { name: 'Stop and withdraw' }))
    await seeAs('agent-t2')
    await reads(issue(page).history, 'The customer stopped the remote session')
    await noStart()
    expect(await refusal('agent-t2', 'retrac-issue-panel', 'startSession')).toContain('There is no session to act on now.')
  })
})

describe('time that passes', () => {
  step('allowed and not started in time: the permission has ended', async () => {
    await askUntil('To look at the logs together', '09:50')
    await allow()
    await strip(page).move('+1 h')
    await seeAs('customer-1')
    await reads(portal(page).top.locator('#root'), 'No one connected by 08:50. Your permission has ended.')
    await seeAs('agent-t2')
    await reads(issue(page).history, "The remote session's time ran out")
    await noStart()
  })
})

describe('a new reporter', () => {
  step('voids the question that was asked of the one before', async () => {
    await askUntil('To see the new reporter at work', '12:30')
    await seeAs('customer-1')
    await reads(portal(page).ask('Allow a remote session?'), 'Allow this session')
    const people = (await site.sandbox.get('/sandbox/people')) as { key: string; accountId: string }[]
    const accountId = people.find(({ key }) => key === 'customer-2')?.accountId
    const changed = await site.sandbox.rest('ruth.calloway@recare.example', 'PUT', `/rest/api/3/issue/${raised.issueKey}`, { fields: { reporter: { accountId } } })
    expect(changed.status).toBe(204)
    await site.sandbox.settle()
    await portal(page).top.getByRole('button', { name: 'Allow this session' }).click()
    await reads(portal(page).top.locator('#root'), 'There is no session to answer or to stop now.')
    await seeAs('customer-2')
    await reads(portal(page).top.locator('#root'), "We don't need to connect any more")
    await isGone(portal(page).top.getByRole('button', { name: 'Allow this session' }))
    await reads(portal(page).detail.locator('#root'), 'Someone else is the reporter now, so our question about a remote session is void.')
    await seeAs('agent-t2')
    await reads(issue(page).history, 'The reporter was changed in Jira')
    expect(await issue(page).wholeHistory()).toContain('A session or a charge that was asked of the one before is void.')
    await noStart()
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
