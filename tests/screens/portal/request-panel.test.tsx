/** @jest-environment jsdom */
import { host } from './support/bridge'
import { fireEvent, screen } from '@testing-library/react'
import RequestPanel from '../../../static/portal/features/request-panel/request-panel'
import { APP, HASH, MEMBER, PEOPLE, REPORTER, TIER_ONE, command, recordIncident } from '../../support/builders'
import type { Command } from '../../../src/domain/incident/commands'
import { refusalWords } from '../../../src/domain/incident/refusal-words'
import { RECORDED, minute, told, type Step } from '../../support/given-when-then'
import { draw, requestAfter, settle } from './support/request'
import { CHARGE_ASKED, HIGHER, REVIEWED, SCOPE_ASKED, SESSION_RUNNING, TWO_ASKED, decideScope } from './support/steps'

const at = (count: number): void => void jest.useFakeTimers({ now: minute(count) })

const agentReplied = (count: number): Command => ({ name: 'noteJiraChange', change: { kind: 'agentReplied', at: minute(count), by: PEOPLE.tierOne, commentId: '7' } })

beforeEach(() => localStorage.clear())
afterEach(() => jest.useRealTimers())

const panel = (): string => screen.getByRole('region', { name: 'Incident RC-010142' }).textContent ?? ''

