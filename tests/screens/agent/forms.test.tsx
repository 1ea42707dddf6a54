/** @jest-environment jsdom */
import { host, resetHost } from './support/bridge'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { PanelScreen } from '../../../static/agent/features/panel/panel-screen'
import { ViewerProvider } from '../../../static/shared/viewer'
import { at, ISSUE, offering, pictured } from './support/incident'

const answer = (incident = pictured()) => ({ ok: true, answer: incident })
const panel = (accountId = 'a-me') =>
  render(
    <ViewerProvider value={{ accountId, zone: 'UTC' }}>
      <PanelScreen issueId={ISSUE} />
    </ViewerProvider>,
  )
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))
const type = (label: RegExp, value: string): void => void fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } })
const valueOf = (label: RegExp): string => screen.getByRole<HTMLInputElement>('textbox', { name: label }).value

async function openTransfer(): Promise<void> {
  press('More')
  press('Transfer to Tier I')
  await screen.findByRole('form', { name: 'Transfer to Tier I' })
}

beforeEach(() => {
  resetHost()
  localStorage.clear()
  host.answers.set('getIncident', () => answer())
})
afterEach(cleanup)

test('the hand-off packet is filled from the record, and the customer’s words follow the reason', async () => {
  panel()
  await screen.findByText('RC-010142')
  await openTransfer()
  expect(valueOf(/What was seen/)).toBe('Export stops after 4,000 rows.\nA nightly job holds a lock.')
  expect(screen.getByText(/Our Tier I specialists now have your incident/).textContent).toContain('because your reason.')
  type(/^Why/, 'the network must be looked at.')
  expect(screen.getByText(/Our Tier I specialists now have your incident/).textContent).toContain('because the network must be looked at.')
  press('Edit')
  type(/in the customer's words/, 'we look at your line')
  expect(screen.getByText(/Our Tier I specialists now have your incident/).textContent).toContain('because we look at your line.')
})

test('a missing answer: error under the field, focus on it, nothing sent', async () => {
  panel()
  await screen.findByText('RC-010142')
  await openTransfer()
  fireEvent.submit(screen.getByRole('form'))
  const why = screen.getByRole('textbox', { name: /^Why/ })
  expect(why.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(why)
  expect(document.getElementById(why.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Say why. The customer and Tier I will read it.')
  expect(host.invoked.map(({ name }) => name)).toEqual(['getIncident'])
  type(/^Why/, 'Network')
  expect(screen.queryByText('Say why. The customer and Tier I will read it.')).toBeNull()
})

test('a field is checked on leaving it', async () => {
  panel()
  await screen.findByText('RC-010142')
  await openTransfer()
  fireEvent.blur(screen.getByRole('textbox', { name: /^Why/ }))
  expect(screen.getByText('Say why. The customer and Tier I will read it.')).toBeTruthy()
})

test('a draft lasts until it is sent, for this person and this incident', async () => {
  panel()
  await screen.findByText('RC-010142')
  await openTransfer()
  type(/^Why/, 'Network')
  expect(screen.getByText(/^Draft kept \d\d:\d\d$/)).toBeTruthy()
  cleanup()

  panel('somebody-else')
  await screen.findByText('RC-010142')
  await openTransfer()
  expect(valueOf(/^Why/)).toBe('')
  cleanup()

  panel()
  await screen.findByText('RC-010142')
  await openTransfer()
  expect(valueOf(/^Why/)).toBe('Network')
  host.answers.set('transferTier', () => answer(pictured({ tier: 'I', revision: 19 })))
  fireEvent.submit(screen.getByRole('form'))
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull())
  expect(host.invoked.at(-1)?.input).toMatchObject({ issueId: ISSUE, seenRevision: 18, to: 'I', reason: 'Network', customerReason: '' })
  expect(localStorage.length).toBe(0)
})

test('a call that failed keeps the text and offers another try', async () => {
  panel()
  await screen.findByText('RC-010142')
  await openTransfer()
  type(/^Why/, 'Network')
  fireEvent.submit(screen.getByRole('form'))
  expect((await screen.findByRole('alert')).textContent).toContain("That didn't save. Your text is still here.")
  expect(valueOf(/^Why/)).toBe('Network')
  host.answers.set('transferTier', () => answer(pictured({ revision: 19 })))
  press('Try again')
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull())
})

test('a lost race says what moved on, shows it, and keeps the text', async () => {
  panel()
  await screen.findByText('RC-010142')
  await openTransfer()
  type(/^Why/, 'Network')
  const text = 'Someone moved this on while you were writing: severity changed at {time}. Check your text and send it again.'
  host.answers.set('transferTier', () => ({ ok: false, problem: { kind: 'movedOn', text, movedAt: Date.parse('2026-11-24T16:25:00Z') } }))
  host.answers.set('getIncident', () => answer(pictured({ revision: 19, severity: { kind: 'derived', severity: 'S1', impact: 'everyone', urgency: 'high', reason: null } })))
  fireEvent.submit(screen.getByRole('form'))
  expect((await screen.findByRole('alert')).textContent).toBe(text.replace('{time}', '16:25'))
  expect(await screen.findByText('S1 Critical')).toBeTruthy()
  expect(valueOf(/^Why/)).toBe('Network')
})

test("the server's word on a field stands under that field", async () => {
  panel()
  await screen.findByText('RC-010142')
  await openTransfer()
  type(/^Why/, 'x')
  host.answers.set('transferTier', () => ({ ok: false, problem: { kind: 'invalid', text: 'Check the marked field.', fields: [{ path: 'seen', text: 'This is too long.' }] } }))
  fireEvent.submit(screen.getByRole('form'))
  expect(await screen.findByText('This is too long.')).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /What was seen/ })))
})

