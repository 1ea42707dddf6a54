/** @jest-environment jsdom */
import { host, resetHost } from './support/bridge'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { HistoryScreen } from '../../../static/agent/features/history/history-screen'
import { ViewerProvider } from '../../../static/shared/viewer'
import { HOUR_MS } from '../../../src/domain/time'
import type { AgentView } from '../../../src/domain/views/agent-view'
import { at, clock, ISSUE, pictured } from './support/incident'

const region = (name: string): HTMLElement => screen.getByRole('region', { name })
const lines = (): (string | null)[] => within(region('History')).getAllByRole('listitem').map(({ textContent }) => textContent)
const press = (name: RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))

beforeEach(async () => {
  resetHost()
  host.jira.set('/rest/api/3/user?accountId=a-tina', { displayName: 'Tina Tier' })
  host.answers.set('getIncident', () => ({ ok: true, answer: pictured() }))
  render(
    <ViewerProvider value={{ accountId: 'a-me', zone: 'UTC' }}>
      <HistoryScreen issueId={ISSUE} />
    </ViewerProvider>,
  )
  await screen.findByText('RC-010142')
})
afterEach(cleanup)

test('the whole history, newest first, with who and the words behind', async () => {
  expect(await screen.findAllByText('by Tina Tier', { exact: false })).toHaveLength(2)
  expect(lines()[0]).toContain('Manual diagnosis added by you\nA nightly job holds a lock.')
  expect(lines()).toHaveLength(4)
})

test('filtered by kind: only kinds that are there, each with its count', () => {
  expect(within(screen.getByRole('group', { name: 'Which history' })).getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['All 4', 'Work 2', 'Tier 1', 'Customer 1'])
  press(/^Tier 1/)
  expect(lines()).toHaveLength(1)
  expect(lines()[0]).toContain('Transferred to Tier II')
  expect(screen.getByText('1 of 4, newest first')).toBeTruthy()
  press(/^All 4/)
  expect(lines()).toHaveLength(4)
})

test('each clock has its band; its sum opens beneath', () => {
  expect(region('Clocks').querySelectorAll('.band')).toHaveLength(4)
  expect(screen.queryByRole('table')).toBeNull()
  press(/^Restore service/)
  expect(within(screen.getByRole('table')).getByText('Evidence asked: application log')).toBeTruthy()
  expect(screen.getByText('Calendar 24×7, policy version 7')).toBeTruthy()
  press(/^Restore service/)
  expect(screen.queryByRole('table')).toBeNull()
})

test('all bands are on one axis: the same instant stands at the same place', () => {
  const percentOf = (name: RegExp): string => {
    const row = screen.getByRole('button', { name }).parentElement
    return row?.querySelector<HTMLElement>('.band-mark')?.style.insetInlineStart ?? ''
  }
  expect(percentOf(/^Restore service/)).toMatch(/^\d+(\.\d+)?%$/)
  expect(percentOf(/^Tier II hold/)).toBe(percentOf(/^Restore service/))
})

test('zoom: the last hour, then an hour earlier; at its ends a step leads nowhere', () => {
  expect(screen.getByText('today 07:50 to 18:37')).toBeTruthy()
  press(/^1 hour$/)
  expect(screen.getByRole('button', { name: '1 hour' }).getAttribute('aria-pressed')).toBe('true')
  expect(screen.getByText('today 15:26 to 16:26')).toBeTruthy()
  expect(screen.getAllByText('Earlier than this')).toHaveLength(2)
  const later = screen.getByRole('button', { name: 'Later' })
  expect(later.getAttribute('aria-disabled')).toBe('true')
  press(/^Earlier$/)
  expect(screen.getByText('today 14:26 to 15:26')).toBeTruthy()
  expect(later.getAttribute('aria-disabled')).toBeNull()
  press(/^Later$/)
  press(/^Later$/)
  expect(screen.getByText('today 15:26 to 16:26')).toBeTruthy()
  press(/^Whole$/)
  expect(screen.queryByRole('button', { name: 'Later' })).toBeNull()
})

const drawWith = (clocks: AgentView['clocks']): void => {
  cleanup()
  host.answers.set('getIncident', () => ({ ok: true, answer: pictured({ clocks }) }))
  render(
    <ViewerProvider value={{ accountId: 'a-me', zone: 'UTC' }}>
      <HistoryScreen issueId={ISSUE} />
    </ViewerProvider>,
  )
}

test('where nothing is longer than an hour there is nothing to choose', async () => {
  drawWith([clock('restore', at('16:00:00'), HOUR_MS)])
  expect(await screen.findByText('today 16:00 to 17:00')).toBeTruthy()
  expect(screen.queryByRole('group', { name: 'How much time is shown' })).toBeNull()
})

test('clocks of several cycles each say which time it is', async () => {
  drawWith([clock('restore', at('07:50:00'), 8 * HOUR_MS, { endedAt: at('12:50:00') }), clock('restore', at('13:20:00'), 8 * HOUR_MS, { cycle: 2 })])
  expect(await screen.findByRole('button', { name: /^Restore service\s*1st time, until 12:50/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: /^Restore service\s*2nd time, since 13:20/ })).toBeTruthy()
})
