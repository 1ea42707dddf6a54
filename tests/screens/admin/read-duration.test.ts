import fc from 'fast-check'
import { lengthWords } from '../../../src/domain/words'
import { readCount, readDuration } from '../../../static/admin/policy/core/read-duration'
import { goalExample } from '../../../static/admin/policy/core/goal-example'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time'

const lengthOf = (text: string): number | null => {
  const reading = readDuration(text)
  return reading.ok ? reading.value : null
}
const reasonOf = (text: string): string => {
  const reading = readDuration(text)
  return reading.ok ? '' : reading.text
}

test.each([
  ['9h', 9 * HOUR_MS],
  ['9 H', 9 * HOUR_MS],
  ['4h 30m', 4 * HOUR_MS + 30 * MINUTE_MS],
  ['4h30m', 4 * HOUR_MS + 30 * MINUTE_MS],
  ['90 min', 90 * MINUTE_MS],
  ['1.5 h', 90 * MINUTE_MS],
  ['1,5h', 90 * MINUTE_MS],
  ['1.15 h', 69 * MINUTE_MS],
  ['4:30', 4 * HOUR_MS + 30 * MINUTE_MS],
  ['2 hours 5 minutes', 2 * HOUR_MS + 5 * MINUTE_MS],
  ['  15m ', 15 * MINUTE_MS],
])('%s is read', (text, lengthMs) => expect(lengthOf(text)).toBe(lengthMs))

test.each([
  ['', 'Write a time, for example 4h 30m.'],
  ['90', '90 what? Write 90 min or 90 h.'],
  ['3d', 'A day may be 24 hours or a working day. Write it in hours, for example 72h.'],
  ['soon', 'This is not a time. Write hours and minutes, for example 4h 30m.'],
  ['30m 4h', 'This is not a time. Write hours and minutes, for example 4h 30m.'],
  ['-4h', 'This is not a time. Write hours and minutes, for example 4h 30m.'],
  ['4:75', 'This is not a time. Write hours and minutes, for example 4h 30m.'],
  ['0 min', 'A goal is longer than zero.'],
  ['0.001 h', 'Goals are whole minutes.'],
  ['99999h', 'At most 9999 h.'],
])('%p is refused with its reason', (text, reason) => expect(reasonOf(text)).toBe(reason))

const wholeMinutes = fc.integer({ min: 1, max: 9_999 * 60 })

test('what is read back reads to the same length', () => {
  fc.assert(fc.property(wholeMinutes, (minutes) => lengthOf(lengthWords(minutes * MINUTE_MS)) === minutes * MINUTE_MS))
})

test('every way of writing a length reads to the same, and so do the words that stand for it', () => {
  const ways: ((minutes: number) => string)[] = [
    (minutes) => `${minutes}min`,
    (minutes) => `${Math.floor(minutes / 60)}h ${minutes % 60}m`,
    (minutes) => `${Math.floor(minutes / 60)} H${minutes % 60} Minutes`,
    (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
  ]
  fc.assert(
    fc.property(wholeMinutes, fc.constantFrom(...ways), (minutes, write) => {
      const lengthMs = lengthOf(write(minutes))
      expect(lengthMs).toBe(minutes * MINUTE_MS)
      expect(lengthOf(lengthWords(lengthMs ?? 0))).toBe(lengthMs)
    }),
  )
})

test('no text makes it throw, and none reads to a length that is no goal', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9hm:., d]{0,12}$/))
  fc.assert(
    fc.property(text, (typed) => {
      const lengthMs = lengthOf(typed)
      return lengthMs === null ? reasonOf(typed) !== '' : lengthMs > 0 && Number.isInteger(lengthMs / MINUTE_MS) && lengthOf(lengthWords(lengthMs)) === lengthMs
    }),
  )
})

test('a goal is read back by what it means', () => {
  expect(goalExample(9 * HOUR_MS, [50, 75])).toBe('Read as 9 h; raised Fri 16:00 it is due Sat 01:00. Warnings at 4 h 30 min and 6 h 45 min.')
  expect(goalExample(15 * MINUTE_MS, [50])).toBe('Read as 15 min; raised Fri 16:00 it is due Fri 16:15. Warning at 7 min 30 s.')
  expect(goalExample(200 * HOUR_MS, [])).toBe('Read as 200 h; raised Fri 16:00 it is due Sun 00:00, 8 days later.')
})

test('a number field reads whole numbers', () => {
  expect(readCount(' 75 ')).toEqual({ ok: true, value: 75 })
  for (const text of ['', '7.5', '-1', 'x', '12345678']) expect(readCount(text)).toEqual({ ok: false, text: 'Write a whole number.' })
})
