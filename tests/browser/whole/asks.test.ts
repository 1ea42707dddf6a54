import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { act, raiseToTierTwo, switchOn } from '../support/desk'
import type { Raised } from '../support/desk'
import { issue, portal, strip } from '../support/pages'
import { hasFocus, isGone, reads } from '../support/reads'
import { openSite } from '../support/site'
import type { BrowserSite } from '../support/site'
import { storyOn } from '../support/story'

/** Evidence: asked for by the desk, given in the portal, and what the clocks make of it. */

const VERSION = 'The version of the payroll database'
const LOG = 'Application log, Tue 07:00 to 08:00'
const NAME = 'The name of whoever changed the export last'
const SCREENSHOT = 'A picture of the error'

const fileOf = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer })
const APP_LOG = fileOf('app.log', Buffer.from('row 4000: lock wait timeout\n'.repeat(100)))
/** More than the site takes (`GET /rest/api/3/attachment/meta`). */
const BIG_BYTES = 21 * 1024 * 1024
const SETUP = fileOf('setup.exe', Buffer.from('MZ'))

let site: BrowserSite
let page: Page
const step = storyOn(() => page)
let raised: Raised
const folder = mkdtempSync(path.join(tmpdir(), 'retrac-files-'))

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  await switchOn(site.sandbox)
  raised = await raiseToTierTwo(site.sandbox, 'customer-1', 'Payroll export fails')
  page = await site.open()
})
afterAll(async () => {
  await site?.close()
  rmSync(folder, { recursive: true })
})

const see = (person: string, path: string) => page.goto(`${site.sandbox.url}${path}?as=${person}`)
const seeAs = async (person: 'customer-1' | 'agent-t2'): Promise<void> => {
  await site.sandbox.settle()
  await see(person, person === 'customer-1' ? `/portal/1/${raised.issueKey}` : `/browse/${raised.issueKey}`)
}
const clock = (name: string) => issue(page).clocks.getByRole('button', { name })
const askForm = () => issue(page).form('Ask for evidence')
const send = () => askForm().getByRole('button', { name: 'Ask for evidence', exact: true }).click()

describe('Tier II asks for three things', () => {
  const item = (place: number) => askForm().getByRole('group', { name: `Item ${place}` })

  step('each says what is needed and why, or is refused at its field', async () => {
    await seeAs('agent-t2')
    await issue(page).pressMore('Ask for evidence')
    await askForm().getByRole('button', { name: 'Add another item' }).click()
    await askForm().getByRole('button', { name: 'Add another item' }).click()
    await item(1).getByText('Database', { exact: true }).click()
    await item(1).getByLabel('What you need').fill(VERSION)
    await send()
    await hasFocus(item(1).getByLabel('Why'))
    await reads(item(1), 'Say what it helps with. The customer will read it.')
    await reads(item(3), 'Say what you need. The customer will read it.')
  })

  step('a date that has passed is refused', async () => {
    await item(1).getByLabel('Why').fill('Version 11 has a fault that looks like this.')
    await item(2).getByLabel('What you need').fill(LOG)
    await item(2).getByLabel('Why').fill('It shows the call that fails.')
    await item(3).getByText('Other', { exact: true }).click()
    await item(3).getByLabel('What you need').fill(NAME)
    await item(3).getByLabel('Why').fill('They know what was changed.')
    await item(2).getByLabel('By when').fill('2026-11-24T08:00')
    await send()
    await reads(item(2), 'Choose a time that is still to come.')
    // Berlin's time: 12:00 in London.
    await item(2).getByLabel('By when').fill('2026-11-24T13:00')
  })

  step('the form shows what the customer will read; sent, restore and hold pause', async () => {
    await reads(askForm(), "We need 3 things from you. You'll find them on your request.", `${LOG}, by today 13:00. Why: It shows the call that fails.`)
    await send()
    await hasFocus(issue(page).next)
    await reads(issue(page).next, 'Waiting for the customer')
    await reads(issue(page).step, 'Paused since 08:50. Their turn.')
    await reads(clock('Restore service'), 'Paused', '8 h left')
    await reads(clock('Tier II hold'), 'Paused', '4 h left')
    await reads(issue(page).clocks, /First response[\s\S]*Met at 08:50/)
    const waiting = issue(page).panel.getByRole('region', { name: 'Waiting for the customer' })
    await reads(waiting.getByRole('listitem').filter({ hasText: VERSION }), 'Database: Version 11', 'no date')
    await reads(waiting.getByRole('listitem').filter({ hasText: LOG }), 'by today 13:00')
  })
})

