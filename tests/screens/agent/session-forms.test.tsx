/** @jest-environment jsdom */
import { host } from './support/bridge'
import { cleanup, screen, waitFor } from '@testing-library/react'
import type { RemoteSession } from '../../../src/domain/incident/state'
import type { NextStep } from '../../../src/domain/views/agent-view'
import { at, ME, TINA } from './support/incident'
import { openForm, panelWith, press, sendForm, sent, type, willRead } from './support/panel'

const terms = { id: 's7', tool: 'Citrix GoToAssist', purpose: 'to see the error', may: 'see your screen', technician: ME, who: 'a Tier II specialist', approver: TINA, text: '', textHash: 'f'.repeat(64) }
const RUNNING: RemoteSession = { kind: 'running', terms, startedAt: at('16:00:00'), expiresAt: at('17:00:00') }
const step = (kind: NextStep['kind'], title: string, commands: NextStep['commands']): NextStep => ({ kind, title, why: '', commands, declined: null })

afterEach(cleanup)

test('a session needs what for and until when, at most as long as the policy allows', async () => {
  await panelWith({}, 'askSession')
  await openForm('Ask for a remote session')
  type(/Until when/, '2026-11-30T12:00')
  sendForm()
  expect(screen.getByText('Say what for. The customer reads it before they allow it.')).toBeTruthy()
  expect(screen.getByText(/^At most .* from now\.$/)).toBeTruthy()
  type(/What for/, 'to see the error on your screen')
  type(/Until when/, '2026-11-24T17:00')
  expect(willRead()).toContain('May we connect to your computer? Answer on your request.')
  expect(willRead()).toContain('Who: a Tier II specialist, with Citrix GoToAssist\nWhy: to see the error on your screen')
  type(/^Tool/, 'UltraVNC')
  sendForm()
  await waitFor(() => expect(sent('askSession')).toMatchObject({ tool: 'UltraVNC', purpose: 'to see the error on your screen', expiresAt: at('17:00:00') }))
})

test('ending asks first, in a dialog that says what happens next', async () => {
  await panelWith({ session: RUNNING, nextStep: step('endSession', 'A remote session is running', ['endSession']) }, 'endSession')
  host.dialog = { confirmed: false }
  press('End session')
  await waitFor(() => expect(host.dialogs).toHaveLength(1))
  expect(sent('endSession')).toBeUndefined()
  host.dialog = { confirmed: true }
  press('End session')
  await waitFor(() => expect(sent('endSession')).toBeTruthy())
})

test('an approved session starts at a press, or is withdrawn', async () => {
  await panelWith({ session: { kind: 'approved', terms, at: at('14:50:00'), expiresAt: at('17:00:00') }, nextStep: step('startSession', 'Start the remote session', ['startSession', 'withdrawSession']) }, 'startSession', 'withdrawSession')
  expect(screen.getByText(/Approved until 17:00\./)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Withdraw session' })).toBeTruthy()
  press('Start session')
  await waitFor(() => expect(sent('startSession')).toBeTruthy())
  expect(host.dialogs).toHaveLength(0)
})
