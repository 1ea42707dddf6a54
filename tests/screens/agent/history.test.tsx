/** @jest-environment jsdom */
import { host, resetHost } from './support/bridge'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { HistoryScreen } from '../../../static/agent/features/history/history-screen'
import { ViewerProvider } from '../../../static/shared/viewer'
import { ISSUE, pictured } from './support/incident'

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
  press(/^Restore service/)
  expect(screen.queryByRole('table')).toBeNull()
})
