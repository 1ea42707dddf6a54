/** @jest-environment jsdom */
import { host } from './support/bridge'
import { fireEvent, screen, within } from '@testing-library/react'
import RequestTop from '../../../static/portal/features/request-top/request-top'
import { refusalWords } from '../../../src/domain/incident/refusal-words'
import { HASH, MEMBER, PARTICIPANT, TIER_ONE, command } from '../../support/builders'
import { minute, told, type Step } from '../../support/given-when-then'
import { commandsGiven, draw, requestAfter, settle } from './support/request'
import { CHARGE_ASKED, DUMP, HIGHER, LOG, REVIEWED, SESSION_ALLOWED, SESSION_ASKED, SESSION_RUNNING, TWO_ASKED, askEvidence, askSession, decideScope } from './support/steps'

const at = (count: number): void => void jest.useFakeTimers({ now: minute(count) })
beforeEach(() => {
  at(30)
  localStorage.clear()
})
afterEach(() => jest.useRealTimers())

const press = async (name: string | RegExp, within_: HTMLElement = document.body): Promise<void> => {
  fireEvent.click(within(within_).getByRole('button', { name }))
  await settle()
}
const titles = (): (string | null)[] => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
const card = (title: string | RegExp): HTMLElement => screen.getByRole('heading', { name: title }).closest('li') ?? document.body
const header = (): string => screen.getByRole('heading', { level: 2 }).parentElement?.textContent ?? ''
const primaries = (): string[] => [...document.querySelectorAll('.button-primary')].map(({ textContent }) => textContent ?? '')

describe('what is asked, in order', () => {
  test('session, charge, then evidence by date; counted and numbered; the clock stands', async () => {
    requestAfter([...CHARGE_ASKED, [askEvidence(DUMP, LOG), TIER_ONE, 21], [askSession(), TIER_ONE, 22]])
    await draw(RequestTop)
    expect(header()).toBe('We need 4 things from youUntil then the clock is stopped')
    expect(titles()).toEqual(['Allow a remote session?', 'Approve a charge?', LOG.what, DUMP.what])
    expect([...document.querySelectorAll('.ask-place')].map(({ textContent }) => textContent)).toEqual(['1', '2', '3', '4'])
    expect(primaries()).toEqual(['Allow this session'])
  })

  test('what falls today is told with the time that is left; what is overdue says so; no date, no word', async () => {
    requestAfter(TWO_ASKED)
    const container = await draw(RequestTop)
    expect(card(LOG.what).textContent).toContain('Answer by today 09:50 (in 1 h 30 min)')
    expect(card(DUMP.what).textContent).not.toContain('nswer by')
    expect(card(LOG.what).textContent).toContain('WhyIt shows the call that fails')
    container.remove()
    at(121)
    await draw(RequestTop)
    expect(document.body.textContent).toContain('We asked for it by today 09:50')
  })

  test('a message of the customer lets the clock run, and what is asked stays', async () => {
    requestAfter([...TWO_ASKED, [{ name: 'noteJiraChange', change: { kind: 'customerWrote', at: minute(25), by: null, commentId: '1' } }, { side: 'app' }, 25]])
    await draw(RequestTop)
    expect(header()).toBe('We need 2 things from youThe clock is running')
  })

  test('a member reads along: what is asked, no button, and why', async () => {
    requestAfter(TWO_ASKED, MEMBER)
    await draw(RequestTop)
    expect(header()).toContain('We wait for 2 things from your side')
    expect(screen.queryByRole('button')).toBeNull()
    screen.getByText(/You can read along here/)
  })

  test('a participant counts what they may answer; what is the reporter\'s has no number', async () => {
    requestAfter([...TWO_ASKED, [askSession(), TIER_ONE, 22]], PARTICIPANT)
    await draw(RequestTop)
    expect(header()).toContain('We need 2 things from you')
    expect([...document.querySelectorAll('.ask')].map((each) => each.querySelector('.ask-place')?.textContent ?? '')).toEqual(['', '1', '2'])
    expect(primaries()).toEqual([])
  })

  test('something new that is asked while the page is open is spoken', async () => {
    const request = requestAfter(REVIEWED)
    const container = await draw(RequestTop)
    const live = container.querySelector('[aria-live="polite"]')
    request.story = told(TWO_ASKED)
    await settle(120_000)
    expect(live?.textContent).toBe('We need 2 things from you.')
    request.story = told([...TWO_ASKED, [askSession(), TIER_ONE, 22]])
    await settle(120_000)
    expect(live?.textContent).toBe('We ask you: may we connect?')
  })
})

