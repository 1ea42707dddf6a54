import type { Page } from 'playwright-core'
import { raise, switchOn } from '../support/desk'
import { giveReason, proposeClosure } from '../support/forms'
import { issue, portal, strip } from '../support/pages'
import { isGone, reads } from '../support/reads'
import { nameGroups } from '../support/rules'
import { openSite } from '../support/site'
import type { BrowserSite } from '../support/site'
import { storyOn } from '../support/story'

/** Closure in all its forms: never by one side alone, and never by Jira's status menu. */

let site: BrowserSite
let page: Page
const step = storyOn(() => page)

beforeAll(async () => {
  site = await openSite({ seed: 'empty', clock: 'manual', now: '2026-11-24T07:50:00Z' })
  await switchOn(site.sandbox)
  await nameGroups(site.sandbox)
  page = await site.open()
})
afterAll(() => site?.close())

const see = (person: string, path: string) => page.goto(`${site.sandbox.url}${path}?as=${person}`)
const later = async (): Promise<void> => {
  await site.sandbox.settle()
  await page.reload()
}
const keyInAddress = (): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''
const faults = (...rules: object[]) => site.sandbox.send('PUT', '/sandbox/faults', { seed: 1, rules })
const propose = (text: string, as?: string): Promise<void> => proposeClosure(page, text, as)
const dialog = () => page.getByRole('dialog').frameLocator('iframe')
const statusRefusal = () => page.locator('.status .message')

describe('a question is answered', () => {
  let key = ''

  step('the agent proposes the answer, takes it back, and proposes a better one', async () => {
    await see('customer-1', '/portal')
    await portal(page).startRequest('Question')
    await portal(page).create.getByText('Just me').click()
    await portal(page).create.getByText('It can wait').click()
    await page.getByLabel('Summary').fill('How do I change my signature?')
    await portal(page).send()
    await reads(portal(page).side.locator('#root'), /RC-\d{6}/)
    key = keyInAddress()
    await see('agent-t1', `/browse/${key}`)
    await propose('Under Settings', 'Answered: the question has its answer')
    await issue(page).press('Withdraw proposal')
    await reads(issue(page).history, 'Closure proposal withdrawn')
    await propose('Open Settings, then Signature', 'Answered: the question has its answer')
    await reads(issue(page).history, 'Closure proposed as answered')
  })

  step('the customer agrees to that very text, and it is closed', async () => {
    await strip(page).be('customer-1')
    await reads(portal(page).top.locator('#root'), 'Is this solved?', 'Open Settings, then Signature')
    await portal(page).top.getByRole('button', { name: 'Yes, close it' }).click()
    await reads(portal(page).top.locator('#root'), 'You said it is solved')
    await later()
    await reads(portal(page).status, 'Resolved')
    await reads(portal(page).detail.locator('#root'), 'Your agreements', 'Closure')
  })
})

describe('a proposal while something is still asked', () => {
  let key = ''

  step('settles it: neither the item nor the session is asked any more', async () => {
    key = (await raise(site.sandbox, 'customer-1', 'Reports come twice')).issueKey
    await see('agent-t1', `/browse/${key}`)
    await issue(page).pressMore('Ask for evidence')
    const asked = issue(page).form('Ask for evidence')
    await asked.getByLabel('What you need').fill('The second report')
    await asked.getByLabel('Why').fill('it shows the sender')
    await asked.getByRole('button', { name: 'Ask for evidence' }).click()
    await isGone(asked)
    await issue(page).pressMore('Ask for a remote session')
    const session = issue(page).form('Ask for a remote session')
    await session.getByLabel('What for').fill('to see the schedule')
    await session.getByRole('button', { name: 'Ask for a remote session' }).click()
    await isGone(session)
    await see('customer-1', `/portal/1/${key}`)
    await reads(portal(page).top.locator('#root'), 'We need 2 things from you')
    await see('agent-t1', `/browse/${key}`)
    await propose('The second schedule is deleted')
    await reads(issue(page).panel.getByRole('region', { name: 'Waiting for the customer' }), 'Their answer to our proposal')
    await isGone(issue(page).panel.locator('.waiting-item'))
  })

  step('the customer finds only the question whether it is solved, and can decline it', async () => {
    await strip(page).be('customer-1')
    const { top } = portal(page)
    await reads(top.locator('#root'), 'Is this solved?', 'The second schedule is deleted')
    await isGone(top.getByRole('button', { name: 'Attach file' }))
    await isGone(top.getByRole('button', { name: 'Allow this session' }))
    await top.getByRole('button', { name: 'No, not solved' }).click()
    await top.getByText("It's a different problem now").click()
    await top.getByRole('button', { name: 'Send answer' }).click()
    await reads(top.locator('#root'), "You said it isn't solved")
    await reads(portal(page).side.locator('#root'), "It's our turn")
  })

  step('the customer who says that it is no longer an issue settles as well; the desk that knows better says why', async () => {
    await see('agent-t1', `/browse/${key}`)
    await reads(issue(page).step, "The customer says: there's a different problem now.")
    await see('customer-1', `/portal/1/${key}`)
    await portal(page).side.getByRole('button', { name: "It's no longer an issue" }).click()
    await portal(page).side.getByLabel('What changed? (optional)').fill('Only one came today.')
    await portal(page).side.getByRole('button', { name: 'Yes, tell them' }).click()
    await reads(portal(page).top.locator('#root'), 'You told us it is no longer an issue', 'Only one came today.')
    await see('agent-t1', `/browse/${key}`)
    await reads(issue(page).step, 'The customer says that it is no longer an issue', 'Only one came today.')
    await issue(page).press('Decline')
    const form = issue(page).form('Keep it open')
    await form.getByRole('button', { name: 'Keep it open' }).click()
    await reads(form, 'Say why it stays open. The customer will read it.')
    await giveReason(page, 'Keep it open', 'Tomorrow is the day of the schedule')
    await reads(issue(page).history, 'The desk declined to close')
    await see('customer-1', `/portal/1/${key}`)
    await reads(portal(page).comments, 'Tomorrow is the day of the schedule')
    await reads(portal(page).side.locator('#root'), "It's our turn")
  })

  step('the customer may take it back; said again and agreed, it is closed', async () => {
    const { side, top } = portal(page)
    const say = async (): Promise<void> => {
      await side.getByRole('button', { name: "It's no longer an issue" }).click()
      await side.getByRole('button', { name: 'Yes, tell them' }).click()
      await reads(top.locator('#root'), 'You told us it is no longer an issue')
    }
    await say()
    await top.getByRole('button', { name: 'Keep it open' }).click()
    await reads(top.locator('#root'), 'You kept it open')
    await say()
    await see('agent-t1', `/browse/${key}`)
    await issue(page).press('Agree and close')
    await dialog().getByRole('button', { name: 'Agree and close' }).click()
    await reads(issue(page).step, 'Closed by agreement', 'The customer said that it is no longer an issue, and the desk agreed.')
  })
})

