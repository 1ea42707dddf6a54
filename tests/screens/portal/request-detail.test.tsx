/** @jest-environment jsdom */
import { fromAnotherFrame as emitFromAnotherFrame, host } from './support/bridge'
import { act, fireEvent, screen, within } from '@testing-library/react'
import RequestDetail from '../../../static/portal/features/request-detail/request-detail'
import { HASH, REPORTER, TIER_ONE, command } from '../../support/builders'
import { RECORDED, minute, told, type Step } from '../../support/given-when-then'
import { draw, loads, requestAfter, settle } from './support/request'
import { CHARGE_ASKED, HIGHER, SESSION_ALLOWED, SESSION_TEXT, TWO_ASKED, decideScope } from './support/steps'

const REVIEWED: Step[] = [RECORDED, [command.investigate('preliminary'), TIER_ONE, 5]]
const ASKED: Step[] = [...REVIEWED, [command.propose('The lock is gone.'), TIER_ONE, 60]]
const at = (count: number): void => void jest.useFakeTimers({ now: minute(count) })

const CHARGE_LATER: Step[] = [
  [{ name: 'questionScope', reason: 'Payroll' }, TIER_ONE, 26],
  [decideScope({ kind: 'charge', charge: { amount: '120.00 EUR', for: 'an hour' }, textHash: HASH }), HIGHER, 27],
  [{ name: 'acceptCharge', textHash: HASH }, REPORTER, 38],
]

const fromAnotherFrame = (event: string, payload: unknown): void => act(() => emitFromAnotherFrame(event, payload))
afterEach(() => jest.useRealTimers())

const promises = (): string[] => within(screen.getByRole('region', { name: 'What we promised' })).getAllByRole('listitem').map((row) => row.textContent ?? '')

describe('did you keep your word?', () => {
  test('each promise with its length, its instant, and how it stands', async () => {
    at(10)
    requestAfter(REVIEWED)
    await draw(RequestDetail)
    expect(promises()).toEqual(['First answer30 minDue today 08:20On time, 20 min left', 'Working again8 hDue today 15:50On time, 7 h 50 min left'])
  })

  test('a missed promise is told as such', async () => {
    at(45)
    requestAfter(REVIEWED)
    await draw(RequestDetail)
    expect(promises()[0]).toBe('First answer30 minWas due today 08:20We missed our time, by 15 min')
  })

  test('asked whether it is solved: what each answer means for the time', async () => {
    at(70)
    requestAfter(ASKED)
    await draw(RequestDetail)
    // The proposal is also the desk's first answer: 08:50, and 08:20 was promised.
    expect(promises()).toEqual(['First answer30 minAnswered 08:50, 30 min lateWe missed our time', 'Working again8 hStopped 08:50, was due 15:50Stopped, your answer is next'])
    screen.getByText('If you say yes, it ends at 08:50: kept. If you say no, that time counts as if it had not stopped.')
  })

  test('a declined proposal leaves no trace in the time', async () => {
    at(90)
    requestAfter([...ASKED, [command.decline(), REPORTER, 80]])
    await draw(RequestDetail)
    expect(promises()[1]).toBe('Working again8 hDue today 15:50On time, 6 h 30 min left')
  })

  test('every step adds up, in the words of the customer', async () => {
    at(70)
    requestAfter(ASKED)
    await draw(RequestDetail)
    fireEvent.click(screen.getByRole('button', { name: 'Every step' }))
    const rows = within(screen.getByRole('table')).getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent))
    expect(rows[0]).toEqual(['From', 'To', 'Counted', 'Stopped', 'Why'])
    expect(rows[1]?.slice(0, 3)).toEqual(['07:50:00', '08:50:00', '1 h 00 min 00 s'])
    expect(rows[2]).toEqual(['08:50:00', 'now', '', '10 min 00 s', 'We waited for your answer: is it solved?'])
    expect(rows[3]?.slice(1)).toEqual(['1 h 00 min 00 s', '10 min 00 s', '= 1 h 10 min 00 s since 07:50:00'])
  })

  test('what has happened, newest first; nothing of the desk', async () => {
    at(70)
    requestAfter(ASKED)
    await draw(RequestDetail)
    const happened = within(screen.getByRole('region', { name: 'What has happened' })).getAllByRole('listitem').map((line) => line.textContent)
    expect(happened).toContain('08:50We asked you whether this is solved.')
    expect(happened.at(-1)).toContain('07:50')
    expect(happened.join()).not.toContain('row 4,000')
  })

  test('an agreement can be read again as it was shown', async () => {
    at(90)
    requestAfter([...ASKED, [command.agree(), REPORTER, 80]])
    await draw(RequestDetail)
    fireEvent.click(screen.getByRole('button', { name: 'Read what you saw' }))
    screen.getByText('The lock is gone.')
    expect(promises()[1]).toBe('Working again8 hEnded 08:50Kept')
  })

  test('a stop that lasts is named, in the promise and below its band', async () => {
    at(30)
    requestAfter(TWO_ASKED)
    await draw(RequestDetail)
    expect(promises()[1]).toBe('Working again8 h7 h 40 min left when it goes onStopped while we wait')
    screen.getByText(/^Stopped at 08:10: we wait for .*\. The time moves on by as long as we wait\.$/)
  })

  test('a charge that is asked stands in the promise, and what the contract says below it', async () => {
    at(30)
    requestAfter(CHARGE_ASKED)
    await draw(RequestDetail)
    expect(promises()[1]).toContain('Stopped, your answer is next')
    screen.getByText('Not in your contract: there is a charge to approve or not. We wait for the answer.')
  })

  test('a session and a charge are agreements, each with the words that were seen', async () => {
    at(40)
    requestAfter([...SESSION_ALLOWED, ...CHARGE_LATER])
    await draw(RequestDetail)
    const agreements = within(screen.getByRole('region', { name: 'Your agreements' })).getAllByRole('listitem')
    expect(agreements.map((each) => each.querySelector('span')?.textContent)).toEqual(['Charge, today 08:28', 'Remote session, today 08:15'])
    fireEvent.click(screen.getAllByRole('button', { name: 'Read what you saw' })[1] ?? document.body)
    expect(agreements[1]?.querySelector('blockquote')?.textContent).toBe(SESSION_TEXT)
  })
})

