/** @jest-environment jsdom */
import { host, resetHost } from './support/bridge'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { QueueScreen } from '../../../static/agent/features/queue/queue-screen'
import { drawn, keepPlaces } from '../../../static/agent/features/queue/order'
import type { QueueRow } from '../../../static/agent/features/queue/search'
import { ViewerProvider } from '../../../static/shared/viewer'
import type { QueueFacts } from '../../../src/api/projection'
import { defaultPolicy } from '../../../src/domain/policy/default-policy'
import { HOUR_MS } from '../../../src/domain/time'
import { at, clock } from './support/incident'
import { press } from './support/panel'

const NOW = at('16:26:55')
const PROPERTY = 'retrac'

const factsOf = (number: string, dueInMs: number, change: Partial<QueueFacts> = {}): QueueFacts => ({
  schema: 1, number: number as QueueFacts['number'], revision: 3, severity: 'S2', assessed: true, tier: 'II', turn: 'us', state: 'open', scope: 'in',
  clock: clock('restore', NOW + dueInMs - 8 * HOUR_MS, 8 * HOUR_MS), clockState: 'onTrack', ...change,
})
const issueOf = (facts: QueueFacts, summary: string, assignee: string | null = null) => ({
  id: `1${facts.number.slice(-2)}`, key: `REC-${facts.number.slice(-2)}`, fields: { summary, assignee: assignee === null ? null : { accountId: assignee } }, properties: { [PROPERTY]: facts },
})

const PAYROLL = issueOf(factsOf('RC-010142', HOUR_MS), 'Payroll export fails')
const VPN = issueOf(factsOf('RC-010150', 3 * HOUR_MS), 'VPN slow', 'a-me')
const BADGES = issueOf(factsOf('RC-010136', 0, { turn: 'them', scope: 'open', clock: clock('restore', NOW - HOUR_MS, 8 * HOUR_MS, { stops: [{ from: NOW - 60_000, to: null, why: 'Evidence asked' }] }) }), 'Badge readers')

/** What the browser tells of what is seen; jsdom draws nothing. */
let seen: IntersectionObserverCallback = () => undefined
class FakeObserver {
  constructor(callback: IntersectionObserverCallback) {
    seen = callback
  }
  observe = (): void => undefined
  disconnect = (): void => undefined
}

async function open(...issues: unknown[]): Promise<void> {
  resetHost()
  Object.assign(globalThis, { IntersectionObserver: FakeObserver })
  const fields = { number: 'customfield_1', nextDue: 'customfield_2' }
  host.answers.set('getQueue', () => ({ ok: true, answer: { now: NOW, me: { accountId: 'a-me', roles: ['tierII'] }, projectKey: 'REC', fields, propertyKey: PROPERTY } }))
  host.jira.set('/rest/api/3/search/jql', { issues, isLast: true })
  render(
    <ViewerProvider value={{ accountId: 'a-me', zone: 'UTC' }}>
      <QueueScreen projectId="10001" />
    </ViewerProvider>,
  )
  await screen.findByRole('heading', { name: 'Incidents' })
}
const summaries = (): (string | null)[] => [...document.querySelectorAll('.cell-summary')].map((cell) => cell.textContent)
const select = (number: string): void => void fireEvent.click(screen.getByRole('checkbox', { name: `Select ${number}` }))

afterEach(cleanup)

test('running ones by due instant, then those that stand still', async () => {
  await open(BADGES, VPN, PAYROLL)
  expect(summaries()).toEqual(['Payroll export fails', 'VPN slow', 'Badge readers'])
  expect(screen.getByText('3 open')).toBeTruthy()
})

test('tabs and menus narrow the list, and their button tells how many do', async () => {
  await open(PAYROLL, VPN, BADGES)
  press(/^Mine/)
  expect(summaries()).toEqual(['VPN slow'])
  press(/^Waiting/)
  expect(summaries()).toEqual(['Badge readers'])
  press(/^All/)
  press('Scope')
  fireEvent.click(screen.getByRole('checkbox', { name: 'Scope to decide' }))
  expect(summaries()).toEqual(['Badge readers'])
  expect(screen.getByRole('button', { name: /^Filter ?1$/ }).getAttribute('aria-expanded')).toBe('false')
})

test('no match says so, and leads back', async () => {
  await open(PAYROLL)
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'RC-999999' } })
  await screen.findByText('No incident fits these filters.')
  press('Clear filters')
  expect(summaries()).toEqual(['Payroll export fails'])
})

test('the bar of selected ones stands over the lowest row that is seen', async () => {
  await open(PAYROLL, VPN)
  expect(screen.queryByRole('region', { name: 'Selected incidents' })).toBeNull()
  select('RC-010142')
  const bar = screen.getByRole('region', { name: 'Selected incidents' })
  expect(bar.textContent).toContain('1 selected')
  const [first, last] = [...document.querySelectorAll('[role="row"]')]
  const entry = (target: Element | undefined, bottom: number) => ({ target, isIntersecting: true, intersectionRect: { bottom } }) as IntersectionObserverEntry
  act(() => seen([entry(first, 240), entry(last, 296)], {} as IntersectionObserver))
  expect(bar.style.top).toBe('296px')
  act(() => seen([{ target: last, isIntersecting: false } as IntersectionObserverEntry], {} as IntersectionObserver))
  expect(bar.style.top).toBe('240px')
})