describe('evidence in words', () => {
  test('an answer is sent for its item, and its card becomes the receipt, with the focus', async () => {
    const request = requestAfter(TWO_ASKED)
    await draw(RequestTop)
    await press('Write an answer', card(LOG.what))
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Your answer/ }))
    expect(primaries()).toEqual(['Send answer'])
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'The log is empty.' } })
    await press('Send answer')
    expect(request.story.incident?.asks.items.find(({ what }) => what === LOG.what)).toMatchObject({ state: 'answered', with: 'text' })
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: LOG.what }))
    expect(card(LOG.what).textContent).toContain('Answered, today 08:20')
    expect(header()).toContain('We need 1 thing from you')
    // Still above the other, where it was asked; the other one is now number 1.
    expect(titles()).toEqual([LOG.what, DUMP.what])
    expect(card(DUMP.what).querySelector('.ask-place')?.textContent).toBe('1')
    expect(localStorage.length).toBe(0)
  })

  test('an empty answer is not sent; a draft outlives the frame, for its own item', async () => {
    requestAfter(TWO_ASKED)
    const container = await draw(RequestTop)
    await press('Write an answer', card(LOG.what))
    await press('Send answer')
    screen.getByRole('textbox', { description: 'Write your answer.' })
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'half a senten' } })
    container.remove()
    await draw(RequestTop)
    await press('Write an answer', card(DUMP.what))
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('')
    await press('Write an answer', card(LOG.what))
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('half a senten')
    expect(commandsGiven()).toEqual([])
  })

  test("what can't be provided wants a reason; Escape goes back to its button", async () => {
    const request = requestAfter(TWO_ASKED)
    await draw(RequestTop)
    await press("I can't provide this", card(DUMP.what))
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' })
    expect(document.activeElement).toBe(within(card(DUMP.what)).getByRole('button', { name: "I can't provide this" }))
    await press("I can't provide this", card(DUMP.what))
    await press('Tell us')
    screen.getByRole('textbox', { description: "Tell us why you can't provide it." })
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'It holds salaries.' } })
    await press('Tell us')
    expect(request.story.incident?.asks.items.find(({ what }) => what === DUMP.what)).toMatchObject({ state: 'notPossible', reason: 'It holds salaries.' })
    expect(card(DUMP.what).textContent).toContain("Can't be provided, today 08:20")
  })

  test('withdrawn meanwhile: refused in words, and the truth is loaded', async () => {
    const request = requestAfter(TWO_ASKED)
    await draw(RequestTop)
    await press('Write an answer', card(LOG.what))
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Here' } })
    const id = request.story.incident?.asks.items.find(({ what }) => what === LOG.what)?.id ?? ''
    request.story = told([...TWO_ASKED, [{ name: 'withdrawEvidence', itemId: id }, TIER_ONE, 29]])
    await press('Send answer')
    expect(screen.getByRole('alert').textContent).toBe(refusalWords({ code: 'ItemNotOpen' }, 'customer').text)
    expect(header()).toContain('We need 1 thing from you')
  })

  test('what was given before stands under Done', async () => {
    const request = requestAfter(TWO_ASKED)
    const id = request.story.incident?.asks.items.find(({ what }) => what === LOG.what)?.id ?? ''
    const answered: Step = [{ name: 'answerEvidence', itemId: id, answer: { kind: 'file', attachmentId: '7', fileName: 'app.log', sizeBytes: 2_516_583, sha256: HASH } }, PARTICIPANT, 25]
    requestAfter([...TWO_ASKED, answered])
    await draw(RequestTop)
    await press('Done (1)')
    expect(card(LOG.what).textContent).toContain('app.logDelivered, 2.4 MB, today 08:15')
    await press('Checksum')
    screen.getByText(`SHA-256 ${HASH}`)
  })
})

