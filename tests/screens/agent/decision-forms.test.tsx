/** @jest-environment jsdom */
import { host } from './support/bridge'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import type { AgentView, NextStep } from '../../../src/domain/views/agent-view'
import { at } from './support/incident'
import { choose, openForm, panelWith, press, sendForm, sent, type, willRead } from './support/panel'

const step = (kind: NextStep['kind'], title: string, why: string, commands: NextStep['commands']): NextStep => ({ kind, title, why, commands, declined: null })
const TO_DECIDE: AgentView['scope'] = { kind: 'toDecide', reason: "Payroll isn't in the contract", charge: null, at: at('14:40:00') }
const DECIDING = { scope: TO_DECIDE, nextStep: step('decideScope', 'Decide the scope', "Payroll isn't in the contract.", ['decideScope']) }

afterEach(cleanup)

test('scope: a charge needs amount, currency and what for; the customer’s words name them', async () => {
  await panelWith(DECIDING, 'decideScope')
  expect(screen.getByText('Scope to decide')).toBeTruthy()
  expect(screen.getByText("Payroll isn't in the contract. Asked 14:40.")).toBeTruthy()
  await openForm('Decide scope')
  sendForm()
  expect(screen.getByText('Choose what you decide.')).toBeTruthy()
  choose(/done at a charge/)
  type(/^Amount/, '120,00')
  sendForm()
  expect(screen.getByText('Give the amount with a point before the cents, as in 120.00.')).toBeTruthy()
  expect(screen.getByText('Say what it is charged for. The customer reads it before they approve.')).toBeTruthy()
  type(/^Amount/, '120.00')
  type(/^Currency/, 'eur')
  type(/^For/, 'Two hours of work on payroll')
  expect(willRead()).toContain("This isn't in your contract. It would cost 120.00 EUR: answer on your request.")
  expect(willRead()).toContain('It costs 120.00 EUR: Two hours of work on payroll.')
  sendForm()
  await waitFor(() => expect(sent('decideScope')).toMatchObject({ decision: { kind: 'charge', amount: '120.00 EUR', for: 'Two hours of work on payroll' } }))
})

test.each([
  ['Covered', 'This is covered.', { kind: 'in' }],
  [/as goodwill/, "This isn't in your contract; we'll do it all the same.", { kind: 'goodwill' }],
] as const)('scope: %s', async (choice, words, decision) => {
  await panelWith(DECIDING, 'decideScope')
  await openForm('Decide scope')
  choose(choice)
  expect(willRead()).toBe(words)
  sendForm()
  await waitFor(() => expect(sent('decideScope')).toMatchObject({ decision }))
})

test('scope: returning needs a reason, which the customer reads', async () => {
  await panelWith(DECIDING, 'decideScope')
  await openForm('Decide scope')
  choose(/returned with a reason/)
  sendForm()
  expect(screen.getByText('Say why it is not covered. The customer will read it.')).toBeTruthy()
  type(/^Why/, 'Payroll is another contract')
  expect(willRead()).toBe("This isn't covered by your contract: Payroll is another contract.")
  sendForm()
  await waitFor(() => expect(sent('decideScope')).toMatchObject({ decision: { kind: 'returned', reason: 'Payroll is another contract' } }))
})

test.each([
  ['questionScope', 'Question scope', /^Why/, "We're checking whether this is covered by your contract."],
  ['escalate', 'Escalate', /^Why/, "We've raised this with our higher-level team."],
  ['returnEscalation', 'Return escalation', /^What comes back/, null],
] as const)('%s needs its reason', async (command, title, field, words) => {
  await panelWith({}, command)
  await openForm(title)
  sendForm()
  expect(screen.getByRole('textbox', { name: field }).getAttribute('aria-invalid')).toBe('true')
  expect(sent(command)).toBeUndefined()
  if (words === null) expect(screen.queryByText('The customer will read')).toBeNull()
  else expect(willRead()).toBe(words)
  type(field, 'Because')
  sendForm()
  await waitFor(() => expect(sent(command)).toMatchObject({ reason: 'Because' }))
})

test('a refusal of the rules stands in the form', async () => {
  await panelWith({}, 'escalate')
  host.answers.set('escalate', () => ({ ok: false, problem: { kind: 'refused', text: 'It is escalated already.' } }))
  await openForm('Escalate')
  type(/^Why/, 'Because')
  sendForm()
  expect((await screen.findByRole('alert')).textContent).toContain('It is escalated already.')
})

