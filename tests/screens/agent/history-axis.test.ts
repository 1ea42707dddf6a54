import { clockFigures } from '../../../src/domain/sla/figures'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time'
import type { ClockFacts, ClockFigures } from '../../../src/domain/views/clock-view'
import { axisOf, reachOf, stepsBack, ticksOf, zoomsOf } from '../../../static/agent/features/history/axis'
import { at, clock } from './support/incident'

const instant = (text: string): number => Date.parse(text)
const figuresOf = (now: number, ...facts: ClockFacts[]): ClockFigures[] => facts.map((each) => clockFigures(each, now))
const words = (zoomed: ReturnType<typeof zoomsOf>): string[] => zoomed.map(({ word }) => word)
const labels = (from: string, to: string, zone = 'UTC'): string[] => ticksOf({ from: instant(from), to: instant(to) }, at('16:26:55'), zone).map(({ label }) => label)

describe('how far the common axis reaches', () => {
  test('from the first start to the last due instant', () => {
    const now = at('14:00:00')
    const figures = figuresOf(now, clock('firstResponse', at('07:50:00'), 30 * MINUTE_MS, { endedAt: at('08:02:00') }), clock('restore', at('07:50:00'), 8 * HOUR_MS), clock('holdII', at('13:22:00'), HOUR_MS))
    expect(reachOf(figures, now)).toEqual({ from: at('07:50:00'), until: now, to: at('15:50:00') })
  })

  test('what is to come takes no more of it than what was', () => {
    const now = at('10:50:00')
    expect(reachOf(figuresOf(now, clock('restore', at('07:50:00'), 72 * HOUR_MS)), now).to).toBe(at('13:50:00'))
  })

  test('a young incident shows an hour all the same', () => {
    const now = at('07:52:00')
    expect(reachOf(figuresOf(now, clock('restore', at('07:50:00'), 72 * HOUR_MS)), now).to).toBe(at('08:50:00'))
    expect(reachOf(figuresOf(now, clock('restore', at('07:50:00'), 30 * MINUTE_MS)), now).to).toBe(at('08:20:00'))
  })

  test('a clock that stands still has no due instant to reach for', () => {
    const now = at('14:00:00')
    expect(reachOf(figuresOf(now, clock('restore', at('07:50:00'), 8 * HOUR_MS, { stops: [{ from: at('12:00:00'), to: null, why: 'Evidence asked' }] })), now).to).toBe(now)
  })

  test('once all have ended, it ends with the last', () => {
    const facts = [clock('firstResponse', at('07:50:00'), HOUR_MS, { endedAt: at('08:02:00') }), clock('restore', at('07:50:00'), 8 * HOUR_MS, { endedAt: at('12:50:00') })]
    expect(reachOf(figuresOf(at('12:50:00') + 9 * DAY_MS, ...facts), at('12:50:00') + 9 * DAY_MS)).toEqual({ from: at('07:50:00'), until: at('12:50:00'), to: at('12:50:00') })
  })
})

describe('the buttons', () => {
  const lasting = (lengthMs: number) => ({ from: 0, until: lengthMs, to: lengthMs + HOUR_MS })

  test('offer each length of which there is more', () => {
    expect(words(zoomsOf(lasting(40 * MINUTE_MS)))).toEqual(['Whole'])
    expect(words(zoomsOf(lasting(HOUR_MS)))).toEqual(['Whole'])
    expect(words(zoomsOf(lasting(9 * HOUR_MS)))).toEqual(['Whole', '8 hours', '1 hour'])
    expect(words(zoomsOf(lasting(30 * DAY_MS)))).toEqual(['Whole', '1 week', '1 day', '8 hours', '1 hour'])
  })

  test('show the last stretch of that length, or one as long before it', () => {
    const reach = lasting(9 * HOUR_MS)
    expect(axisOf(reach, null, 0)).toEqual({ from: 0, to: 10 * HOUR_MS })
    expect(axisOf(reach, HOUR_MS, 0)).toEqual({ from: 8 * HOUR_MS, to: 9 * HOUR_MS })
    expect(axisOf(reach, HOUR_MS, 3)).toEqual({ from: 5 * HOUR_MS, to: 6 * HOUR_MS })
  })

  test('go back until the start is in sight', () => {
    expect(stepsBack(lasting(9 * HOUR_MS), null)).toBe(0)
    expect(stepsBack(lasting(9 * HOUR_MS), HOUR_MS)).toBe(8)
    expect(stepsBack(lasting(9 * HOUR_MS), 8 * HOUR_MS)).toBe(1)
    expect(axisOf(lasting(9 * HOUR_MS), 8 * HOUR_MS, 1).from).toBeLessThanOrEqual(0)
  })
})