describe('a remote session', () => {
  test('the words that are approved are drawn whole, and their hash is sent', async () => {
    const request = requestAfter(SESSION_ASKED)
    await draw(RequestTop)
    const asked = card('Allow a remote session?')
    for (const line of ['A Tier I specialist, with Citrix GoToAssist', 'To see the error on your screen', 'See your screen, use mouse and keyboard; no file transfer', 'today 10:00 (Tue 24 Nov 2026, 11:00 CET)', 'You can stop it here at any moment.']) {
      expect(asked.textContent).toContain(line)
    }
    expect(asked.textContent).toContain('Answer by today 09:30 (in 1 h 10 min)')
    await press('Allow this session')
    expect(host.invoked.at(-1)).toEqual({ functionKey: 'approveSession', payload: { issueId: '10142', seenAt: expect.any(Number), textHash: HASH } })
    expect(request.story.incident?.session.kind).toBe('approved')
    const receipt = screen.getByRole('heading', { name: 'You allowed Citrix GoToAssist until 10:00, today 08:20.' })
    expect(document.activeElement).toBe(receipt)
    expect(header()).toContain('Nothing needed from you.')
  })

  test("what wasn't saved is tried again as it was pressed: a no never becomes a yes", async () => {
    const request = requestAfter(SESSION_ASKED)
    await draw(RequestTop)
    request.problems.push({ kind: 'failed', text: "That didn't save. Your text is still here." })
    await press("Don't allow")
    await press('Try again')
    expect(commandsGiven()).toEqual(['declineSession', 'declineSession'])
    screen.getByRole('heading', { name: "You didn't allow Citrix GoToAssist, today 08:20. No one connects." })
  })

  test('allowed: it can be stopped before anybody connects', async () => {
    const request = requestAfter(SESSION_ALLOWED)
    await draw(RequestTop)
    await press('Stop and withdraw')
    expect(request.story.incident?.session).toMatchObject({ kind: 'ended', how: 'revoked' })
    expect(document.activeElement?.textContent).toContain('The permission was taken back, today 08:20. No one connected.')
  })

  test('allowed and taken back in one frame: each receipt takes the focus', async () => {
    requestAfter(SESSION_ASKED)
    await draw(RequestTop)
    await press('Allow this session')
    expect(document.activeElement?.textContent).toMatch(/^You allowed Citrix GoToAssist until/)
    await press('Stop and withdraw')
    expect(document.activeElement?.textContent).toMatch(/^The permission was taken back/)
  })

  test('running: amber, above all, and one press ends it; a member may do that', async () => {
    at(35)
    const request = requestAfter([...SESSION_RUNNING, [askEvidence(LOG), TIER_ONE, 31]], MEMBER)
    await draw(RequestTop)
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual(['A specialist is connected now.', 'We wait for 1 thing from your side'])
    screen.getByText('With Citrix GoToAssist, since today 08:20.')
    await press('End session')
    expect(request.story.incident?.session).toMatchObject({ kind: 'ended', how: 'revoked' })
    screen.getByRole('heading', { name: "Ended at 08:25. If Citrix GoToAssist is still open on the reporter's computer, close it." })
  })

  test('not answered in time, or never started: said plainly', async () => {
    at(101)
    requestAfter([...SESSION_ASKED, [command.actOnDue(), { side: 'app' }, 100]])
    const container = await draw(RequestTop)
    screen.getByRole('heading', { name: "You didn't answer by 09:30, so no one connected. We may ask again." })
    container.remove()
    at(131)
    requestAfter([...SESSION_ALLOWED, [command.actOnDue(), { side: 'app' }, 130]])
    await draw(RequestTop)
    screen.getByRole('heading', { name: 'No one connected by 10:00. Your permission has ended.' })
  })

  test('allowed by the reporter: a participant reads who did, and may stop it', async () => {
    requestAfter(SESSION_ALLOWED, PARTICIPANT)
    await draw(RequestTop)
    screen.getByRole('heading', { name: 'The reporter allowed Citrix GoToAssist until 10:00, today 08:15.' })
    screen.getByRole('button', { name: 'Stop and withdraw' })
  })

  test('only the reporter may allow it: a participant reads who', async () => {
    requestAfter(SESSION_ASKED, PARTICIPANT)
    await draw(RequestTop)
    expect(header()).toContain('We wait for 1 thing from your side')
    expect(screen.queryByRole('button')).toBeNull()
    screen.getByText(refusalWords({ code: 'OnlyApprover' }, 'customer').text)
  })
})

describe('a charge', () => {
  test('names the amount on its button, sends the hash, and leaves the receipt', async () => {
    const request = requestAfter(CHARGE_ASKED)
    await draw(RequestTop)
    expect(card('Approve a charge?').textContent).toContain('It costs 120.00 EUR: an hour of a payroll expert.')
    screen.getByText("Nothing is charged without your approval. If you don't approve, it isn't covered by your contract.")
    await press('Approve 120.00 EUR')
    expect(host.invoked.at(-1)).toEqual({ functionKey: 'acceptCharge', payload: { issueId: '10142', seenAt: expect.any(Number), textHash: HASH } })
    expect(request.story.incident?.scope.kind).toBe('chargeAccepted')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'You approved 120.00 EUR, today 08:20.' }))
  })

  test("a no is told, and another charge that was decided meanwhile can't be approved by the old press", async () => {
    const request = requestAfter(CHARGE_ASKED)
    await draw(RequestTop)
    request.story = told([...CHARGE_ASKED, [decideScope({ kind: 'charge', charge: { amount: '240.00 EUR', for: 'two hours' }, textHash: 'b'.repeat(64) }), HIGHER, 29]])
    await press('Approve 120.00 EUR')
    expect(screen.getByRole('alert').textContent).toBe(refusalWords({ code: 'ChargeChanged' }, 'customer').text)
    expect(request.story.incident?.scope.kind).toBe('chargeAsked')
    screen.getByRole('button', { name: 'Approve 240.00 EUR' })
    await press("Don't approve")
    expect(request.story.incident?.scope.kind).toBe('returned')
    screen.getByRole('heading', { name: "You didn't approve 240.00 EUR, today 08:20." })
  })
})
