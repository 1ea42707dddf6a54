/** @jest-environment jsdom */
import { host } from './support/bridge'
import { fireEvent, screen } from '@testing-library/react'
import NoLonger from '../../../static/portal/features/no-longer/no-longer'
import { MEMBER, REPORTER, TIER_ONE, command } from '../../support/builders'
import { RECORDED, minute, type Step } from '../../support/given-when-then'
import { commandsGiven, draw, requestAfter, settle } from './support/request'

const REVIEWED: Step[] = [RECORDED, [command.investigate('preliminary'), TIER_ONE, 5]]

beforeEach(() => {
  jest.useFakeTimers({ now: minute(60) })
  localStorage.clear()
})
afterEach(() => jest.useRealTimers())

test('tells the desk and closes the dialog', async () => {
  const request = requestAfter(REVIEWED)
  await draw(NoLonger)
  screen.getByText("We'll confirm and close RC-010142, or tell you why not.")
  fireEvent.click(screen.getByRole('button', { name: 'Yes, tell them' }))
  await settle()
  expect(request.story.incident?.closure.kind).toBe('proposedByCustomer')
  expect(host.closed).toBe(1)
  screen.getByText("We told the team. We'll confirm and close it, or tell you why not.")
})

test('keeping it open gives no command', async () => {
  requestAfter(REVIEWED)
  await draw(NoLonger)
  fireEvent.click(screen.getByRole('button', { name: 'Keep it open' }))
  await settle()
  expect(commandsGiven()).toEqual([])
  expect(host.closed).toBe(1)
})

test('who may not say it reads why', async () => {
  requestAfter(REVIEWED, MEMBER)
  await draw(NoLonger)
  screen.getByText(/You can read along here/)
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Close'])
})

test('on a closed request, where the portal shows the action all the same, it says that it is closed', async () => {
  requestAfter([...REVIEWED, [command.propose(), TIER_ONE, 20], [command.agree(), REPORTER, 40]])
  await draw(NoLonger)
  screen.getByText('Closed together, today 08:30. If something is wrong again, open it again on your request, until Tue 8 Dec, 08:30.')
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Close'])
})

test('a request without an incident says so: the person opened this', async () => {
  const request = requestAfter(REVIEWED)
  request.problems.push({ kind: 'notTracked', text: 'This kind of request has no incident number.' })
  await draw(NoLonger)
  screen.getByText('This kind of request has no incident number.')
})

test('without a network nothing is sent, and the words stay', async () => {
  requestAfter(REVIEWED)
  await draw(NoLonger)
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Works again' } })
  const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  fireEvent.click(screen.getByRole('button', { name: 'Yes, tell them' }))
  await settle()
  expect(commandsGiven()).toEqual([])
  expect(screen.getAllByText("You're offline. Clocks are right; nothing can be sent.").length).toBeGreaterThan(0)
  screen.getByDisplayValue('Works again')
  online.mockRestore()
})
