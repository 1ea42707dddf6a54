import { withMovedAt } from '../../../static/shared/moved-at'
import { keepServerTime } from '../../../static/shared/server-time'

/** What somebody else did meanwhile is told with its time, as whoever reads it reads times. */

const at = Date.parse('2026-11-24T16:25:00Z')
const problem = { kind: 'movedOn', text: 'Transferred at {time}. Send it again.', movedAt: at } as const
const seenAt = (instant: number): void => keepServerTime(instant, Date.now(), Date.now())

test("in the viewer's own zone", () => {
  seenAt(at + 60_000)
  expect(withMovedAt(problem, 'Europe/Berlin').text).toBe('Transferred at 17:25. Send it again.')
  expect(withMovedAt(problem, 'UTC').text).toBe('Transferred at 16:25. Send it again.')
})

test('with its day where that is not today', () => {
  seenAt(at + 24 * 3_600_000)
  expect(withMovedAt(problem, 'UTC').text).toBe('Transferred at 24 Nov 16:25. Send it again.')
})

test('other problems stay as they are', () => {
  const refused = { kind: 'refused', text: 'Add an investigation first.' } as const
  expect(withMovedAt(refused, 'UTC')).toBe(refused)
})
