/** @jest-environment jsdom */
import { callsOf, host, resetHost } from './support/bridge'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { bar, choose, field, goToSection, leave, openSection, press, type } from './support/page'
import { OTHER, PolicyServer } from './support/policy-server'

const CELL = 'Impact several, urgency low'
let server: PolicyServer
beforeEach(() => {
  resetHost()
  server = new PolicyServer()
  server.serve()
})
afterEach(cleanup)

const pressPublish = async (): Promise<HTMLElement> => {
  press('Publish')
  return screen.findByRole('group', { name: /version \d+|Nothing to publish/i })
}

test('publishing saves first, tells what it will change, shows which, and then is in force', async () => {
  server.impact = { looked: 412, newDue: 14, overdueAtOnce: 2, incidents: [{ number: 'RC-010142', issueKey: 'REC-12', metric: 'restore', due: 'overdueAtOnce', was: Date.parse('2026-11-24T18:05:00Z') }] }
  await openSection('Severity')
  choose(CELL, 'S3')
  const panel = await pressPublish()
  expect(callsOf('saveDraft')).toHaveLength(1)
  expect(document.activeElement?.textContent).toBe('Publish version 8?')
  expect(panel.textContent).toContain('Version 8 for open incidents, from now on.')
  expect(await within(panel).findByText('Of 412 open incidents, 14 get a new due time; 2 are overdue at once.')).toBeTruthy()
  press('Show them')
  fireEvent.click(screen.getByRole('link', { name: 'RC-010142' }))
  expect(within(panel).getByText('Restore service: overdue at once instead of due today 18:05.')).toBeTruthy()
  expect(callsOf('publish')).toEqual([])
  press('Publish version 8')
  await waitFor(() => expect(server.active.version).toBe(8))
  expect(callsOf('publish')).toEqual([{ seenDraft: 1, seenVersion: 7 }])
  await waitFor(() => expect(bar().textContent).toContain('Last published 24 Nov (version 8)'))
  expect(screen.queryByRole('group', { name: /Publish version/ })).toBeNull()
  expect(screen.getByText('Version 8 is published.')).toBeTruthy()
})

test('a rule that hits open incidents says before it is published that it acts at once', async () => {
  const hits = [{ number: 'RC-010142', issueKey: 'REC-12' }]
  server.impact = { looked: 3, rules: { critical: { hits, acted: 0, never: null }, 'restore-running-out': { hits: [], acted: 3, never: null } } }
  await openSection('Severity')
  choose(CELL, 'S3')
  const panel = await pressPublish()
  expect(await within(panel).findByText('Escalation rule “Critical incidents” acts on 1 open incident at once.')).toBeTruthy()
  press('Show them')
  expect(within(panel).getByRole('link', { name: 'RC-010142' })).toBeTruthy()
  expect(panel.textContent).not.toContain('running out')
})

test('problems block it and lead to their fields, in whichever section', async () => {
  await openSection('Severity')
  type(/^Everyone/, ' ')
  goToSection('SLA goals')
  await screen.findByRole('heading', { level: 1, name: 'SLA goals' })
  press('First response, S1 Critical: 15 min')
  type(/^Time/, '3h')
  const panel = await pressPublish()
  expect(panel.textContent).toContain("Version 8 can't be published yet")
  expect(within(panel).getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'SLA goals: First response: S1 (3 h) must not be looser than S2 (30 min).',
    'Severity: Write what the customer reads.',
    'Close',
  ])
  fireEvent.click(within(panel).getByRole('button', { name: /^Severity/ }))
  await screen.findByRole('heading', { level: 1, name: 'Severity' })
  expect(document.activeElement).toBe(field(/^Everyone/))
  expect(callsOf('publish')).toEqual([])
})

test('what only the server knows to be wrong is shown at its field', async () => {
  await openSection('Remote tools')
  press('Retire UltraVNC')
  await pressPublish()
  server.refuseNext.set('publish', { kind: 'invalid', text: 'One thing must be put right before this can be saved.', fields: [{ path: 'remoteTools.0.name', text: '2 sessions use UltraVNC.' }] })
  press('Publish version 8')
  expect(await screen.findByText('2 sessions use UltraVNC.')).toBeTruthy()
  expect(server.active.version).toBe(7)
  expect(screen.getByRole('group', { name: "Version 8 can't be published yet" })).toBeTruthy()
})

test('a version that somebody published meanwhile is shown, and the draft stays', async () => {
  await openSection('Severity')
  choose(CELL, 'S3')
  await pressPublish()
  server.versions.push({ ...server.active, version: 8 })
  server.refuseNext.set('publish', { kind: 'movedOn', text: 'Somebody published version 8.' })
  press('Publish version 8')
  expect((await screen.findByRole('alert')).textContent).toContain('Version 8 was published meanwhile. The draft is still here')
  press('Publish version 9')
  await waitFor(() => expect(server.active.version).toBe(9))
  expect(server.active.matrix.several.low).toBe('S3')
})

