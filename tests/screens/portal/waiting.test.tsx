/** @jest-environment jsdom */
import { host, resetHost } from './support/bridge'
import { fireEvent, screen } from '@testing-library/react'
import type { MyIncidents } from '../../../src/api/answers'
import Waiting from '../../../static/portal/features/waiting/waiting'
import { draw, settle } from './support/request'

type Incident = MyIncidents['incidents'][number]
const NOW = Date.UTC(2026, 10, 24, 14, 50)
const incident = (number: string, more: Partial<Incident> = {}): Incident => ({
  issueId: number.slice(-5), requestKey: `REC-${number.slice(-2)}`, serviceDeskId: '1', number, summary: `Summary of ${number}`, mine: true, raisedAt: Date.UTC(2026, 10, 2, 9, 0), state: 'yourTurn', at: null, ...more,
})
const LATER = incident('RC-010139', { at: Date.UTC(2026, 10, 25, 9, 0) })
const SOONER = incident('RC-010142', { at: Date.UTC(2026, 10, 24, 17, 0) })
const SOME_TIME = incident('RC-010150')

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
  resetHost()
})
afterEach(() => jest.useRealTimers())

const answering = (incidents: Incident[], cut = false): void => {
  host.answer = () => ({ ok: true, answer: { now: Date.now(), incidents, cut } satisfies MyIncidents })
}
const drawHeader = async (): Promise<HTMLElement> => {
  const container = await draw(Waiting, null)
  await settle(10)
  return container
}
const line = (): string | null => screen.getByRole('region').querySelector('header')?.textContent ?? null

describe('what waits for me?', () => {
  test('says how many and which, what is wanted first on top, by one call', async () => {
    answering([SOME_TIME, LATER, SOONER])
    await drawHeader()
    expect(line()).toBe('3 incidents wait for you:RC-010142,RC-010139,RC-010150Show')
    expect(host.invoked).toEqual([{ functionKey: 'getMine', payload: { words: '' } }])
  })

  test('one', async () => {
    answering([SOONER])
    await drawHeader()
    expect(line()).toBe('1 incident waits for you:RC-010142Show')
  })

  test('many: three are named', async () => {
    answering([1, 2, 3, 4, 5].map((place) => incident(`RC-01020${place}`)))
    await drawHeader()
    expect(line()).toBe('5 incidents wait for you:RC-010201,RC-010202,RC-010203and 2 moreShow')
  })

  test('where the server looked at the newest only, the count says so', async () => {
    answering([SOONER, LATER], true)
    await drawHeader()
    expect(line()).toMatch(/^At least 2 incidents wait for you:/)
  })

  test.each([
    ['nothing waits', [incident('RC-010097', { state: 'ourTurn' }), incident('RC-010098', { state: 'closed', at: NOW })]],
    ["only the reporter's answer is waited for", [incident('RC-010097', { state: 'reportersTurn', mine: false })]],
    ['there is none at all', []],
  ])('draws nothing where %s', async (_, incidents) => {
    answering(incidents)
    expect((await drawHeader()).textContent).toBe('')
  })

  test.each(['noAccess', 'busy', 'failed'] as const)('draws nothing where it cannot be told: %s', async (kind) => {
    host.answer = () => ({ ok: false, problem: { kind, text: 'Not now.' } })
    expect((await drawHeader()).textContent).toBe('')
  })

  test('draws nothing while it loads', async () => {
    host.answer = () => new Promise(() => undefined)
    expect((await drawHeader()).textContent).toBe('')
  })

  test('what was answered elsewhere no longer waits once the person is back', async () => {
    answering([SOONER])
    const container = await drawHeader()
    answering([])
    fireEvent.focus(window)
    await settle()
    expect(container.textContent).toBe('')
  })
})

describe('from there', () => {
  test('a number leads to its request', async () => {
    answering([SOONER, LATER])
    await drawHeader()
    fireEvent.click(screen.getByRole('button', { name: 'RC-010139' }))
    await settle()
    expect(host.navigated).toEqual(['/servicedesk/customer/portal/1/REC-39'])
  })

  test('Show opens the list of what waits, in place, and Hide closes it', async () => {
    answering([LATER, SOONER, incident('RC-010097', { state: 'ourTurn' })])
    await drawHeader()
    const show = screen.getByRole('button', { name: 'Show' })
    expect(show.getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(show)
    expect(line()).toBe('2 incidents wait for youHide')
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'RC-010142Summary of RC-010142Your turnanswer by today 17:00',
      'RC-010139Summary of RC-010139Your turnanswer by tomorrow 09:00',
    ])
    fireEvent.click(screen.getByRole('button', { name: 'Hide' }))
    expect(screen.queryByText('Summary of RC-010142')).toBeNull()
    expect(host.invoked).toHaveLength(1)
  })

  test('all of them are where the portal lists requests', async () => {
    answering([SOONER])
    await drawHeader()
    fireEvent.click(screen.getByRole('button', { name: 'Show' }))
    fireEvent.click(screen.getByRole('button', { name: 'All my incidents' }))
    await settle()
    expect(host.navigated).toEqual(['/servicedesk/customer/user/requests'])
  })
})
