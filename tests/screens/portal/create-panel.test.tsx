/** @jest-environment jsdom */
import { host, resetHost } from './support/bridge'
import { fireEvent, screen, within } from '@testing-library/react'
import type { Promise_, Wire } from '../../../src/api/answers'
import { defaultPolicy } from '../../../src/domain/policy/default-policy'
import { SEVERITY_WORDS, deriveSeverity } from '../../../src/domain/policy/severity'
import { IMPACTS, URGENCIES } from '../../../src/domain/policy/policy'
import CreatePanel from '../../../static/portal/features/create/create-panel'
import { draw, settle } from './support/request'

const NOW = Date.UTC(2026, 10, 24, 7, 50)
const { words, matrix, goals } = defaultPolicy(0)
const rules = (): Wire<Promise_> => ({
  ok: true,
  answer: { now: Date.now(), words, matrix, goals, severityWords: SEVERITY_WORDS, fieldKeys: { impact: 'impact', urgency: 'urgency' } },
})

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
  resetHost()
  host.answer = rules
})
afterEach(() => jest.useRealTimers())

const choose = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('radio', { name }))
  await settle()
}
const promised = (): string => screen.getByRole('region', { name: 'What we promise' }).textContent ?? ''

describe('what happens if I send this?', () => {
  test('both questions are asked in the words of the policy, from the least to the most', async () => {
    await draw(CreatePanel)
    expect(host.invoked).toEqual([{ functionKey: 'getPromise', payload: { serviceDeskId: '1', requestTypeId: '31' } }])
    const asked = (name: string): string[] => within(screen.getByRole('radiogroup', { name })).getAllByRole('radio').map((radio) => radio.parentElement?.textContent ?? '')
    expect(asked('How many people does it affect?')).toEqual(['Just me', 'Several of us', 'Everyone, or a key service'])
    expect(asked('How soon must it work?')).toEqual(['It can wait', 'Today', 'Now, work has stopped'])
    expect(promised()).toContain('Answer both questions to see what we promise.')
  })

  test('each answer is handed to the form; it is valid once both are given', async () => {
    await draw(CreatePanel)
    await choose('Several of us')
    await choose('Now, work has stopped')
    await choose('Just me')
    expect(host.submitted).toEqual([
      { fields: [], isValid: false },
      { fields: [{ key: 'impact', value: 'several' }], isValid: false },
      { fields: [{ key: 'impact', value: 'several' }, { key: 'urgency', value: 'high' }], isValid: true },
      { fields: [{ key: 'impact', value: 'justMe' }, { key: 'urgency', value: 'high' }], isValid: true },
    ])
  })

  test('the promise names severity, instants and lengths, and moves on with the time until it is sent', async () => {
    await draw(CreatePanel)
    await choose('Several of us')
    await choose('Now, work has stopped')
    expect(promised()).toContain("We'll treat this as High")
    expect(promised()).toContain('First answerby 08:20within 30 min')
    expect(promised()).toContain('Working againby 15:50within 8 h')
    await settle(60_000)
    expect(promised()).toContain('by 08:21')
  })

  test('every pair promises what the server will derive', async () => {
    await draw(CreatePanel)
    for (const impact of IMPACTS) {
      for (const urgency of URGENCIES) {
        await choose(words.impact[impact])
        await choose(words.urgency[urgency])
        expect(promised()).toContain(`We'll treat this as ${SEVERITY_WORDS[deriveSeverity({ matrix }, impact, urgency)]}`)
      }
    }
  })

  test('a severity without a goal promises no time for it', async () => {
    host.answer = () => {
      const answer = rules()
      return answer.ok ? { ...answer, answer: { ...answer.answer, goals: { ...goals, S4: {} } } } : answer
    }
    await draw(CreatePanel)
    await choose('Just me')
    await choose('It can wait')
    expect(promised()).toContain("We'll treat this as Low")
    expect(promised()).not.toContain('by ')
  })

  test('a new severity is spoken once; the minutes that pass are not', async () => {
    const container = await draw(CreatePanel)
    await choose('Several of us')
    await choose('Now, work has stopped')
    const live = container.querySelector('[aria-live="polite"]')
    expect(live?.textContent).toBe("We'll treat this as High. First answer by today 08:20. Working again by today 15:50.")
    await settle(120_000)
    expect(live?.textContent).toContain('by today 08:20')
  })

  test('the matrix is told in words, with the chosen pair marked', async () => {
    await draw(CreatePanel)
    await choose('Several of us')
    await choose('Now, work has stopped')
    fireEvent.click(screen.getByRole('button', { name: 'How we decide' }))
    const row = screen.getByRole('row', { name: /Several of us/ })
    expect(within(row).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Low', 'Medium', 'High (your answers)'])
  })

  test('rules that do not load never stop a request', async () => {
    host.answer = () => ({ ok: false, problem: { kind: 'failed', text: 'no' } })
    await draw(CreatePanel)
    screen.getByText("We can't show times now. You can still send this.")
    expect(host.submitted).toEqual([{ fields: [], isValid: true }])
    await choose('Just me')
    expect(host.submitted.at(-1)).toEqual({ fields: [{ key: 'impact', value: 'justMe' }], isValid: true })

    host.answer = rules
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await settle()
    expect(promised()).toContain('Answer both questions')
    expect(host.submitted.at(-1)).toEqual({ fields: [{ key: 'impact', value: 'justMe' }], isValid: false })
  })

  test('a request type that makes no incident: nothing is drawn, nothing asked, the form is free', async () => {
    host.answer = () => ({ ok: false, problem: { kind: 'notTracked', text: 'no' } })
    const container = await draw(CreatePanel)
    expect(container.textContent).toBe('')
    expect(host.submitted).toEqual([{ fields: [], isValid: true }])
  })
})
