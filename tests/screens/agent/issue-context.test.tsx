/** @jest-environment jsdom */
import { hear, host, resetHost } from './support/bridge'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { ContextScreen } from '../../../static/agent/features/context/context-screen'
import { ViewerProvider } from '../../../static/shared/viewer'
import { at, clock, ISSUE, pictured } from './support/incident'
import { HOUR_MS } from '../../../src/domain/time'

const context = () =>
  render(
    <ViewerProvider value={{ accountId: 'a-me', zone: 'UTC' }}>
      <ContextScreen issueId={ISSUE} />
    </ViewerProvider>,
  )
const show = (incident = pictured()): void => void host.answers.set('getIncident', () => ({ ok: true, answer: incident }))

beforeEach(resetHost)
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('shows the clock due first, whose turn it is, and the way to the panel', async () => {
  show()
  context()
  expect(await screen.findByText('Restore service')).toBeTruthy()
  expect(screen.getByRole('timer').textContent).toMatch(/^38 min 0\d s$/)
  expect(screen.getByText('due today 17:05')).toBeTruthy()
  expect(screen.queryByText('Tier II hold')).toBeNull()
  expect(screen.getByText('Our turn')).toBeTruthy()
  act(() => hear('retrac.panelIsHere', { issueId: ISSUE }))
  fireEvent.click(screen.getByRole('button', { name: 'Go to next step' }))
  expect(host.emitted.at(-1)).toEqual({ event: 'retrac.goToNextStep', payload: { issueId: ISSUE } })
})

test('paused: the time left, and for what', async () => {
  show(pictured({ turn: 'them', clocks: [clock('restore', at('07:50:00'), 8 * HOUR_MS, { stops: [{ from: at('14:40:00'), to: null, why: 'Evidence asked: application log' }] })] }))
  context()
  expect(await screen.findByText('1 h 10 min')).toBeTruthy()
  expect(screen.getByText('Evidence asked: application log')).toBeTruthy()
  expect(screen.getByText('Their turn')).toBeTruthy()
})

test('closed: how many were kept', async () => {
  const { view } = pictured()
  show(pictured({ closure: { kind: 'closed', at: at('16:20:00'), how: 'customerAgreed' }, clocks: view.clocks.map((each) => ({ ...each, endedAt: each.endedAt ?? at('16:20:00') })) }))
  context()
  expect(await screen.findByText('Closed. 3 of 4 kept.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Go to next step' })).toBeNull()
})

test('without the panel it carries the actions, and says what an admin can do', async () => {
  jest.useFakeTimers()
  show()
  context()
  await act(() => jest.advanceTimersByTimeAsync(5_000))
  expect(screen.getByRole('button', { name: 'Record remediation' })).toBeTruthy()
  expect(screen.getByText("Ask an admin to pin ReTRAC's panel.")).toBeTruthy()
})
