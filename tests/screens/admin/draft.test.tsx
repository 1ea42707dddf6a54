/** @jest-environment jsdom */
import { callsOf, host, resetHost } from './support/bridge'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { SAVE_AFTER_MS } from '../../../static/admin/policy/core/draft-keeper'
import { editOf } from '../../../static/admin/policy/core/edit'
import { withCell } from '../../../static/admin/policy/core/matrix-repair'
import { bar, choose, field, goToSection, leave, openSection, press, type } from './support/page'
import { OTHER, PolicyServer } from './support/policy-server'

const CELL = 'Impact several, urgency low'
const saved = async (times: number): Promise<void> => waitFor(() => expect(callsOf('saveDraft')).toHaveLength(times))
let server: PolicyServer

beforeEach(() => {
  resetHost()
  server = new PolicyServer()
  server.serve()
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('the bar says what is published, then what the draft holds and when it was saved', async () => {
  await openSection('Severity')
  expect(bar().textContent).toContain('0 changes,')
  expect(bar().textContent).toContain('Last published 3 Nov (version 7)')
  expect(within(bar()).queryByRole('button', { name: 'Publish' })).toBeNull()
  choose(CELL, 'S3')
  expect(bar().textContent).toContain('1 change,')
  expect(bar().textContent).toContain('Not saved yet')
  leave(CELL)
  await waitFor(() => expect(bar().textContent).toContain('Saved 14:32, last published 3 Nov (version 7)'))
  expect(callsOf('saveDraft')).toEqual([expect.objectContaining({ seenDraft: 0 })])
  expect(server.draft?.edit.matrix.several.low).toBe('S3')
})

test('a pause in typing saves too, once, with all that was typed', async () => {
  await openSection('Severity')
  jest.useFakeTimers()
  type(/^Everyone/, 'All of u')
  type(/^Everyone/, 'All of us')
  act(() => void jest.advanceTimersByTime(SAVE_AFTER_MS - 1))
  expect(callsOf('saveDraft')).toHaveLength(0)
  await act(async () => void (await jest.advanceTimersByTimeAsync(1)))
  expect(callsOf('saveDraft')).toHaveLength(1)
  expect(server.draft?.edit.words.impact.everyone).toBe('All of us')
})

test('sections edit the same draft, and each save names the revision before', async () => {
  await openSection('Severity')
  choose(CELL, 'S3')
  leave(CELL)
  await saved(1)
  goToSection('Remote tools')
  await screen.findByRole('heading', { level: 1, name: 'Remote tools' })
  press('Retire UltraVNC')
  expect(bar().textContent).toContain('2 changes,')
  fireEvent.blur(screen.getByRole('button', { name: 'Bring back UltraVNC' }))
  await saved(2)
  expect(callsOf('saveDraft').map((input) => input['seenDraft'])).toEqual([0, 1])
  expect(server.draft?.edit).toMatchObject({ matrix: { several: { low: 'S3' } }, remoteTools: [{ name: 'UltraVNC', retired: true }, { name: 'Citrix GoToAssist' }] })
})

test('what is typed while a save is under way is saved after it, and is not typed over', async () => {
  await openSection('Severity')
  const answer = host.answers.get('saveDraft')
  let letGo: () => void = () => undefined
  host.answers.set('saveDraft', async (input) => {
    await new Promise<void>((resolve) => (letGo = resolve))
    return answer?.(input)
  })
  type(/^Everyone/, 'All')
  leave(/^Everyone/)
  await saved(1)
  type(/^Everyone/, 'All of us')
  leave(/^Everyone/)
  act(() => letGo())
  await saved(2)
  act(() => letGo())
  await waitFor(() => expect(server.draft?.edit.words.impact.everyone).toBe('All of us'))
  expect(field(/^Everyone/).value).toBe('All of us')
})

test('Set-up needs one call; the draft stays while it is looked at', async () => {
  await openSection('Severity')
  choose(CELL, 'S3')
  goToSection('Set-up')
  await screen.findByRole('heading', { name: 'Set-up' })
  goToSection('Severity')
  await screen.findByRole('heading', { level: 1, name: 'Severity' })
  expect(field<HTMLSelectElement>(CELL).value).toBe('S3')
  expect(callsOf('getSite').length + callsOf('getPolicy').length).toBe(2)
})

test('a save that failed keeps the edit, says so, and can be tried again', async () => {
  await openSection('Severity')
  server.refuseNext.set('saveDraft', { kind: 'failed', text: "That didn't save. Your text is still here." })
  choose(CELL, 'S3')
  leave(CELL)
  expect((await screen.findByRole('alert')).textContent).toContain("That didn't save. Your text is still here.")
  expect(field<HTMLSelectElement>(CELL).value).toBe('S3')
  press('Try again')
  await waitFor(() => expect(server.draft?.edit.matrix.several.low).toBe('S3'))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('the server refuses a field by its place in the call: it is shown at that field', async () => {
  await openSection('Severity')
  server.refuseNext.set('saveDraft', { kind: 'invalid', text: 'Check the marked fields.', fields: [{ path: 'edit.words.impact.everyone', text: 'This is too long.' }] })
  type(/^Everyone/, 'x')
  leave(/^Everyone/)
  const wrong = await waitFor(() => {
    const found = field(/^Everyone/)
    expect(found.getAttribute('aria-invalid')).toBe('true')
    return found
  })
  expect(document.getElementById(wrong.getAttribute('aria-describedby') ?? '')?.textContent).toContain('This is too long.')
})

test("another admin's draft is read-only until it is taken over", async () => {
  const theirs = { ...editOf(server.active), matrix: withCell(server.active.matrix, 'justMe', 'high', 'S2') }
  server.save(theirs, OTHER)
  await openSection('Severity')
  expect(await screen.findByText(/Draft by Olga Other, 14:32/)).toBeTruthy()
  const cell = field<HTMLSelectElement>('Impact just me, urgency high')
  expect([cell.value, cell.disabled]).toEqual(['S2', true])
  expect(within(bar()).queryByRole('button', { name: 'Publish' })).toBeNull()
  press('Take over')
  await waitFor(() => expect(cell.disabled).toBe(false))
  expect(callsOf('saveDraft')).toEqual([{ seenDraft: 1, edit: theirs }])
  expect(screen.queryByText(/Draft by/)).toBeNull()
})

describe('a lost race', () => {
  const race = async (): Promise<void> => {
    await openSection('Severity')
    choose(CELL, 'S3')
    server.save({ ...editOf(server.active), startAtTierTwo: ['32'] }, OTHER)
    leave(CELL)
    await screen.findByText('Olga Other saved the draft at 14:32 while you were editing.')
  }

  test('says who came in between, loses nothing, and saves nothing until one is chosen', async () => {
    await race()
    expect(field<HTMLSelectElement>(CELL).value).toBe('S3')
    choose(CELL, 'S2')
    leave(CELL)
    await act(async () => undefined)
    expect(callsOf('saveDraft')).toHaveLength(1)
    expect(server.draft?.savedBy).toBe(OTHER)
  })

  test('mine goes over theirs', async () => {
    await race()
    press('Keep mine')
    await waitFor(() => expect(server.draft?.savedBy).toBe('a-me'))
    expect(server.draft?.edit).toMatchObject({ matrix: { several: { low: 'S3' } }, startAtTierTwo: [] })
    expect(screen.queryByText(/while you were editing/)).toBeNull()
  })

  test('theirs takes the place of mine', async () => {
    await race()
    press('Use theirs')
    expect(field<HTMLSelectElement>(CELL).value).toBe('S4')
    expect(await screen.findByText(/Draft by Olga Other/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Take over' })).toBeTruthy()
    expect(callsOf('saveDraft')).toHaveLength(1)
  })
})

test('a version that was published meanwhile is told, and the first edit after it takes nothing of it back', async () => {
  await openSection('Severity')
  server.versions.push({ ...server.active, version: server.active.version + 1, startAtTierTwo: ['32'], words: { ...server.active.words, impact: { ...server.active.words.impact, everyone: 'The whole house' } } })
  choose(CELL, 'S3')
  leave(CELL)
  await saved(2)
  expect(server.draft?.edit).toMatchObject({ matrix: { several: { low: 'S3' } }, startAtTierTwo: ['32'], words: { impact: { everyone: 'The whole house' } } })
  expect(await screen.findByText('Version 8 was published meanwhile. The draft is still here, and stands on it now.')).toBeTruthy()
  await waitFor(() => expect(bar().textContent).toContain('1 change,'))
})

test('discarding asks first, then the published rules stand again', async () => {
  await openSection('Severity')
  choose(CELL, 'S3')
  leave(CELL)
  await saved(1)
  press('Discard')
  expect(document.activeElement?.textContent).toBe('Discard the draft?')
  expect(screen.getByText(/Its 1 change will be gone/)).toBeTruthy()
  press('Discard draft')
  await waitFor(() => expect(server.draft).toBeNull())
  await waitFor(() => expect(field<HTMLSelectElement>(CELL).value).toBe('S4'))
  expect(screen.queryByText('Discard the draft?')).toBeNull()
})
