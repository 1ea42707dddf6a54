/** @jest-environment jsdom */
import { hear, host, resetHost } from './support/bridge'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { PanelScreen } from '../../../static/agent/features/panel/panel-screen'
import { ViewerProvider } from '../../../static/shared/viewer'
import { at, ISSUE, offering, pictured } from './support/incident'

const VIEWER = { accountId: 'a-me', zone: 'UTC' }
const answer = (incident = pictured()) => ({ ok: true, answer: incident })
const panel = () =>
  render(
    <ViewerProvider value={VIEWER}>
      <PanelScreen issueId={ISSUE} />
    </ViewerProvider>,
  )
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => {
  resetHost()
  localStorage.clear()
  host.jira.set('/rest/api/3/user?accountId=a-tina', { displayName: 'Tina Tier' })
  host.answers.set('getIncident', () => answer())
})
afterEach(cleanup)

test('says what now, and how long', async () => {
  panel()
  expect((await screen.findByRole('heading', { name: 'Record a remediation attempt' })).tagName).toBe('H2')
  expect(screen.getByText('RC-010142')).toBeTruthy()
  expect(screen.getByText('S2 High')).toBeTruthy()
  expect(screen.getAllByRole('timer').map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/^38 min 0\d s left$/), '2 h 10 min left'])
  expect(screen.getByText('Missed by 4 h 32 min')).toBeTruthy()
  expect(screen.getByText('Several of us, now, work has stopped: S2')).toBeTruthy()
})

test('the whole history tells who, by name', async () => {
  panel()
  await screen.findByText('Manual diagnosis added')
  expect(screen.queryByText('Preliminary investigation recorded')).toBeNull()
  press('All 4')
  await waitFor(() => expect(screen.getAllByText('by Tina Tier', { exact: false })).toHaveLength(2))
  expect(screen.getByText('by you', { exact: false })).toBeTruthy()
})

test('loading says so, and shows nothing for 150 ms', () => {
  host.answers.set('getIncident', () => new Promise(() => undefined))
  panel()
  const status = screen.getByRole('status', { hidden: true })
  expect(status.getAttribute('aria-busy')).toBe('true')
  expect(status.className).toContain('skeleton-waiting')
})

test.each([
  ['noAccess', "This incident doesn't exist, or you don't have access to it.", false],
  ['notTracked', "ReTRAC doesn't track this issue type.", false],
  ['failed', "This didn't load.", true],
] as const)('%s is said in its place', async (kind, text, hasAgain) => {
  host.answers.set('getIncident', () => ({ ok: false, problem: { kind, text } }))
  panel()
  expect(await screen.findByText(text)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Try again' }) !== null).toBe(hasAgain)
})

test('may not act: no button, the reason instead', async () => {
  host.answers.set('getIncident', () => answer(pictured({ offers: offering(), nextStep: { kind: 'recordRemediation', title: 'Record a remediation attempt', why: 'Only Tier II can do this.', commands: [], declined: null } })))
  panel()
  expect(await screen.findByText('Only Tier II can do this.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Record remediation' })).toBeNull()
})

test('a closed incident is read-only', async () => {
  const closed = pictured({ closure: { kind: 'closed', at: at('16:20:00'), how: 'customerAgreed' }, offers: offering(), nextStep: { kind: 'closed', title: 'Closed', why: "The customer agreed to the desk's proposal.", commands: [], declined: null } })
  host.answers.set('getIncident', () => answer(closed))
  panel()
  await screen.findByText("The customer agreed to the desk's proposal. Closed 16:20.")
  expect(screen.queryByRole('button', { name: /More|Record|Propose/ })).toBeNull()
})

test('a refusal offers the way out', async () => {
  const offers = { ...offering('recordInvestigation'), addDiagnosis: { ok: false, refusal: { code: 'InvestigationMissing', kind: 'consultant', for: 'diagnosis' }, text: 'Add an investigation first. A manual diagnosis needs one.', wayOut: 'recordInvestigation' } as const }
  host.answers.set('getIncident', () => answer(pictured({ offers, nextStep: { kind: 'addDiagnosis', title: 'Add a diagnosis', why: '', commands: ['addDiagnosis'], declined: null } })))
  panel()
  await screen.findByRole('heading', { name: 'Add a diagnosis' })
  press('Add diagnosis')
  expect(screen.getByRole('alert').textContent).toContain('Add an investigation first. A manual diagnosis needs one.')
  press('Add investigation')
  expect(await screen.findByRole('textbox', { name: /What did you find/ })).toBeTruthy()
})

test('one press, then the truth: new state, focus on the heading, other frames told, Jira re-read', async () => {
  host.answers.set('getIncident', () => answer(pictured({ assignee: null, offers: offering('take'), nextStep: { kind: 'take', title: 'Take it', why: 'Tier II has it, nobody in particular.', commands: ['take'], declined: null } })))
  host.answers.set('take', () => answer(pictured({ revision: 19 })))
  panel()
  await screen.findByText('Nobody')
  press('Take')
  const heading = await screen.findByRole('heading', { name: 'Record a remediation attempt' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(host.invoked.at(-1)).toEqual({ name: 'take', input: { issueId: ISSUE, seenRevision: 18 } })
  expect(host.emitted).toContainEqual({ event: 'retrac.changed', payload: { issueId: ISSUE } })
  expect(host.refreshes).toBe(1)
})

test('closing asks first, in a dialog that says what happens next', async () => {
  const asked = pictured({ closure: { kind: 'proposedByCustomer', words: 'We found a way.', at: at('16:00:00') }, offers: offering('agreeNoLonger', 'declineNoLonger'), nextStep: { kind: 'answerNoLonger', title: 'Answer the customer', why: 'We found a way.', commands: ['agreeNoLonger', 'declineNoLonger'], declined: null } })
  host.answers.set('getIncident', () => answer(asked))
  host.answers.set('agreeNoLonger', () => answer())
  host.dialog = { confirmed: false }
  panel()
  await screen.findByRole('heading', { name: 'Answer the customer' })
  press('Agree and close')
  await waitFor(() => expect(host.dialogs).toHaveLength(1))
  expect(host.invoked.map(({ name }) => name)).not.toContain('agreeNoLonger')
  host.dialog = { confirmed: true }
  press('Agree and close')
  await waitFor(() => expect(host.invoked.map(({ name }) => name)).toContain('agreeNoLonger'))
})

test('another revision in the projection loads the incident anew', async () => {
  panel()
  await screen.findByText('S2 High')
  host.jira.set(`/rest/api/3/issue/${ISSUE}/properties/retrac`, { value: { revision: 19 } })
  host.answers.set('getIncident', () => answer(pictured({ revision: 19, severity: { kind: 'derived', severity: 'S1', impact: 'everyone', urgency: 'high', reason: null } })))
  act(() => hear('retrac.changed', { issueId: ISSUE }))
  expect(await screen.findByText('S1 Critical')).toBeTruthy()
})

test('offline is said, and nothing is taken away', async () => {
  panel()
  await screen.findByText('S2 High')
  const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => void dispatchEvent(new Event('offline')))
  expect(screen.getByText("You're offline. Clocks are right; nothing can be sent.")).toBeTruthy()
  expect(screen.getByText('RC-010142')).toBeTruthy()
  online.mockRestore()
})

test("the context's button brings the focus to the next step", async () => {
  Element.prototype.scrollIntoView = () => undefined
  panel()
  const heading = await screen.findByRole('heading', { name: 'Record a remediation attempt' })
  act(() => hear('retrac.goToNextStep', { issueId: ISSUE }))
  expect(document.activeElement).toBe(heading)
})