describe('the customer answers in the portal', () => {
  step('what is asked for stands on top of the request, the earliest first, and the clock is stopped', async () => {
    await seeAs('customer-1')
    await strip(page).move('+1 h')
    const { top, side, status, comments } = portal(page)
    await reads(top.locator('#root'), 'We need 3 things from you', 'Until then the clock is stopped')
    await reads(top.getByRole('heading', { level: 3 }).first(), LOG)
    await reads(portal(page).ask(LOG), 'Answer by today 12:00', 'It shows the call that fails.')
    await reads(side.locator('#root'), "It's your turn", '8 h left', 'Stopped at 07:50 while we wait for what we asked you for.')
    await reads(comments, "We need 3 things from you. You'll find them on your request.")
    await reads(status, 'Waiting for customer')
  })

  step('a file that is too large is said plainly, with the limit', async () => {
    const bigLog = path.join(folder, 'big.log')
    writeFileSync(bigLog, '')
    truncateSync(bigLog, BIG_BYTES)
    await portal(page).attach(LOG, bigLog)
    await reads(portal(page).ask(LOG), 'big.log is 21 MB; the limit is 20 MB. Split it, or write an answer.')
  })

  step('a kind of file that the site refuses is said plainly, with what to do', async () => {
    await site.sandbox.send('POST', '/sandbox/site/file-types', { refused: ['exe'] })
    await portal(page).attach(LOG, SETUP)
    await reads(portal(page).ask(LOG), "Files like setup.exe can't be sent here. Put it into a .zip, or write an answer.")
    await reads(portal(page).top.locator('#root'), 'We need 3 things from you')
  })

  step('a file is attached there and stands in the activity', async () => {
    await portal(page).attach(LOG, APP_LOG)
    await reads(portal(page).ask(LOG), 'app.log', 'Delivered, 2.7 KB, today 08:50')
    await hasFocus(portal(page).ask(LOG).getByRole('heading'))
    await reads(portal(page).comments, 'app.log')
    await reads(portal(page).top.locator('#root'), 'We need 2 things from you')
    await isGone(portal(page).comments.getByText('setup.exe'))
  })

  step('one is answered in words, one cannot be provided; then the clocks go on', async () => {
    const { ask, top, side, detail } = portal(page)
    await ask(VERSION).getByRole('button', { name: 'Write an answer' }).click()
    await ask(VERSION).getByLabel('Your answer').fill('11.2, with the patches of October.')
    await ask(VERSION).getByRole('button', { name: 'Send answer' }).click()
    await reads(ask(VERSION), 'Answered, today 08:50')
    await reads(side.locator('#root'), "It's your turn")
    await ask(NAME).getByRole('button', { name: "I can't provide this" }).click()
    await ask(NAME).getByRole('button', { name: 'Tell us' }).click()
    await reads(ask(NAME), "Tell us why you can't provide it.")
    await ask(NAME).getByLabel("Why can't you provide it?").fill('They have left the company.')
    await ask(NAME).getByRole('button', { name: 'Tell us' }).click()
    await reads(ask(NAME), "Can't be provided, today 08:50")
    await reads(top.locator('#root'), 'Nothing needed from you.')
    await reads(side.locator('#root'), "It's our turn", 'today 16:50')
    await reads(detail.locator('#root'), 'That moved the time from 15:50 to 16:50.', 'You sent us a file: application log')
  })

  step('the desk reads every answer, the file with the checksum that the browser gave', async () => {
    await seeAs('agent-t2')
    const { panel, status } = issue(page)
    await reads(clock('Restore service'), 'On track', /7 h 59 min left|8 h left/, 'due today 17:50')
    await isGone(issue(page).clocks.getByText('Paused'))
    const record = panel.getByRole('region', { name: 'Record' })
    await record.getByRole('button', { name: /^Evidence \(3\).*Nothing open/ }).click()
    await reads(record, '11.2, with the patches of October.', "The customer can't provide it: They have left the company.")
    await reads(record, 'File: app.log', `SHA-256 ${createHash('sha256').update(APP_LOG.buffer).digest('hex')}`)
    await reads(status, 'Waiting for support')
  })
})