describe('where does it stand?', () => {
  test('number, turn, who has it, severity, and when it works again', async () => {
    at(60)
    requestAfter(REVIEWED)
    await draw(RequestPanel)
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe("It's our turn")
    expect(panel()).toContain('Our Tier I specialists have it')
    expect(panel()).toContain('HighOn timeWorking again bytoday 15:507 h left.')
  })

  test('ticks by the second under an hour, and speaks only the change of state', async () => {
    // S2: at risk from a quarter of 8 h, at most 2 h left.
    at(6 * 60 - 1)
    requestAfter(REVIEWED)
    const container = await draw(RequestPanel)
    expect(panel()).toContain('On time')
    const live = container.querySelector('[aria-live="polite"]')
    expect(live?.textContent).toBe('')
    await settle(61_000)
    expect(panel()).toContain('May be late')
    expect(live?.textContent).toContain('May be late. Working again by today 15:50.')
    const spoken = live?.textContent
    await settle(3_600_000 + 5_000)
    expect(panel()).toMatch(/\d+ min \d\d s left\./)
    expect(live?.textContent).toBe(spoken)
  })

  test('missed: says so, since when, and that work goes on', async () => {
    at(8 * 60 + 42)
    requestAfter(REVIEWED)
    await draw(RequestPanel)
    expect(panel()).toContain("We missed our timeWorking again was duetoday 15:5042 min ago. We're still on it.")
  })

  test('closure proposed: it is your turn, the clock stands, and a no gives that time no gift', async () => {
    at(7 * 60 + 50)
    requestAfter([...REVIEWED, [command.propose(), TIER_ONE, 7 * 60 + 47]])
    await draw(RequestPanel)
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe("It's your turn")
    expect(panel()).toContain('StoppedStopped at 15:3713 min before it was due. If you say no, it is due today 15:50 all the same.')
    expect(screen.queryByRole('button', { name: "It's no longer an issue" })).toBeNull()
  })

  test('closure proposed: who reads along is told that it is the reporter who is asked', async () => {
    at(7 * 60 + 50)
    requestAfter([...REVIEWED, [command.propose(), TIER_ONE, 7 * 60 + 47]], MEMBER)
    await draw(RequestPanel)
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe("It's the reporter's turn")
    expect(panel()).toContain('If the reporter says no, it is due today 15:50 all the same.')
  })

  test('a first answer that is late is told, and once it came, by how much', async () => {
    // S2: first answer within 30 min.
    at(29)
    const request = requestAfter([RECORDED])
    await draw(RequestPanel)
    expect(panel()).not.toContain('first answer')
    await settle(2 * 60_000)
    expect(panel()).toContain("Our first answer is late: it was due today 08:20. We're on it.")
    request.story = told([RECORDED, [agentReplied(32), APP, 32]])
    await settle(120_000)
    expect(panel()).toContain('Our first answer came 2 min late.')
  })

  test('nobody chose impact and urgency: says that it is treated as the default', async () => {
    at(10)
    requestAfter([[recordIncident({ answers: null }), APP, 0]])
    await draw(RequestPanel)
    expect(panel()).toContain("We haven't assessed it yet. Until then we treat it as Medium.")
  })

  test('closed: no clock, and nothing but to open it again', async () => {
    at(120)
    requestAfter([...REVIEWED, [command.propose(), TIER_ONE, 60], [command.agree(), REPORTER, 90]])
    await draw(RequestPanel)
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Closed together, today 09:20.')
    expect(panel()).not.toContain('Working again')
    expect(screen.getAllByRole('button').map((button) => button.textContent || button.getAttribute('aria-label'))).toEqual(['Copy incident number RC-010142', 'What we promised', 'Reopen'])
  })

  test('"What we promised" is shown by the frame below the activity, which hears of it', async () => {
    at(60)
    requestAfter(REVIEWED)
    await draw(RequestPanel)
    fireEvent.click(screen.getByRole('button', { name: 'What we promised' }))
    await settle()
    expect(host.emitted).toEqual([{ event: 'retrac.show-promise', payload: { requestKey: 'REC-12' } }])
  })

  test('"no longer an issue" asks before it tells, and sends the words', async () => {
    at(60)
    const request = requestAfter(REVIEWED)
    await draw(RequestPanel)
    fireEvent.click(screen.getByRole('button', { name: "It's no longer an issue" }))
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Is it no longer an issue?' }))
    expect(request.story.incident?.closure.kind).toBe('none')

    fireEvent.click(screen.getByRole('button', { name: 'Keep it open' }))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: "It's no longer an issue" }))

    fireEvent.click(screen.getByRole('button', { name: "It's no longer an issue" }))
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'It works since lunch.' } })
    fireEvent.click(screen.getByRole('button', { name: 'Yes, tell them' }))
    await settle()
    expect(request.story.incident?.closure).toMatchObject({ kind: 'proposedByCustomer', words: 'It works since lunch.' })
    expect(host.emitted.map(({ event }) => event)).toEqual(['retrac.changed'])
    expect(panel()).toContain('If you keep it open, it is due today 15:50 all the same.')
  })

  test('stopped while something is asked: what is left, since when, and for what', async () => {
    at(30)
    requestAfter(TWO_ASKED)
    await draw(RequestPanel)
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe("It's your turn")
    expect(panel()).toContain('Stopped7 h 40 min leftStopped at 08:10 while we wait for ')
  })

  test.each([
    ['checked', SCOPE_ASKED, "We're checking whether your contract covers this."],
    ['at a charge', CHARGE_ASKED, 'Not in your contract: there is a charge to approve or not. We wait for the answer.'],
    ['accepted', [...CHARGE_ASKED, [{ name: 'acceptCharge', textHash: HASH }, REPORTER, 25] as Step], 'Not in your contract; done at the charge you approved, 120.00 EUR.'],
    ['goodwill', [...SCOPE_ASKED, [decideScope({ kind: 'goodwill' }), HIGHER, 20] as Step], 'Not in your contract; we do it all the same.'],
    ['returned', [...SCOPE_ASKED, [decideScope({ kind: 'returned', reason: 'Payroll is run by your bank' }), HIGHER, 20] as Step], 'Not covered by your contract: Payroll is run by your bank.'],
  ])('scope %s is said in a sentence', async (_name, steps, words) => {
    at(30)
    requestAfter(steps)
    await draw(RequestPanel)
    screen.getByText(words)
  })

  test('raised to the higher level: said', async () => {
    at(30)
    requestAfter([...REVIEWED, [{ name: 'escalate', reason: 'The plant stands still' }, TIER_ONE, 10]])
    await draw(RequestPanel)
    screen.getByText("We've raised this with our higher-level team.")
  })

  test('a session can be stopped from here too, by a member as well', async () => {
    at(35)
    const request = requestAfter(SESSION_RUNNING, MEMBER)
    await draw(RequestPanel)
    screen.getByText('A specialist is connected now.')
    fireEvent.click(screen.getByRole('button', { name: 'End session' }))
    await settle()
    expect(request.story.incident?.session).toMatchObject({ kind: 'ended', how: 'revoked' })
    expect(screen.queryByText('A specialist is connected now.')).toBeNull()
    screen.getByText("Ended at 08:25. If Citrix GoToAssist is still open on the reporter's computer, close it.")
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: "It's our turn" }))
  })

  test('what was told from here takes the focus to what is so now', async () => {
    at(30)
    requestAfter(REVIEWED)
    await draw(RequestPanel)
    fireEvent.click(screen.getByRole('button', { name: "It's no longer an issue" }))
    fireEvent.click(screen.getByRole('button', { name: 'Yes, tell them' }))
    await settle()
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: "It's our turn" }))
  })

  test('closed: it can be opened again for some days, with a reason', async () => {
    at(120)
    const request = requestAfter([...REVIEWED, [command.propose(), TIER_ONE, 60], [command.agree(), REPORTER, 90]])
    await draw(RequestPanel)
    screen.getByText('Until Tue 8 Dec, 09:20.')
    fireEvent.click(screen.getByRole('button', { name: 'Reopen' }))
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Open it again?' }))
    fireEvent.click(screen.getByRole('button', { name: 'Leave it closed' }))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Reopen' }))

    fireEvent.click(screen.getByRole('button', { name: 'Reopen' }))
    fireEvent.click(screen.getByRole('button', { name: 'Reopen' }))
    screen.getByRole('textbox', { description: 'Tell us why it is to be open again.' })
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'It stops again at row 4,000.' } })
    fireEvent.click(screen.getByRole('button', { name: 'Reopen' }))
    await settle()
    expect(request.story.incident?.closure.kind).toBe('none')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: "It's our turn" }))
    expect(panel()).toContain('Working again by')
  })

  test('after its days it says why there is no button', async () => {
    at(16 * 24 * 60)
    requestAfter([...REVIEWED, [command.propose(), TIER_ONE, 60], [command.agree(), REPORTER, 90]])
    await draw(RequestPanel)
    expect(screen.queryByRole('button', { name: 'Reopen' })).toBeNull()
    screen.getByText(refusalWords({ code: 'ReopenTooLate', until: minute(90 + 14 * 24 * 60) }, 'customer').text)
  })

  test('a member of the organisation is told why there is no button', async () => {
    at(60)
    requestAfter(REVIEWED, MEMBER)
    await draw(RequestPanel)
    expect(screen.queryByRole('button', { name: "It's no longer an issue" })).toBeNull()
    expect(panel()).toContain('You can read along here.')
  })
})