test('a busy Jira is told with the seconds until it is tried again', async () => {
  await panelWith({}, 'escalate')
  host.answers.set('escalate', () => ({ ok: false, problem: { kind: 'busy', text: 'Jira is busy just now.', retryAfterMs: 5_000 } }))
  await openForm('Escalate')
  type(/^Why/, 'Payday')
  sendForm()
  expect((await screen.findByRole('alert')).textContent).toContain("Jira is busy. We'll try again in 5 seconds.")
})

test('override: the derived cell is marked, and neither it nor the present value can be chosen', async () => {
  await panelWith({}, 'overrideSeverity')
  await openForm('Change severity')
  expect(document.querySelector('[aria-current="true"]')?.textContent).toBe('S2')
  expect(screen.queryByRole('radio', { name: 'S2 High' })).toBeNull()
  sendForm()
  expect(screen.getByText('Choose the new severity.')).toBeTruthy()
  expect(screen.getByText('Say why the matrix is not right here.')).toBeTruthy()
  choose('S1 Critical')
  expect(willRead()).toContain('We now treat this as Critical.')
  expect(willRead()).not.toContain('New times')
  type(/^Why/, 'Payday is today')
  sendForm()
  await waitFor(() => expect(sent('overrideSeverity')).toMatchObject({ severity: 'S1', reason: 'Payday is today' }))
})

test('the customer’s words name the times that are still to come, and no others', async () => {
  await panelWith({}, 'overrideSeverity')
  await openForm('Change severity')
  choose('S3 Medium')
  expect(willRead()).toMatch(/We now treat this as Medium\. New times: working again by \w{3} 25 Nov 2026, 09:05 \w+\.$/)
})

test('an overridden severity says what the matrix gives instead', async () => {
  await panelWith({ severity: { kind: 'overridden', severity: 'S3', impact: 'several', urgency: 'high', reason: 'Only one of them works today' } })
  expect(screen.getByText('Set by hand: S3, not S2')).toBeTruthy()
  press(/^Severity: why/)
  expect(screen.getByText('Set to S3 Medium by hand: Only one of them works today')).toBeTruthy()
})

test('deciding shows what is decided on', async () => {
  await panelWith({ scope: { kind: 'toDecide', reason: "Laptops aren't in the contract.", charge: null, at: at('15:00:00') } }, 'decideScope')
  await openForm('Decide scope')
  expect(screen.getByText("Questioned: Laptops aren't in the contract.")).toBeTruthy()
})

const CLOSED = { closure: { kind: 'closed', at: at('16:20:00'), how: 'customerAgreed' }, nextStep: step('closed', 'Closed by agreement', 'Closed.', []) } as const

test('closed: nothing but Reopen, in More, with a reason', async () => {
  await panelWith({ ...CLOSED }, 'reopen')
  press('More')
  expect([...document.querySelectorAll('.more-list button')].map((each) => each.textContent)).toEqual(['Reopen'])
  press('Reopen')
  await screen.findByRole('form', { name: 'Reopen' })
  expect(willRead()).toBe('Open again: RC-010142.')
  type(/^Why/, 'It came back')
  sendForm()
  await waitFor(() => expect(sent('reopen')).toMatchObject({ reason: 'It came back' }))
})

test('closing within the desk asks first', async () => {
  await panelWith({ reporterEligible: false, nextStep: step('closeWithinDesk', 'Closure is proposed', '', ['closeWithinDesk']) }, 'closeWithinDesk')
  host.dialog = { confirmed: false }
  press('Close within the desk')
  await waitFor(() => expect(host.dialogs).toHaveLength(1))
  expect(sent('closeWithinDesk')).toBeUndefined()
  host.dialog = { confirmed: true }
  press('Close within the desk')
  await waitFor(() => expect(sent('closeWithinDesk')).toBeTruthy())
})

test('More keeps the order of the process', async () => {
  await panelWith({}, 'recordRemediation', 'overrideSeverity', 'escalate', 'questionScope', 'proposeClosure', 'askSession', 'transferTier', 'askEvidence')
  press('More')
  expect([...document.querySelectorAll('.more-list button')].map((each) => each.textContent)).toEqual([
    'Transfer to Tier I', 'Ask for a remote session', 'Propose closure', 'Question scope', 'Escalate', 'Change severity',
  ])
})

test('Esc closes More, and the focus goes back to its button', async () => {
  await panelWith({}, 'recordRemediation', 'escalate', 'overrideSeverity')
  press('More')
  fireEvent.keyDown(screen.getByRole('button', { name: 'Escalate' }), { key: 'Escape' })
  expect(screen.queryByRole('button', { name: 'Escalate' })).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }))
})