test('the matrix shows what a choice gives, and the customer’s words with it', async () => {
  const unassessed = pictured({ severity: { kind: 'notAssessed', severity: 'S3', impact: null, urgency: null, reason: null }, offers: offering('assessSeverity'), nextStep: { kind: 'assessSeverity', title: 'Assess severity', why: '', commands: ['assessSeverity'], declined: null } })
  host.answers.set('getIncident', () => answer(unassessed))
  host.answers.set('assessSeverity', () => answer())
  panel()
  await screen.findByText('Not assessed')
  press('Assess severity')
  await screen.findByRole('form')
  fireEvent.submit(screen.getByRole('form'))
  expect(screen.getByText('Choose how many it affects.')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: 'Everyone' }))
  fireEvent.click(screen.getByRole('radio', { name: 'High' }))
  expect(document.querySelector('[aria-current="true"]')?.textContent).toBe('S1')
  expect(screen.getByText(/We now treat this as Critical\./)).toBeTruthy()
  fireEvent.submit(screen.getByRole('form'))
  await waitFor(() => expect(host.invoked.at(-1)).toEqual({ name: 'assessSeverity', input: { issueId: ISSUE, seenRevision: 18, impact: 'everyone', urgency: 'high' } }))
})

test('a remediation attempt needs its outcome', async () => {
  host.answers.set('recordRemediation', () => answer(pictured({ revision: 19, remediations: [{ kind: 'manual', by: null, at: at('16:26:00'), text: 'Restarted', outcome: 'worked' }] })))
  panel()
  await screen.findByText('RC-010142')
  press('Record remediation')
  await screen.findByRole('form')
  type(/What did you try/, 'Restarted')
  fireEvent.submit(screen.getByRole('form'))
  expect(screen.getByText('Say how it went.')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: 'It worked' }))
  fireEvent.submit(screen.getByRole('form'))
  expect(await screen.findByText('Remediation (1)')).toBeTruthy()
  expect(screen.getByText('Attempt 1 worked, 16:26')).toBeTruthy()
})

test('proposing shows the customer’s words and closes nothing by itself', async () => {
  panel()
  await screen.findByText('RC-010142')
  press('More')
  press('Propose closure')
  await screen.findByRole('form')
  type(/What solved it/, 'The lock is gone')
  expect(screen.getByText(/We think this is solved/).textContent).toBe('We think this is solved: The lock is gone. Tell us on your request whether you agree.')
})