test('taking several tells each failure by its number', async () => {
  await open(PAYROLL, VPN)
  host.answers.set('take', ({ issueId }) => (issueId === '142' ? { ok: true, answer: {} } : { ok: false, problem: { kind: 'refused', text: 'You have it already.' } }))
  select('RC-010142')
  select('RC-010150')
  press('Take')
  expect(await screen.findByText('1 taken, 1 not: RC-010150: You have it already.', { selector: '.desk-message *' })).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Selected incidents' })).toBeNull())
  expect(document.activeElement?.getAttribute('role')).toBe('row')
})

test('several go to the other tier for one reason, which is shown as each customer reads it', async () => {
  await open(PAYROLL, VPN)
  host.answers.set('transferTier', ({ issueId }) => (issueId === '142' ? { ok: true, answer: {} } : { ok: false, problem: { kind: 'movedOn', text: 'Moved at {time}. Tier I has this incident already.', movedAt: NOW } }))
  select('RC-010142')
  select('RC-010150')
  press('Transfer')
  const form = await screen.findByRole('form', { name: 'Transfer' })
  expect(screen.queryByRole('region', { name: 'Selected incidents' })).toBeNull()
  // Both are with Tier II, so the other one is chosen already.
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Tier I' }))
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Tier I' }).checked).toBe(true)
  fireEvent.submit(form)
  expect(await screen.findByText('Say why. Each customer and the other tier will read it.')).toBeTruthy()
  fireEvent.change(screen.getByRole('textbox', { name: /^Why/ }), { target: { value: 'The network is back.' } })
  expect(form.textContent).toContain('Our Tier I specialists now have your incident, because the network is back.')
  fireEvent.submit(form)
  expect(await screen.findByText('1 moved, 1 not: RC-010150: Moved at 16:26. Tier I has this incident already.', { selector: '.desk-message *' })).toBeTruthy()
  expect(host.invoked.filter(({ name }) => name === 'transferTier').map(({ input }) => input)).toEqual([
    { issueId: '142', seenRevision: 3, to: 'I', reason: 'The network is back.' },
    { issueId: '150', seenRevision: 3, to: 'I', reason: 'The network is back.' },
  ])
  expect(screen.queryByRole('form')).toBeNull()
  expect(document.activeElement?.getAttribute('role')).toBe('row')
})

test('the transfer form opens on the tier that is chosen already', async () => {
  await open(issueOf(factsOf('RC-010142', HOUR_MS, { tier: 'I' }), 'Payroll export fails'))
  select('RC-010142')
  press('Transfer')
  await screen.findByRole('form', { name: 'Transfer' })
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Tier II' }))
})

test('the focus comes back from the form to the button that opened it', async () => {
  await open(PAYROLL)
  host.answers.set('getRaise', () => ({ ok: true, answer: { now: NOW, serviceDeskId: '1', requestTypes: [{ id: '11', name: 'Question' }], rules: defaultPolicy(0) } }))
  press('New incident')
  await screen.findByRole('form', { name: 'New incident' })
  expect(screen.queryByRole('button', { name: 'New incident' })).toBeNull()
  press('Cancel')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'New incident' }))
})

test('keys in the grid: down moves, Space selects, Esc clears', async () => {
  await open(PAYROLL, VPN)
  const rows = screen.getAllByRole('row')
  rows[1]?.focus()
  fireEvent.keyDown(rows[1] as HTMLElement, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(rows[2])
  fireEvent.keyDown(rows[2] as HTMLElement, { key: ' ' })
  expect(rows[2]?.getAttribute('aria-selected')).toBe('true')
  fireEvent.keyDown(rows[2] as HTMLElement, { key: 'Escape' })
  expect(rows[2]?.getAttribute('aria-selected')).toBe('false')
})

test('rows keep their places; one that jumped ahead counts once', () => {
  const rowOf = (id: string, dueInMs: number): QueueRow => ({ issueId: id, issueKey: id, summary: id, assigneeId: null, facts: factsOf(`RC-${id}`, dueInMs) })
  const rows = drawn([rowOf('a', HOUR_MS), rowOf('b', 2 * HOUR_MS), rowOf('c', 3 * HOUR_MS), rowOf('d', HOUR_MS / 2)], NOW)
  const kept = keepPlaces(rows, ['a', 'b', 'c', 'd'])
  expect(kept.rows.map(({ issueId }) => issueId)).toEqual(['a', 'b', 'c', 'd'])
  expect(kept.moved).toBe(1)
  expect(keepPlaces(rows, ['d', 'a', 'b', 'c']).moved).toBe(0)
})
