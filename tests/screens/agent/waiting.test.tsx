/** @jest-environment jsdom */
import { host } from './support/bridge'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { HOUR_MS } from '../../../src/domain/time'
import { at, clock, ME, TINA } from './support/incident'
import { panelWith, press, sent } from './support/panel'

const ASKED = { kind: 'logs', why: 'it shows the call that fails', askedAt: at('14:40:00'), answerText: null } as const
const OPEN = { ...ASKED, id: 'e5-1', what: 'Application log', state: 'open', answerBy: at('18:00:00'), reminded: false } as const
const FILE = { ...ASKED, id: 'e5-2', what: 'Export file', state: 'answered', at: at('15:55:00'), by: TINA, with: 'file', attachmentId: '10', fileName: 'export.csv', sizeBytes: 2_516_582, sha256: 'a'.repeat(64) } as const
const TEXT = { ...ASKED, id: 'e5-3', what: 'Version', state: 'answered', at: at('15:40:00'), by: TINA, with: 'text', answerText: 'Release 12.4' } as const
const terms = { id: 's7', tool: 'Citrix GoToAssist', purpose: 'to see the error', may: 'see your screen', technician: ME, who: 'a Tier II specialist', approver: TINA, text: '', textHash: 'f'.repeat(64) }
const waiting = (): HTMLElement => screen.getByRole('region', { name: 'Waiting for the customer' })

afterEach(cleanup)

test('each open thing stands with its date, and may be withdrawn there', async () => {
  await panelWith({ evidence: [FILE, OPEN], session: { kind: 'asked', terms, answerBy: at('17:00:00'), expiresAt: at('18:00:00') }, turn: 'them' }, 'withdrawEvidence')
  expect(within(waiting()).getByText('Application log')).toBeTruthy()
  expect(within(waiting()).getByText('by today 18:00')).toBeTruthy()
  expect(within(waiting()).getByText('Remote session with Citrix GoToAssist')).toBeTruthy()
  expect(within(waiting()).queryByText('Export file')).toBeNull()
  host.answers.set('withdrawEvidence', () => ({ ok: false, problem: { kind: 'refused', text: 'The customer has answered this already.' } }))
  press('Withdraw Application log')
  expect((await screen.findByRole('alert')).textContent).toBe('The customer has answered this already.')
  expect(sent('withdrawEvidence')).toMatchObject({ itemId: 'e5-1' })
})

test('after a withdrawal the focus stands at the list, since its button is gone', async () => {
  await panelWith({ evidence: [OPEN], turn: 'them' }, 'withdrawEvidence')
  press('Withdraw Application log')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Waiting for the customer' })))
})

test('where no customer can agree, nothing waits for one', async () => {
  await panelWith({
    reporterEligible: false,
    closure: { kind: 'proposedByDesk', as: 'resolved', text: 'It runs again.', by: TINA, at: at('16:20:00') },
    nextStep: { kind: 'closeWithinDesk', title: 'Closure is proposed', why: 'No customer can agree.', commands: ['withdrawProposal'], declined: null },
  })
  expect(within(waiting()).getByText('Nothing. No customer can agree.')).toBeTruthy()
})

test('nothing open: when the last answer came', async () => {
  await panelWith({ evidence: [FILE, TEXT] })
  expect(within(waiting()).getByText('Nothing. All 2 asks were answered by 15:55.')).toBeTruthy()
})

test('the record holds each answer: file with its size and checksum, text as it was written', async () => {
  await panelWith({ evidence: [FILE, TEXT, OPEN] })
  press(/^Evidence \(3\)/)
  expect(screen.getByText(/File: export\.csv, 2\.4 MB/).textContent).toContain('a'.repeat(64))
  expect(screen.getByText('Release 12.4')).toBeTruthy()
})

test('the head tells that it is escalated and reopened and how often it moved, and the record why', async () => {
  await panelWith({
    escalation: { kind: 'raised', reason: 'Payday', at: at('15:00:00') },
    reopenedCount: 1,
    transferCount: 2,
    history: [{ at: at('15:00:00'), by: null, kind: 'escalation', isWarning: false, text: 'Escalated by a rule', detail: 'Payday' }],
  })
  expect(screen.getByText('Escalated')).toBeTruthy()
  expect(screen.getByText('Reopened')).toBeTruthy()
  expect(screen.getByText('Moved 2 times')).toBeTruthy()
  press(/^Escalation/)
  expect(screen.getByText(/Payday/)).toBeTruthy()
})

test('a charge that waits has no date to show', async () => {
  await panelWith({ turn: 'them', scope: { kind: 'chargeAsked', reason: null, charge: { amount: '120.00 EUR', for: 'a new cable' }, at: at('15:00:00') } })
  expect(within(waiting()).getByText('Charge of 120.00 EUR')).toBeTruthy()
  expect(within(waiting()).queryByText('no date')).toBeNull()
})

test('the record of a session: what was asked, and what became of it', async () => {
  await panelWith({
    session: { kind: 'ended', how: 'done', was: 'running', terms, at: at('15:05:00') },
    history: [
      { at: at('15:05:00'), by: ME, kind: 'session', isWarning: false, text: 'The remote session ended', detail: null },
      { at: at('14:10:00'), by: ME, kind: 'session', isWarning: false, text: 'Remote session asked', detail: 'May: see your screen' },
    ],
  })
  press(/^Remote sessions/)
  expect(screen.getByText(/May: see your screen/)).toBeTruthy()
  expect(screen.getAllByText(/The remote session ended/)).toHaveLength(2)
})

test('since when it is their turn, in the reader’s zone', async () => {
  await panelWith(
    {
      evidence: [OPEN],
      turn: 'them',
      clocks: [clock('restore', at('07:50:00'), 8 * HOUR_MS, { stops: [{ from: at('14:40:00'), to: null, why: 'Evidence asked' }] })],
      nextStep: { kind: 'remind', title: 'Waiting for the customer', why: 'Clocks are paused. Their turn.', commands: ['stillMissing'], declined: null },
    },
    'stillMissing',
  )
  await waitFor(() => expect(screen.getByText('Paused since 14:40. Their turn.')).toBeTruthy())
  expect(screen.getByRole('button', { name: 'Remind' })).toBeTruthy()
})