describe('where no customer can agree', () => {
  let key = ''

  step('an incident that an agent raised for himself is proposed by one, and not closed by the same one', async () => {
    await see('agent-t1', '/jira/projects/REC/queues')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    const create = page.getByRole('dialog')
    await create.getByLabel('Request type').selectOption({ label: 'Automatic alert' })
    await create.getByLabel('Summary').fill('Door camera is dark')
    await create.getByRole('button', { name: 'Create' }).click()
    await reads(page.getByRole('heading', { level: 1 }), 'Door camera is dark')
    key = keyInAddress()
    await propose('The lamp is changed')
    await reads(issue(page).step, 'No customer can agree: a second agent closes it, one of you a lead.')
    expect(await issue(page).step.getByRole('button', { name: 'Close within the desk' }).count()).toBe(0)
  })

  step('nor by a second one where neither is a lead', async () => {
    await strip(page).be('agent-t2')
    await reads(issue(page).step, 'Closing within the desk takes two people, one of them a lead. Ask a lead to do it.')
  })

  step('nor by a lead as long as a customer takes part who could agree', async () => {
    const people = (await site.sandbox.get('/sandbox/people')) as { key: string; accountId: string }[]
    const accountIds = people.flatMap(({ key: person, accountId }) => (person === 'customer-2' ? [accountId] : []))
    const shared = await site.sandbox.rest('aisha.okafor@recare.example', 'POST', `/rest/servicedeskapi/request/${key}/participant`, { accountIds })
    expect(shared.status).toBe(200)
    await strip(page).be('lead')
    await issue(page).press('Close within the desk')
    await reads(dialog().locator('main'), 'No customer can agree, so two of the desk close it')
    await dialog().getByRole('button', { name: 'Close it' }).click()
    await reads(issue(page).step.getByRole('alert'), 'A customer can agree to this closure, so it takes their answer.')
    await site.sandbox.rest('aisha.okafor@recare.example', 'DELETE', `/rest/servicedeskapi/request/${key}/participant`, { accountIds })
  })

  step('then a lead closes it, and the record says that it was within the desk', async () => {
    await issue(page).press('Close within the desk')
    await dialog().getByRole('button', { name: 'Close it' }).click()
    await reads(issue(page).step, 'Closed within the desk', 'No customer could agree: two of the desk closed it.')
    await later()
    await reads(issue(page).status, 'Resolved')
    await reads(issue(page).history, 'Closed within the desk')
  })
})

describe("Jira's own status menu", () => {
  let key = ''

  step('is refused in words that say what to do, as long as nobody has agreed', async () => {
    key = (await raise(site.sandbox, 'customer-3', 'Labels print blank')).issueKey
    await see('agent-t1', `/browse/${key}`)
    for (const transition of ['Resolve this issue', 'Cancel request']) {
      await issue(page).transition(transition)
      await reads(statusRefusal(), 'This incident closes by agreement. Propose closure in the ReTRAC panel')
      await reads(issue(page).status, 'Waiting for support')
    }
  })

  step('also while a proposal waits for its answer', async () => {
    await propose('The ribbon is changed')
    await later()
    await issue(page).transition('Resolve this issue')
    await reads(statusRefusal(), 'This incident closes by agreement. Closure is proposed and waits for an answer')
    await reads(issue(page).status, 'Waiting for customer')
  })

  step('and where it cannot be told whether it may close', async () => {
    await faults({ on: 'storage', match: '/entity/get', do: '500' })
    await issue(page).transition('Resolve this issue')
    await reads(statusRefusal(), "ReTRAC can't tell just now whether this may close, so it stays open. Try again in a minute.")
    await faults()
  })

  step('or what is no incident yet', async () => {
    const { body } = await site.sandbox.send('POST', '/sandbox/portal/requests', { person: 'customer-3', serviceDeskId: '1', requestTypeId: '13', requestFieldValues: { summary: 'Too quick' }, panel: { fields: [], isValid: true } })
    await faults({ on: 'function', match: 'agent-resolver', do: '500' })
    await see('agent-t1', `/browse/${(body as { issueKey: string }).issueKey}`)
    await issue(page).transition('Resolve this issue')
    await reads(statusRefusal(), "This incident isn't recorded yet, so it can't be closed. Open the ReTRAC panel once, then propose closure there.")
    await faults()
  })

  test('no browser complained, and nothing was asked of any other host', () => {
    expect(site.complaints).toEqual([])
    expect(site.strangers).toEqual([])
  })
})
