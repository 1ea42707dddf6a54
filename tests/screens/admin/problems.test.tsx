/** @jest-environment jsdom */
import { resetHost } from './support/bridge'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { bar, choose, describedAs, field, leave, openSection, press, type } from './support/page'
import { PolicyServer } from './support/policy-server'

/** What the domain's checks find wrong stands at its field, in each section, and the bar leads there. */
let server: PolicyServer
beforeEach(() => {
  resetHost()
  server = new PolicyServer()
  server.serve()
})
afterEach(cleanup)

const invalid = (label: string | RegExp): boolean => field(label).getAttribute('aria-invalid') === 'true'

test('severity: empty words', async () => {
  await openSection('Severity')
  type(/^Medium/, '')
  expect(describedAs(/^Medium/)).toContain('Write what the customer reads.')
  press('1 problem')
  expect(document.activeElement).toBe(field(/^Medium/))
})

test('escalation: a rule without name, reason or a choice, each at its field; closed again, the card says them', async () => {
  await openSection('Escalation')
  press('Add a rule')
  fireEvent.click(screen.getByRole('checkbox', { name: 'S1 Critical' }))
  for (const label of [/^Name/, /^Because/]) expect(invalid(label)).toBe(true)
  expect(screen.getByText('Choose at least one severity.')).toBeTruthy()
  press('Close New rule')
  expect(within(screen.getByRole('region', { name: 'New rule' })).getByText('Choose at least one severity.')).toBeTruthy()
  press('3 problems')
  fireEvent.click(within(bar()).getByRole('button', { name: /^Escalation: Say why/ }))
  expect(document.activeElement).toBe(field(/^Because/))
})

test('escalation: a rule that can never match says why instead of what it hits', async () => {
  await openSection('Escalation')
  press('Edit Critical incidents')
  press('Add a fact')
  const second = within(screen.getByRole('group', { name: 'Fact 2' }))
  fireEvent.click(second.getByRole('checkbox', { name: 'S2 High' }))
  fireEvent.click(second.getByRole('checkbox', { name: 'S1 Critical' }))
  const rule = screen.getByRole('region', { name: 'Critical incidents' })
  expect(rule.textContent).toContain('Can never match: no severity fits all of its conditions.')
  expect(rule.textContent).not.toContain('Hits')
})

test('contracts: no organisation, and days in the wrong order', async () => {
  await openSection('Contracts')
  press('Add a contract')
  expect(describedAs(/^Organisation/)).toContain('Choose the organisation.')
  choose(/^Organisation/, '2')
  expect(invalid(/^Organisation/)).toBe(false)
  choose('First day', '2026-12-06')
  choose('Last day', '2026-11-30')
  expect(describedAs('Last day')).toContain('It ends on Mon 30 Nov 2026, before it begins on Sun 6 Dec 2026.')
})

test('contracts: one without an organisation is kept in the draft all the same', async () => {
  await openSection('Contracts')
  press('Add a contract')
  leave(/^Organisation/)
  await waitFor(() => expect(server.draft?.edit.contracts).toHaveLength(1))
  expect(server.draft?.edit.contracts[0]?.organizationId).toBe('')
})

test('contracts: a scope rule that can never match says so at its condition', async () => {
  await openSection('Contracts')
  press('Add a scope rule')
  expect(describedAs('Question the scope when')).toContain('Can never match: no contract is listed.')
  expect(invalid(/^Because/)).toBe(true)
})

test('remote tools: the same tool twice', async () => {
  await openSection('Remote tools')
  press('Add a tool')
  expect(describedAs(/^Tool/)).toContain('Name the tool.')
  type(/^Tool/, 'ultravnc')
  expect(describedAs(/^Tool/)).toContain('ultravnc stands in the list already.')
})
