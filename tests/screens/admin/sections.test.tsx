/** @jest-environment jsdom */
import { callsOf, host, resetHost } from './support/bridge'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { HOUR_MS } from '../../../src/domain/time'
import { bar, choose, describedAs, field, goToSection, leave, openSection, press, type } from './support/page'
import { PolicyServer } from './support/policy-server'

let server: PolicyServer
beforeEach(() => {
  resetHost()
  server = new PolicyServer()
  server.serve()
})
afterEach(cleanup)

const lastEdit = (): NonNullable<PolicyServer['draft']>['edit'] => {
  if (server.draft === null) throw new Error('Nothing was saved')
  return server.draft.edit
}
const saved = async (): Promise<void> => waitFor(() => expect(bar().textContent).toContain('Saved 14:32'))

describe('severity', () => {
  const WRONG = 'Impact just me, urgency low'

  test('a cell that gives less for more says so, is mended by a press, and the side list shows it meanwhile', async () => {
    await openSection('Severity')
    choose(WRONG, 'S3')
    expect(field(WRONG).getAttribute('aria-invalid')).toBe('true')
    expect(describedAs(WRONG)).toContain('Just me + Low is S3, but Several + Low and Just me + Medium are S4.')
    expect(within(screen.getByRole('navigation')).getByRole('button', { name: /Severity.*has a problem/ })).toBeTruthy()
    expect(bar().textContent).toContain('1 problem')
    press('Make it S4')
    expect(field<HTMLSelectElement>(WRONG).value).toBe('S4')
    expect(bar().textContent).toContain('0 problems')
  })

  test('or by raising the others', async () => {
    await openSection('Severity')
    choose(WRONG, 'S3')
    press('Raise the other two')
    expect(field<HTMLSelectElement>('Impact several, urgency low').value).toBe('S3')
    expect(field<HTMLSelectElement>('Impact just me, urgency medium').value).toBe('S3')
    expect(bar().textContent).toContain('3 changes,0 problems')
  })

  test("the preview shows the draft's words, severity and times", async () => {
    await openSection('Severity')
    const preview = screen.getByRole('region', { name: 'As the customer sees it' })
    type(/^Everyone/, 'All of us')
    fireEvent.click(within(preview).getByRole('radio', { name: 'All of us' }))
    fireEvent.click(within(preview).getByRole('radio', { name: 'Now, work has stopped' }))
    expect(preview.textContent).toContain('CriticalFirst answer within 15 minWorking again within 4 h')
    choose('Impact everyone, urgency high', 'S2')
    expect(preview.textContent).toContain('HighFirst answer within 30 minWorking again within 8 h')
  })
})

