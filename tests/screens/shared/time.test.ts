import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/domain/time'
import { dueColumn, durationWords, exactDurationWords, fullInstantWords, instantWords, relativeWords, shortInstant } from '../../../static/shared/time'

const at = (text: string): number => Date.parse(text)
const NOW = at('2026-11-24T16:26:55Z')

describe('durations have two units and are cut, never rounded up', () => {
  test.each([
    [38 * MINUTE_MS + 5 * SECOND_MS, '38 min 05 s'],
    [59 * MINUTE_MS + 59_999, '59 min 59 s'],
    [2 * HOUR_MS + 10 * MINUTE_MS + 59_999, '2 h 10 min'],
    [5 * HOUR_MS, '5 h'],
    [27 * HOUR_MS, '27 h'],
    [4 * SECOND_MS, '4 s'],
    [-(4 * MINUTE_MS + 12 * SECOND_MS), '4 min 12 s'],
  ])('%d ms', (lengthMs, words) => expect(durationWords(lengthMs)).toBe(words))

  test('days only where wall time is asked for', () => {
    const length = 3 * DAY_MS + 4 * HOUR_MS + 59 * MINUTE_MS
    expect(durationWords(length, { days: true })).toBe('3 d 4 h')
    expect(durationWords(length)).toBe('76 h 59 min')
  })

  test('rows go by the minute', () => {
    expect(durationWords(38 * MINUTE_MS + 59_000, { seconds: false })).toBe('38 min')
    expect(durationWords(59_000, { seconds: false })).toBe('under 1 min')
  })

  test('a table keeps every unit, so that it adds up', () => {
    expect(exactDurationWords(7 * HOUR_MS + 21 * MINUTE_MS + 55 * SECOND_MS)).toBe('7 h 21 min 55 s')
    expect(exactDurationWords(HOUR_MS + 5 * SECOND_MS)).toBe('1 h 00 min 05 s')
  })
})

describe("instants are said in the viewer's zone", () => {
  test.each([
    ['2026-11-24T17:05:00Z', 'UTC', 'today 17:05'],
    ['2026-11-24T17:05:00Z', 'Europe/Berlin', 'today 18:05'],
    ['2026-11-24T23:30:00Z', 'Europe/Berlin', 'tomorrow 00:30'],
    ['2026-11-23T14:40:00Z', 'UTC', 'yesterday 14:40'],
    ['2026-11-26T09:30:00Z', 'UTC', 'Thu 26 Nov, 09:30'],
    ['2027-01-04T09:30:00Z', 'UTC', 'Mon 4 Jan 2027, 09:30'],
  ])('%s in %s', (instant, zone, words) => expect(instantWords(at(instant), NOW, zone)).toBe(words))

  test('absolute with relative', () => {
    expect(fullInstantWords(at('2026-11-24T17:05:00Z'), NOW, 'UTC')).toBe('today 17:05 (in 38 min)')
    expect(relativeWords(at('2026-11-24T15:44:00Z'), NOW)).toBe('42 min ago')
  })

  test('lists leave today out', () => {
    expect(shortInstant(at('2026-11-24T16:20:00Z'), NOW, 'UTC')).toBe('16:20')
    expect(shortInstant(at('2026-11-03T16:20:00Z'), NOW, 'UTC')).toBe('3 Nov 16:20')
    expect(['2026-11-24T16:20:00Z', '2026-11-25T06:27:00Z', '2026-12-03T06:27:00Z', '2026-11-23T06:27:00Z'].map((due) => dueColumn(at(due), NOW, 'UTC'))).toEqual(['16:20', 'Wed 06:27', '3 Dec 06:27', '23 Nov 06:27'])
  })

  test('a zone that this browser does not know still gives a time', () => {
    expect(instantWords(at('2026-11-24T17:05:00Z'), NOW, 'Mars/Olympus')).toMatch(/\d\d:\d\d$/)
  })
})