test('a draft that changes nothing is not published; Esc leaves the question', async () => {
  await openSection('Severity')
  choose(CELL, 'S3')
  leave(CELL)
  await waitFor(() => expect(server.draft).not.toBeNull())
  choose(CELL, 'S4')
  const panel = await pressPublish()
  expect(panel.textContent).toContain('The draft is the same as version 7.')
  fireEvent.keyDown(within(panel).getByRole('button', { name: 'Close' }), { key: 'Escape' })
  expect(screen.queryByRole('group', { name: 'Nothing to publish' })).toBeNull()
})

test('where the impact cannot be told, it says so, and publishing is still possible', async () => {
  await openSection('Severity')
  choose(CELL, 'S3')
  server.refuseNext.set('getImpact', { kind: 'busy', text: 'Jira is busy.' })
  await pressPublish()
  expect(await screen.findByText(/can't be told now: Jira is busy\./)).toBeTruthy()
  press('Publish version 8')
  await waitFor(() => expect(server.active.version).toBe(8))
})

describe('versions', () => {
  beforeEach(() => {
    const [first] = server.versions
    if (first) server.versions.push({ ...first, version: 8, matrix: { ...first.matrix, justMe: { low: 'S4', medium: 'S4', high: 'S2' } } })
  })

  test('who and when, and what a version changed', async () => {
    await openSection('Versions')
    expect(await screen.findAllByText(/^Olga Other, Tue 3 Nov, 09:00$/)).toHaveLength(2)
    expect(screen.getAllByRole('button', { name: /^Compare version/ }).map((button) => button.getAttribute('aria-label'))).toEqual(['Compare version 8', 'Compare version 7'])
    press('Compare version 8')
    expect(await screen.findByText('Version 8 differs from version 7 in 1 place:')).toBeTruthy()
    expect(screen.getByText('Impact just me, urgency high: S2 instead of S3.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Restore as draft' })).toBeNull()
  })

  test('any version is compared with any other; the one before it unless chosen', async () => {
    const [first] = server.versions
    if (first) server.versions.push({ ...first, version: 9, startAtTierTwo: ['32'] })
    await openSection('Versions')
    press('Compare version 8')
    const other = await screen.findByLabelText<HTMLSelectElement>('Compare with')
    expect([...other.options].map(({ text }) => text)).toEqual(['Version 9, in force', 'Version 7'])
    expect(other.value).toBe('7')
    fireEvent.change(other, { target: { value: '9' } })
    expect(await screen.findByText('Question no longer starts at Tier II.')).toBeTruthy()
    expect(screen.getByText('Impact just me, urgency high: S2 instead of S3.')).toBeTruthy()
    press('Close version 8')
    press('Compare version 7')
    expect((await screen.findByLabelText<HTMLSelectElement>('Compare with')).value).toBe('9')
  })

  test('an old one becomes the draft', async () => {
    await openSection('Versions')
    press('Compare version 7')
    fireEvent.click(await screen.findByRole('button', { name: 'Restore as draft' }))
    await waitFor(() => expect(bar().textContent).toContain('1 change,'))
    expect(server.draft?.edit.matrix.justMe.high).toBe('S3')
    expect(server.active.version).toBe(8)
    expect(callsOf('restoreVersion')).toEqual([{ version: 7, seenDraft: 0 }])
  })

  test('a draft that stands is asked about first', async () => {
    await openSection('Tiers')
    choose(/^Lead/, 'recare-leads')
    leave(/^Lead/)
    await waitFor(() => expect(server.draft).not.toBeNull())
    goToSection('Versions')
    await screen.findByRole('heading', { level: 1, name: 'Versions' })
    press('Compare version 7')
    fireEvent.click(await screen.findByRole('button', { name: 'Restore as draft' }))
    expect((await screen.findByRole('alert')).textContent).toContain("The draft's 1 change will be gone.")
    expect(callsOf('restoreVersion')).toEqual([])
    press('Replace the draft')
    await waitFor(() => expect(server.draft?.edit.roleGroups.lead).toBeNull())
    expect(callsOf('restoreVersion')).toEqual([{ version: 7, seenDraft: 1 }])
  })

  test("another admin's draft is not replaced", async () => {
    server.save({ ...server.active, startAtTierTwo: ['32'] }, OTHER)
    await openSection('Versions')
    press('Compare version 7')
    expect(await screen.findByText('Take the draft over to restore a version.')).toBeTruthy()
  })
})

test('rules that cannot load say so and are asked again; Set-up stands on its own', async () => {
  const answer = host.answers.get('getPolicy')
  host.answers.delete('getPolicy')
  const opened = openSection('Severity')
  expect((await screen.findByRole('alert')).textContent).toContain("This didn't load.")
  expect(host.invoked.map(({ name }) => name)).toEqual(['getSite', 'getPolicy'])
  if (answer) host.answers.set('getPolicy', answer)
  press('Try again')
  await opened
})