describe('SLA goals', () => {
  const openCell = async (): Promise<void> => {
    await openSection('SLA goals')
    press('Restore service, S1 Critical: 4 h')
  }

  test('a time is read back while it is typed, and the order problem stands at its field', async () => {
    await openCell()
    type(/^Time/, '9h')
    expect(describedAs(/^Time/)).toContain('Read as 9 h; raised Fri 16:00 it is due Sat 01:00. Warnings at 4 h 30 min and 6 h 45 min.')
    expect(describedAs(/^Time/)).toContain('S1 (9 h) must not be looser than S2 (8 h).')
    expect(field(/^Time/).getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('button', { name: /Restore service, S1 Critical: 9 h.*changed in this draft/ })).toBeTruthy()
    press('Back to 4 h')
    expect(field(/^Time/).value).toBe('4 h')
    expect(bar().textContent).toContain('0 changes,0 problems')
  })

  test('text that is no time is refused at its field, not kept, and not lost by looking elsewhere', async () => {
    await openCell()
    type(/^Time/, '9h')
    expect(bar().textContent).toContain('1 problem')
    type(/^Time/, 'soon')
    expect(describedAs(/^Time/)).toContain('This is not a time.')
    expect(describedAs(/^Time/)).not.toContain('looser')
    press('Keep')
    expect(document.activeElement).toBe(field(/^Time/))
    goToSection('Severity')
    await screen.findByRole('heading', { level: 1, name: 'Severity' })
    press('1 problem')
    await screen.findByRole('heading', { level: 1, name: 'SLA goals' })
    expect(field(/^Time/).value).toBe('soon')
    expect(document.activeElement).toBe(field(/^Time/))
    type(/^Time/, '5h')
    leave(/^Time/)
    await saved()
    expect(lastEdit().goals.S1.restore?.goalMs).toBe(5 * HOUR_MS)
    expect(field(/^Time/).value).toBe('5 h')
  })

  test('Cancel takes back what the form did; no goal at all is a choice', async () => {
    await openCell()
    type(/^Time/, '5h')
    press('Cancel')
    expect(document.activeElement?.textContent).toContain('4 h')
    press('Restore service, S1 Critical: 4 h')
    press('No goal')
    press('Keep')
    expect(screen.getByRole('button', { name: /Restore service, S1 Critical: None/ })).toBeTruthy()
  })

  test('what the numbers mean together follows the draft', async () => {
    await openSection('SLA goals')
    const together = screen.getByRole('region', { name: 'What the numbers mean together' })
    expect(together.textContent).toMatch(/^What the numbers mean togetherAn incident that is solved between the two misses a hold, and keeps its restore goal\..*S2: Tier I and Tier II hold make 5 h, restore service is 8 h\./)
    press('Tier II hold, S2 High: 4 h')
    type(/^Time/, '8h')
    expect(together.textContent).toMatch(/Both tiers can keep their holds, and the restore goal is missed\.S2: Tier I and Tier II hold make 9 h, restore service is 8 h\.$/)
  })
})

describe('escalation', () => {
  test('rules are sentences, with what they hit and why they never can', async () => {
    server.impact = { rules: { critical: { hits: [{ number: 'RC-010139', issueKey: 'REC-9' }, { number: 'RC-010142', issueKey: 'REC-12' }], acted: 0, never: null }, 'restore-running-out': { hits: [], acted: 0, never: 'S1 has no restore goal.' } } }
    await openSection('Escalation')
    expect(screen.getByText('When severity is S1, then escalate.')).toBeTruthy()
    expect(screen.getByText('When severity is S1 or S2 and Restore service has used 75 %, then escalate.')).toBeTruthy()
    expect(await screen.findByText('Hits 2 open incidents now.')).toBeTruthy()
    expect(screen.getByText('Can never match: S1 has no restore goal.')).toBeTruthy()
    press('Show what Critical incidents hits')
    fireEvent.click(screen.getByRole('link', { name: 'RC-010142' }))
    await waitFor(() => expect(JSON.stringify(host.opened)).toContain('/browse/REC-12'))
  })

  test('a rule is built of facts and an action, and what it hits is asked after it is saved', async () => {
    await openSection('Escalation')
    await screen.findAllByText('What it hits is not known.')
    const asked = callsOf('getImpact').length
    press('Add a rule')
    const rule = screen.getByRole('region', { name: 'New rule' })
    const within_ = within(rule)
    fireEvent.change(within_.getByLabelText(/^Name/), { target: { value: 'Outage' } })
    fireEvent.change(within_.getByLabelText('Fact'), { target: { value: 'words' } })
    fireEvent.change(within_.getByLabelText(/^Any of these/), { target: { value: 'outage, is down' } })
    fireEvent.change(within_.getByLabelText('Then'), { target: { value: 'tellGroup' } })
    fireEvent.change(within_.getByLabelText(/^Because/), { target: { value: 'It sounds large.' } })
    expect(screen.getByText('When it says “outage” or “is down”, then tell the higher-level group.')).toBeTruthy()
    fireEvent.blur(within_.getByLabelText(/^Because/))
    await saved()
    expect(lastEdit().escalationRules.at(-1)).toMatchObject({ name: 'Outage', on: true, facts: [{ kind: 'words', any: ['outage', 'is down'] }], action: 'tellGroup', reason: 'It sounds large.' })
    await waitFor(() => expect(callsOf('getImpact').length).toBeGreaterThan(asked))
  })

  test('a share that is no number is refused at its field', async () => {
    await openSection('Escalation')
    press('Edit Restore service is running out')
    type('Has used, in %', 'most')
    expect(describedAs('Has used, in %')).toContain('Write a whole number.')
    expect(bar().textContent).toContain('1 problem')
    press('Remove fact 2')
    expect(bar().textContent).toContain('0 problems')
  })
})

