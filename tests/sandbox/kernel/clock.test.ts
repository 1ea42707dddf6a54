import { ClockCannotGoBack, SiteClock } from '../../../sandbox/kernel/clock'
import { Store } from '../../../sandbox/kernel/store'

const NOON = Date.parse('2026-11-24T12:00:00Z')

function rows() {
  return Store.inMemory().collection<never>('clock')
}

test('a manual clock stands until it is told', () => {
  let computer = 0
  const clock = new SiteClock(rows(), { mode: 'manual', nowAt: NOON }, () => computer)
  computer += 5_000
  expect(clock.now()).toBe(NOON)
  clock.set({ nowAt: NOON + 60_000 })
  expect(clock.now()).toBe(NOON + 60_000)
})

test('it never goes back', () => {
  const clock = new SiteClock(rows(), { mode: 'manual', nowAt: NOON })
  expect(() => clock.set({ nowAt: NOON - 1 })).toThrow(ClockCannotGoBack)
})

test('a real clock that was moved goes on from there', () => {
  let computer = NOON
  const clock = new SiteClock(rows(), { mode: 'real' }, () => computer)
  clock.set({ nowAt: NOON + 3_600_000 })
  computer += 1_000
  expect(clock.now()).toBe(NOON + 3_601_000)
})

test('mode and instant last; a first instant before the kept one does not turn it back', () => {
  const kept = rows()
  new SiteClock(kept, { mode: 'manual', nowAt: NOON })
  const again = new SiteClock(kept, { nowAt: NOON - 60_000 })
  expect([again.mode, again.now()]).toEqual(['manual', NOON])
})

test('a computer whose clock is set back does not turn the site back', () => {
  let computer = NOON
  const clock = new SiteClock(rows(), { mode: 'real' }, () => computer)
  clock.now()
  computer -= 10_000
  expect(clock.now()).toBe(NOON)
})
