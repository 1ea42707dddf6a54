/** @jest-environment jsdom */
import { host, resetHost } from './support/bridge'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import RaiseForm from '../../../static/agent/features/raise/raise-form'
import { ViewerProvider } from '../../../static/shared/viewer'
import { defaultPolicy } from '../../../src/domain/policy/default-policy'
import { at } from './support/incident'
import { choose, press, sendForm, sent, type } from './support/panel'

const { matrix, words, goals } = defaultPolicy(0)
const START = { now: at('16:26:55'), serviceDeskId: '1', requestTypes: [{ id: '11', name: 'Service disruption' }, { id: '12', name: 'Question' }], rules: { matrix, words, goals } }
const PEOPLE = [
  { accountId: 'c-1', accountType: 'customer', displayName: 'Carla Customer', emailAddress: 'carla@example.com' },
  { accountId: 'c-2', accountType: 'atlassian', displayName: 'Carl Other' },
  { accountId: 'app-1', accountType: 'app', displayName: 'Carrier app' },
]
const closed = jest.fn()
const raised = jest.fn()

beforeEach(async () => {
  resetHost()
  localStorage.clear()
  closed.mockReset()
  raised.mockReset()
  host.answers.set('getRaise', () => ({ ok: true, answer: START }))
  host.answers.set('raise', () => ({ ok: true, answer: { now: at('16:27:00'), issueId: '10200', issueKey: 'REC-20', number: 'RC-010200' } }))
  host.jira.set('/rest/api/3/user/search?query=car', PEOPLE)
  render(
    <ViewerProvider value={{ accountId: 'a-me', zone: 'UTC' }}>
      <RaiseForm projectId="10000" close={closed} raised={raised} />
    </ViewerProvider>,
  )
  await screen.findByRole('form', { name: 'New incident' })
})
afterEach(cleanup)

async function fillIn(): Promise<void> {
  type(/^Customer/, 'car')
  press('Find')
  fireEvent.click(await screen.findByRole('radio', { name: 'Carla Customer, carla@example.com' }))
  type(/^Request type/, '11')
  type(/^Summary/, 'Payroll export fails')
  choose(words.impact.everyone)
  choose(words.urgency.high)
}

test('what is missing is said at its field, and nothing is sent', () => {
  sendForm()
  for (const sentence of ['Find the customer, and choose who it is.', 'Choose what kind of request it is.', 'Say in a line what is wrong.', 'Choose how many it affects.', 'Choose how soon it must work.']) {
    expect(screen.getByText(sentence)).toBeTruthy()
  }
  expect(sent('raise')).toBeUndefined()
})

test('people are found as the agent, apps left out; nobody is said in words', async () => {
  type(/^Customer/, 'car')
  press('Find')
  await screen.findByRole('radio', { name: 'Carla Customer, carla@example.com' })
  expect(screen.queryByRole('radio', { name: /Carrier/ })).toBeNull()
  host.jira.set('/rest/api/3/user/search?query=zzz', [])
  type(/^Customer/, 'zzz')
  press('Find')
  expect(await screen.findByText('Nobody by that name. Try their e-mail.')).toBeTruthy()
})

test('the only one who is found is chosen at once', async () => {
  host.jira.set('/rest/api/3/user/search?query=dana', [PEOPLE[0]])
  type(/^Customer/, 'dana')
  press('Find')
  expect(((await screen.findByRole('radio', { name: /Carla Customer/ })) as HTMLInputElement).checked).toBe(true)
})

test('the promise before it is sent; the number to read out after', async () => {
  expect(screen.getByText('Answer both questions to see what we promise.')).toBeTruthy()
  await fillIn()
  expect(screen.getByText("We'll treat this as Critical.")).toBeTruthy()
  expect(screen.getByText(/Working again within 4 h\./)).toBeTruthy()
  sendForm()
  const number = await screen.findByRole('heading', { name: 'RC-010200' })
  expect(document.activeElement).toBe(number)
  expect(sent('raise')).toEqual({ projectId: '10000', requestTypeId: '11', customerAccountId: 'c-1', summary: 'Payroll export fails', description: '', impact: 'everyone', urgency: 'high' })
  expect(raised).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('button', { name: 'Copy' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Open' })).toBeTruthy()
  expect(localStorage.length).toBe(0)
})

test('a refusal keeps the form and its words', async () => {
  const text = "Jira doesn't let you raise this for that customer. Check that the customer belongs to this service project."
  host.answers.set('raise', () => ({ ok: false, problem: { kind: 'refused', text } }))
  await fillIn()
  sendForm()
  expect((await screen.findByRole('alert')).textContent).toContain(text)
  expect(screen.getByDisplayValue('Payroll export fails')).toBeTruthy()
  await waitFor(() => expect(raised).not.toHaveBeenCalled())
})