describe('asked again, and what the customer writes elsewhere', () => {
  step('words in the reply box make the clocks run; what is asked stays open', async () => {
    await issue(page).pressMore('Ask for evidence')
    await askForm().getByText('Other', { exact: true }).click()
    await askForm().getByLabel('What you need').fill(SCREENSHOT)
    await askForm().getByLabel('Why').fill('Its number tells us which lock it is.')
    await askForm().getByLabel('By when').fill('2026-11-24T11:00')
    await send()
    await reads(clock('Restore service'), 'Paused')
    await seeAs('customer-1')
    await portal(page).reply('I will look for it after lunch.')
    await seeAs('customer-1')
    await reads(portal(page).top.locator('#root'), 'We need 1 thing from you', 'The clock is running', SCREENSHOT)
    await reads(portal(page).side.locator('#root'), "It's our turn")
  })

  step('"Still missing" tells the customer, and pauses again', async () => {
    await seeAs('agent-t2')
    await reads(issue(page).step, 'They wrote, so the clocks run. 1 thing is still open.')
    await reads(clock('Restore service'), 'On track')
    await issue(page).press('Still missing')
    const form = issue(page).form('Still missing')
    await reads(form, 'We still need: a picture of the error.', 'It is their turn again, and the clocks stop until they answer.')
    await form.getByRole('button', { name: 'Still missing' }).click()
    await reads(issue(page).next, 'Waiting for the customer')
    await reads(clock('Restore service'), 'Paused')
    await reads(clock('Tier II hold'), 'Paused')
  })

  step('a date that passes reminds both sides, and the clocks stay paused', async () => {
    await strip(page).move('+1 h')
    await strip(page).move('+1 h')
    await seeAs('agent-t2')
    await reads(issue(page).panel.getByRole('region', { name: 'Waiting for the customer' }), 'was due today 11:00')
    await reads(page.locator('.comment--internal'), 'Asked for, and its date has passed: A picture of the error.')
    await reads(clock('Restore service'), 'Paused')
    await seeAs('customer-1')
    await reads(portal(page).comments, 'We still need: a picture of the error.')
    await isGone(portal(page).comments.getByText('its date has passed'))
    await reads(portal(page).ask(SCREENSHOT), 'We asked for it by today 10:00')
  })

  step('withdrawn by the desk, nothing is asked and the clocks go on', async () => {
    await seeAs('agent-t2')
    await issue(page).panel.getByRole('button', { name: `Withdraw ${SCREENSHOT}` }).click()
    await reads(clock('Restore service'), 'On track')
    await seeAs('customer-1')
    await reads(portal(page).top.locator('#root'), 'Nothing needed from you.')
    await reads(portal(page).side.locator('#root'), "It's our turn")
  })

})

describe('an account that cannot upload from the app', () => {
  step('attaches in the reply, and says there what the file answers', async () => {
    raised = await raiseToTierTwo(site.sandbox, 'unlicensed-1', 'Case files do not open')
    await act(site.sandbox, 'agent-t2', raised, 'askEvidence', { items: [{ kind: 'logs', what: LOG, why: 'It shows the call.', answerBy: null }] })
    await see('unlicensed-1', `/portal/1/${raised.issueKey}`)
    const { ask, attach, attachBelow, top } = portal(page)
    await attach(LOG, APP_LOG)
    await reads(ask(LOG), 'Attach it below, then choose it here.', 'No file is on your request yet.')
    await attach(LOG, APP_LOG, 'Choose file')
    await reads(ask(LOG), "app.log, 2.7 KB, isn't on your request yet. Attach it below, then choose it again.")
    await attachBelow(APP_LOG)
    await attach(LOG, APP_LOG, 'Choose file')
    await reads(top.locator('#root'), 'Nothing needed from you.', 'Delivered, 2.7 KB')
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