describe('frames of one request', () => {
  test('the side panel\'s button brings the promises into sight, for its own request only', async () => {
    at(10)
    requestAfter(REVIEWED)
    Element.prototype.scrollIntoView = jest.fn()
    await draw(RequestDetail)
    const heading = screen.getByRole('heading', { name: 'What we promised' })
    fromAnotherFrame('retrac.show-promise', { requestKey: 'REC-99' })
    expect(document.activeElement).not.toBe(heading)
    fromAnotherFrame('retrac.show-promise', { requestKey: 'REC-12' })
    expect(document.activeElement).toBe(heading)
    expect(Element.prototype.scrollIntoView).toHaveBeenCalledTimes(1)
  })

  test('a command in another frame of the same request is followed; in another request it is not', async () => {
    at(70)
    const request = requestAfter(REVIEWED)
    await draw(RequestDetail)
    request.story = told(ASKED)
    fromAnotherFrame('retrac.changed', { requestKey: 'REC-99', frame: 'other' })
    await settle()
    expect(loads()).toBe(1)
    fromAnotherFrame('retrac.changed', { requestKey: 'REC-12', frame: 'other' })
    await settle()
    expect(loads()).toBe(2)
    expect(promises()[1]).toContain('Stopped, your answer is next')
  })

  test('asks again every two minutes, and when the person comes back, but not at every move', async () => {
    at(10)
    requestAfter(REVIEWED)
    await draw(RequestDetail)
    fireEvent.focus(window)
    await settle()
    expect(loads()).toBe(1)
    await settle(11_000)
    fireEvent.focus(window)
    await settle()
    expect(loads()).toBe(2)
    await settle(120_000)
    expect(loads()).toBe(3)
  })

  test('a refresh that fails leaves what was read, and says so', async () => {
    at(10)
    const request = requestAfter(REVIEWED)
    await draw(RequestDetail)
    request.problems.push({ kind: 'failed', text: "This didn't load." })
    await settle(120_000)
    expect(screen.getByRole('alert').textContent).toContain("This didn't load.")
    expect(promises()).toHaveLength(2)
  })

  test('an answer that arrives late does not overwrite a newer one', async () => {
    at(70)
    const request = requestAfter(REVIEWED)
    await draw(RequestDetail)
    const answers: ((value: unknown) => void)[] = []
    const rules = host.answer
    host.answer = () => new Promise((resolve) => answers.push(resolve))
    fromAnotherFrame('retrac.changed', { requestKey: 'REC-12', frame: 'other' })
    const old = rules('getIncident', {})
    request.story = told(ASKED)
    fromAnotherFrame('retrac.changed', { requestKey: 'REC-12', frame: 'other' })
    await settle()
    answers[1]?.(rules('getIncident', {}))
    await settle()
    answers[0]?.(old)
    await settle()
    expect(promises()[1]).toContain('Stopped, your answer is next')
  })
})
