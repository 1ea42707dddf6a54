/** @jest-environment jsdom */
import { host } from './support/bridge'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { MINUTE_MS } from '../../../src/domain/time'
import { at, ISSUE } from './support/incident'
import { openForm, panelWith, press, sendForm, sent, type, willRead } from './support/panel'

const LOG = { id: 'e5-1', kind: 'logs', what: 'Application log, Tue 09:00-11:00', why: 'it shows the call that fails', askedAt: at('14:40:00'), state: 'open', answerBy: null, reminded: false, answerText: null } as const
const DUMP = { ...LOG, id: 'e5-2', kind: 'database', what: 'Dump of the table' } as const
const field = (label: RegExp, place = 0): HTMLElement => screen.getAllByLabelText(label)[place] as HTMLElement

afterEach(cleanup)

test('evidence: each item needs what and why; several go in one ask, with the customer’s words', async () => {
  await panelWith({}, 'askEvidence', 'recordRemediation')
  expect([...document.querySelectorAll('.step-buttons button')].map((each) => each.textContent)).toEqual(['Record remediation', 'Ask for evidence'])
  await openForm('Ask for evidence')
  sendForm()
  expect(document.activeElement).toBe(field(/What you need/))
  expect(screen.getByText('Say what it helps with. The customer will read it.')).toBeTruthy()
  type(/What you need/, 'Application log')
  type(/^Why/, 'it shows the call')
  expect(willRead()).toContain("We need 1 thing from you. You'll find it on your request.")
  press('Add another item')
  expect(willRead()).toContain('We need 2 things from you.')
  sendForm()
  expect(sent('askEvidence')).toBeUndefined()
  press('Remove item 2')
  type(/By when/, '2026-11-25T12:00')
  sendForm()
  await waitFor(() => expect(sent('askEvidence')).toEqual({ issueId: ISSUE, seenRevision: 18, items: [{ kind: 'logs', what: 'Application log', why: 'it shows the call', answerBy: at('12:00:00') + 24 * 60 * MINUTE_MS }] }))
})

test('removing an item moves those below it up, and keeps their words', async () => {
  await panelWith({}, 'askEvidence')
  await openForm('Ask for evidence')
  type(/What you need/, 'first')
  press('Add another item')
  expect(document.activeElement?.closest('fieldset.item')?.textContent).toContain('Item 2')
  fireEvent.change(field(/What you need/, 1), { target: { value: 'second' } })
  press('Remove item 1')
  expect((field(/What you need/) as HTMLInputElement).value).toBe('second')
  expect(screen.getAllByLabelText(/What you need/)).toHaveLength(1)
})

test('a proposal says what it withdraws', async () => {
  await panelWith({ evidence: [LOG, DUMP], turn: 'them' }, 'proposeClosure')
  await openForm('Propose closure')
  expect(screen.getByText('This also withdraws the 2 open requests for evidence.')).toBeTruthy()
})

test('a date that has passed is refused at its field', async () => {
  await panelWith({}, 'askEvidence')
  await openForm('Ask for evidence')
  type(/What you need/, 'Log')
  type(/^Why/, 'x')
  type(/By when/, '2026-11-24T09:00')
  sendForm()
  expect(screen.getByText('Choose a time that is still to come.')).toBeTruthy()
  expect(sent('askEvidence')).toBeUndefined()
})

test("the server's refusal stands in the form, with its way out", async () => {
  await panelWith({ evidence: [LOG] }, 'askEvidence', 'withdrawEvidence')
  host.answers.set('askEvidence', () => ({ ok: false, problem: { kind: 'refused', text: 'At most 10 things may be asked at once.', wayOut: 'withdrawEvidence' } }))
  await openForm('Ask for evidence')
  type(/What you need/, 'Log')
  type(/^Why/, 'x')
  sendForm()
  expect((await screen.findByRole('alert')).textContent).toContain('At most 10 things may be asked at once.')
})

test('withdrawing names the item; the only one is chosen already', async () => {
  await panelWith({ evidence: [LOG, DUMP], turn: 'them' }, 'withdrawEvidence')
  await openForm('Withdraw a request')
  sendForm()
  expect(screen.getByText('Choose what is no longer needed.')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: 'Dump of the table' }))
  sendForm()
  await waitFor(() => expect(sent('withdrawEvidence')).toMatchObject({ itemId: 'e5-2' }))
})

test('a reminder shows the very words; after the customer wrote, it says that it is still missing', async () => {
  await panelWith({ evidence: [LOG, DUMP], turn: 'them' }, 'stillMissing')
  await openForm('Remind')
  expect(willRead()).toBe('We still need: application log, Tue 09:00-11:00; dump of the table.')
  sendForm()
  await waitFor(() => expect(sent('stillMissing')).toEqual({ issueId: ISSUE, seenRevision: 18 }))
  cleanup()
  await panelWith({ evidence: [LOG], customerWroteSince: true }, 'stillMissing')
  await openForm('Still missing')
})
