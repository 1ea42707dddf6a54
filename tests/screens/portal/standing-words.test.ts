import { MINUTE_MS, HOUR_MS } from '../../../src/domain/time'
import type { ClockFacts } from '../../../src/domain/views/clock-view'
import { standingWords } from '../../../static/portal/parts/standing-words'

const at = (time: string): number => Date.parse(`2026-11-24T${time}:00Z`)
const RESTORE: ClockFacts = { metric: 'restore', cycle: 1, startedAt: at('07:50'), endedAt: null, goalMs: 8 * HOUR_MS, stops: [], warnAtMs: [], atRiskLeftMs: 30 * MINUTE_MS }
const words = (clock: Partial<ClockFacts> | null, scope: Parameters<typeof standingWords>[0]['scope'] = { kind: 'covered' }): string | null =>
  standingWords({ scope, asked: 'you', clocks: clock === null ? [] : [{ ...RESTORE, ...clock }] }, { now: at('16:27'), zone: 'UTC' })

describe('the gist of the side panel, in a sentence', () => {
  test.each([
    ['a promise that runs', { goalMs: 9 * HOUR_MS }, 'Working again by today 16:50.'],
    ['a promise that was missed', {}, "We missed our time: it was due today 15:50. We're still on it."],
    ['a clock that stands', { stops: [{ from: at('14:40'), to: null, why: 'We waited for your log' }] }, null],
    ['a clock that has ended', { endedAt: at('12:00') }, null],
    ['no such promise', null, null],
  ])('%s', (_, clock, expected) => expect(words(clock)).toBe(expected))

  test('the contract comes first', () => {
    expect(words({}, { kind: 'checking' })).toBe("We're checking whether your contract covers this.")
    expect(words({}, { kind: 'notCovered', reason: 'it belongs to your caterer' })).toBe('Not covered by your contract: it belongs to your caterer.')
    expect(words({}, { kind: 'goodwill' })).toBe("We missed our time: it was due today 15:50. We're still on it.")
  })
})
