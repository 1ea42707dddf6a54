/** @jest-environment jsdom */
import { host } from './support/bridge'
import { fireEvent, screen } from '@testing-library/react'
import RequestTop from '../../../static/portal/features/request-top/request-top'
import { CONSULTANT, HASH, MEMBER, REPORTER, TIER_ONE, command } from '../../support/builders'
import { refusalWords } from '../../../src/domain/incident/refusal-words'
import { RECORDED, minute, told, type Step } from '../../support/given-when-then'
import { commandsGiven, draw, loads, requestAfter, settle } from './support/request'

const ASKED_AT = 60
const REVIEWED: Step[] = [RECORDED, [command.investigate('preliminary'), TIER_ONE, 5]]
const ASKED: Step[] = [...REVIEWED, [command.propose('The lock is gone.'), TIER_ONE, ASKED_AT]]

beforeEach(() => {
  jest.useFakeTimers({ now: minute(ASKED_AT + 5) })
  localStorage.clear()
})
afterEach(() => jest.useRealTimers())

const press = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settle()
}

describe('what do you need from me?', () => {
  test('nothing is needed while the desk works', async () => {
    requestAfter(REVIEWED)
    await draw(RequestTop)
    screen.getByText('Nothing needed from you.')
  })

  test('a proposal is asked with the words of the desk, and says what a no means', async () => {
    requestAfter(ASKED)
    await draw(RequestTop)
    screen.getByRole('heading', { name: 'Is this solved?' })
    screen.getByText('The lock is gone.')
    screen.getByText('Our Tier I specialists, resolved')
    // Created 07:50, several + now is S2: 8 h.
    screen.getByText("We won't close it without your answer. If you say no, we go on at once; it is still due 15:50.")
  })

  test('yes sends the hash of the text that was read, leaves a receipt with the focus, and tells the other frames', async () => {
    const request = requestAfter(ASKED)
    await draw(RequestTop)
    await press('Yes, close it')
    expect(host.invoked.at(-1)).toEqual({ functionKey: 'agreeClosure', payload: { issueId: '10142', seenAt: expect.any(Number), textHash: HASH } })
    expect(request.story.incident?.closure.kind).toBe('closed')
    const receipt = screen.getByRole('heading', { name: 'You said it is solved, today 08:55' })
    expect(document.activeElement).toBe(receipt)
    expect(host.emitted).toEqual([{ event: 'retrac.changed', payload: { requestKey: 'REC-12', frame: expect.any(String) } }])
  })

  test('no wants a reason before it sends anything', async () => {
    requestAfter(ASKED)
    await draw(RequestTop)
    await press('No, not solved')
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'It still happens' }))
    await press('Send answer')
    screen.getByText('Choose what is still wrong.')
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'It still happens' }))
    fireEvent.click(screen.getByRole('radio', { name: 'Something else' }))
    await press('Send answer')
    screen.getByRole('textbox', { description: 'Tell us what is still wrong.' })
    expect(document.activeElement).toBe(screen.getByRole('textbox'))
    expect(commandsGiven()).toEqual([])
  })

  test('a no goes on at once, with the clock as if it had not stopped', async () => {
    const request = requestAfter(ASKED)
    await draw(RequestTop)
    await press('No, not solved')
    fireEvent.click(screen.getByRole('radio', { name: 'It still happens' }))
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Row 4,000 again' } })
    await press('Send answer')
    expect(host.invoked.at(-1)).toEqual({ functionKey: 'declineClosure', payload: { issueId: '10142', seenAt: expect.any(Number), why: 'stillHappens', text: 'Row 4,000 again' } })
    expect(request.story.incident?.closure.kind).toBe('none')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: "You said it isn't solved: it still happens, today 08:55" }))
    screen.getByText('We go on at once. It is due today 15:50.')
  })

  test('Escape leaves the form, and the focus goes back to where it was opened', async () => {
    requestAfter(ASKED)
    await draw(RequestTop)
    await press('No, not solved')
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'No, not solved' }))
  })

  test('a failed call loses no text: it can be tried again, and outlives a reload until it is sent', async () => {
    const request = requestAfter(ASKED)
    const container = await draw(RequestTop)
    await press('No, not solved')
    fireEvent.click(screen.getByRole('radio', { name: 'It still happens' }))
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Row 4,000 again' } })
    request.problems.push({ kind: 'failed', text: "That didn't save. Your text is still here." })
    await press('Send answer')
    expect(screen.getByRole('alert').textContent).toContain("That didn't save. Your text is still here.")
    expect(screen.getByDisplayValue('Row 4,000 again')).toBe(screen.getByRole('textbox'))

    container.remove()
    await draw(RequestTop)
    await press('No, not solved')
    expect(screen.getByDisplayValue('Row 4,000 again')).toBe(screen.getByRole('textbox'))
    await press('Send answer')
    expect(request.story.incident?.closure.kind).toBe('none')
    expect(Object.keys(localStorage)).toEqual([])
  })

  test('a second press while one waits gives no second command', async () => {
    requestAfter(ASKED)
    await draw(RequestTop)
    const yes = screen.getByRole('button', { name: 'Yes, close it' })
    fireEvent.click(yes)
    fireEvent.click(yes)
    expect(yes.getAttribute('aria-busy')).toBe('true')
    await settle()
    expect(commandsGiven()).toEqual(['agreeClosure'])
  })

  test('a proposal that the desk took back meanwhile is refused in words, and the truth is loaded', async () => {
    const request = requestAfter(ASKED)
    await draw(RequestTop)
    request.story = told([...ASKED, [command.withdraw(), TIER_ONE, ASKED_AT + 4]])
    await press('Yes, close it')
    expect(screen.getByRole('alert').textContent).toBe(refusalWords({ code: 'NoProposal' }, 'customer').text)
    expect(document.activeElement?.textContent).toBe(refusalWords({ code: 'NoProposal' }, 'customer').text)
    screen.getByText('Nothing needed from you.')
  })

  test('a member of the organisation reads along: no buttons, and the reason', async () => {
    requestAfter(ASKED, MEMBER)
    await draw(RequestTop)
    expect(screen.queryByRole('button')).toBeNull()
    screen.getByRole('heading', { name: 'We asked the reporter: is this solved?' })
    screen.getByText('You can read along here. Whoever raised this request, or takes part in it, can answer.')
  })

  test('who said that it is no longer an issue can keep it open', async () => {
    const request = requestAfter([...REVIEWED, [command.noLonger('It works since lunch.'), REPORTER, ASKED_AT]])
    await draw(RequestTop)
    screen.getByRole('heading', { name: 'You told us it is no longer an issue, today 08:50' })
    screen.getByText('It works since lunch.')
    await press('Keep it open')
    expect(request.story.incident?.closure.kind).toBe('none')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'You kept it open, today 08:55' }))
  })

  test('who did not say it reads who did', async () => {
    requestAfter([...REVIEWED, [command.noLonger('It works since lunch.'), REPORTER, ASKED_AT]], MEMBER)
    await draw(RequestTop)
    screen.getByRole('heading', { name: 'The reporter told us it is no longer an issue, today 08:50' })
  })

  test('a question that comes while the page is open is spoken', async () => {
    const request = requestAfter(REVIEWED)
    const container = await draw(RequestTop)
    const live = container.querySelector('[aria-live="polite"]')
    expect(live?.textContent).toBe('')
    request.story = told(ASKED)
    await settle(120_000)
    expect(live?.textContent).toBe('We ask you: is this solved?')
  })

  test('a closed incident says when it was closed', async () => {
    requestAfter([...ASKED, [command.agree(), REPORTER, ASKED_AT + 4]])
    await draw(RequestTop)
    screen.getByText('Closed together, today 08:54.')
  })

  test.each(['notTracked', 'noAccess'] as const)('%s: the frame stays empty', async (kind) => {
    const request = requestAfter(REVIEWED)
    request.problems.push({ kind, text: 'Not here.' })
    const container = await draw(RequestTop)
    expect(container.textContent).toBe('')
  })

  test('a load that failed can be tried again; a busy Jira is asked again by itself', async () => {
    const request = requestAfter([...REVIEWED, [command.investigate('full'), CONSULTANT, 6]])
    request.problems.push({ kind: 'failed', text: "This didn't load." }, { kind: 'busy', text: "Jira is busy. We'll try again in 20 seconds.", retryAfterMs: 20_000 })
    await draw(RequestTop)
    await press('Try again')
    screen.getByText("Jira is busy. We'll try again in 20 seconds.")
    await settle(20_000)
    screen.getByText('Nothing needed from you.')
    expect(loads()).toBe(3)
  })
})