describe('contracts', () => {
  const addContract = async (): Promise<void> => {
    await openSection('Contracts')
    press('Add a contract')
    choose(/^Organisation/, '1')
    fireEvent.click(within(screen.getByRole('region', { name: 'Northgate Clinics' })).getByRole('checkbox', { name: 'Service disruption' }))
  }

  test("a contract is an organisation, its days and its request types, and says how long it runs", async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-24T14:32:00Z'))
    await addContract()
    choose('Last day', '2026-12-06')
    expect(screen.getByText('Service disruption. Ends in 12 days.')).toBeTruthy()
    leave('Last day')
    await saved()
    expect(lastEdit().contracts).toEqual([expect.objectContaining({ organizationId: '1', organizationName: 'Northgate Clinics', from: null, until: '2026-12-06', requestTypeIds: ['31'] })])
    jest.restoreAllMocks()
  })

  test("the box tells the scope and what decides it, as recording would", async () => {
    await addContract()
    press('Add a scope rule')
    fireEvent.change(within(screen.getByRole('group', { name: 'Scope rule 1' })).getByLabelText(/^Because/), { target: { value: 'Not in the contract.' } })
    const box = within(screen.getByRole('region', { name: 'Try it' }))
    fireEvent.change(box.getByLabelText('Organisation'), { target: { value: '1' } })
    fireEvent.change(box.getByLabelText('Request type'), { target: { value: '31' } })
    expect(box.getByRole('status').textContent).toBe('In scopeA contract of Northgate Clinics covers it. No scope rule questions it.')
    fireEvent.change(box.getByLabelText('Request type'), { target: { value: '32' } })
    expect(box.getByRole('status').textContent).toBe('Scope to decideNorthgate Clinics has a contract, but none covers this today. Scope rule 1 decides: Not in the contract.')
    fireEvent.change(box.getByLabelText('Organisation'), { target: { value: '2' } })
    expect(box.getByRole('status').textContent).toBe('In scopeNo contract names Bellwether Freight. No scope rule questions it.')
  })

  test("where Jira doesn't list organisations, they are typed", async () => {
    host.jira.delete('/rest/servicedeskapi/organization')
    await openSection('Contracts')
    press('Add a contract')
    type(/^Organisation's id/, '7')
    type(/^Organisation's name/, 'Harbour Legal')
    leave(/^Organisation's name/)
    await saved()
    expect(lastEdit().contracts[0]).toMatchObject({ organizationId: '7', organizationName: 'Harbour Legal' })
  })
})

test("a role is given to one of the site's groups, and request types start at Tier II", async () => {
  await openSection('Tiers')
  choose('Tier II', 'recare-tier-2')
  expect(within(field('Higher level')).getAllByRole('option').map((option) => option.textContent)).toEqual(['The leads', 'recare-leads', 'recare-tier-2'])
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Question' }))
  leave(/^Tier II/)
  await saved()
  expect(lastEdit()).toMatchObject({ roleGroups: { tierI: null, tierII: 'recare-tier-2' }, startAtTierTwo: ['32'] })
})

test('a tool that was published can be retired, a new one removed', async () => {
  await openSection('Remote tools')
  expect(screen.queryByRole('button', { name: 'Remove UltraVNC' })).toBeNull()
  press('Retire UltraVNC')
  press('Add a tool')
  type(/^Tool/, 'AnyHelp')
  leave(/^Tool/)
  await saved()
  expect(lastEdit().remoteTools).toEqual([{ name: 'UltraVNC', retired: true }, { name: 'Citrix GoToAssist', retired: false }, { name: 'AnyHelp', retired: false }])
  press('Remove AnyHelp')
  expect(screen.queryByLabelText(/^Tool/)).toBeNull()
})