describe('the times on the axis', () => {
  test('are round, and at most seven', () => {
    expect(labels('2026-11-24T07:50:00Z', '2026-11-24T17:05:00Z')).toEqual(['', '10:00', '12:00', '14:00', '16:00'])
    expect(labels('2026-11-24T15:26:55Z', '2026-11-24T16:26:55Z')).toEqual(['15:30', '15:40', '15:50', '16:00', '16:10', '16:20'])
    for (const length of [7 * MINUTE_MS, 40 * MINUTE_MS, 5 * HOUR_MS, 3 * DAY_MS, 90 * DAY_MS, 900 * DAY_MS]) {
      const shown = ticksOf({ from: at('07:50:00'), to: at('07:50:00') + length }, at('16:26:55'), 'UTC').filter(({ label }) => label !== '')
      expect(shown.length).toBeLessThanOrEqual(7)
      expect(shown.length).toBeGreaterThan(0)
    }
  })

  test('say the date where a day begins, and nothing else where days are the steps', () => {
    expect(labels('2026-11-23T13:00:00Z', '2026-11-24T13:00:00Z')).toEqual(['16:00', '20:00', '24 Nov', '04:00', '08:00', ''])
    expect(labels('2026-11-20T13:00:00Z', '2026-11-24T13:00:00Z')).toEqual(['21 Nov', '22 Nov', '23 Nov', '24 Nov'])
  })

  test("are round in the viewer's zone, where it has half hours too", () => {
    expect(labels('2026-11-24T07:50:00Z', '2026-11-24T17:05:00Z', 'Asia/Kolkata')).toEqual(['14:00', '16:00', '18:00', '20:00', '22:00'])
  })

  test('stay round where a zone changes its clocks in between', () => {
    expect(labels('2026-10-24T20:00:00Z', '2026-10-25T20:00:00Z', 'Europe/Berlin')).toEqual(['25 Oct', '04:00', '08:00', '12:00', '16:00', ''])
    expect(labels('2026-03-28T20:00:00Z', '2026-03-29T20:00:00Z', 'Europe/Berlin')).toEqual(['29 Mar', '04:00', '08:00', '12:00', '16:00', '20:00'])
  })

  test('have no label at an end, where it would be cut', () => {
    const [first] = ticksOf({ from: instant('2026-11-24T08:00:00Z'), to: instant('2026-11-24T14:00:00Z') }, at('16:26:55'), 'UTC')
    expect(first).toMatchObject({ percent: 0, label: '', main: false })
  })

  test('on a phone every second one is left out where there are more than four', () => {
    const shown = (from: string, to: string): string[] => ticksOf({ from: instant(from), to: instant(to) }, at('16:26:55'), 'UTC').filter(({ main }) => main).map(({ label }) => label)
    expect(shown('2026-11-24T15:26:55Z', '2026-11-24T16:26:55Z')).toEqual(['15:40', '16:00', '16:20'])
    expect(shown('2026-11-20T13:00:00Z', '2026-11-24T13:00:00Z')).toEqual(['21 Nov', '22 Nov', '23 Nov', '24 Nov'])
  })
})
