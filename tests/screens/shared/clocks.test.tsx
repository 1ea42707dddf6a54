/** @jest-environment jsdom */
import '../agent/support/bridge'
import { fireEvent, render, screen, within } from '@testing-library/react'
import { clockFigures } from '../../../src/domain/sla/figures'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time'
import type { ClockFacts } from '../../../src/domain/views/clock-view'
import { ClockM } from '../../../static/shared/clock/clock-m'
import { ClockS } from '../../../static/shared/clock/clock-s'
import { measureBar } from '../../../static/shared/clock/measure-bar'
import { clip, measureBand, placeWithin } from '../../../static/shared/clock/measure-band'
import { figuresAt } from '../../../static/shared/clock/figures-at'
import { cycleWords, spokenWords } from '../../../static/shared/clock/words'
import { ViewerProvider } from '../../../static/shared/viewer'
import { at, clock } from '../agent/support/incident'

const PAUSE = [{ from: at('14:40:00'), to: at('15:55:00'), why: 'Evidence asked: application log' }]
const restore = (more: Partial<ClockFacts> = {}): ClockFacts => clock('restore', at('07:50:00'), 8 * HOUR_MS, { stops: PAUSE, ...more })
const RULES = { smallPrint: 'Calendar 24×7, policy version 7', goalName: 'Goal, S2' }

function drawM(facts: ClockFacts, now: number): void {
  render(
    <ViewerProvider value={{ accountId: null, zone: 'UTC' }}>
      <ClockM figures={clockFigures(facts, now)} among={[]} now={now} rules={RULES} />
    </ViewerProvider>,
  )
}

describe("the bar's axis is counted time", () => {
  test('a pause is a gap without length', () => {
    const { fillPercent, gapPercents, goalPercent, capped } = measureBar(clockFigures(restore(), at('16:26:55')))
    expect(fillPercent).toBeCloseTo(92.07, 1)
    expect(gapPercents).toEqual([expect.closeTo(85.42, 1)])
    expect(goalPercent).toBeNull()
    expect(capped).toBe(false)
  })

  test('past the goal the axis grows, and a tick marks the goal', () => {
    const { fillPercent, goalPercent } = measureBar(clockFigures(restore({ stops: [] }), at('17:50:00')))
    expect(goalPercent).toBeCloseTo(80)
    expect(fillPercent).toBeCloseTo(80)
  })

  test('a clock that stands still is capped', () => {
    const stops = [{ from: at('14:40:00'), to: null, why: 'Evidence asked' }]
    expect(measureBar(clockFigures(restore({ stops }), at('15:00:00'))).capped).toBe(true)
  })
})

describe('the band is on wall time', () => {
  const bandAt = (time: string, more: Partial<ClockFacts> = {}) => measureBand(clockFigures(restore(more), at(time)), at(time))

  test('counted and stopped stretches in turn, from the start to the due instant, where the goal stands', () => {
    expect(bandAt('16:26:55')).toEqual({
      pieces: [
        { kind: 'counted', from: at('07:50:00'), to: at('14:40:00') },
        { kind: 'stopped', from: at('14:40:00'), to: at('15:55:00') },
        { kind: 'counted', from: at('15:55:00'), to: at('16:26:55') },
      ],
      startsAt: at('07:50:00'),
      endsAt: at('17:05:00'),
      goalAt: at('17:05:00'),
    })
  })

  test('over the goal it changes its look at the instant of the goal', () => {
    const { pieces, goalAt, endsAt } = bandAt('17:09:12')
    expect(pieces.slice(2)).toEqual([{ kind: 'counted', from: at('15:55:00'), to: at('17:05:00') }, { kind: 'over', from: at('17:05:00'), to: at('17:09:12') }])
    expect(goalAt).toBe(at('17:05:00'))
    expect(endsAt).toBe(at('17:09:12'))
  })

  test('at the very instant of the goal it is missed, and the goal stands there', () => {
    expect(bandAt('17:05:00')).toMatchObject({ goalAt: at('17:05:00'), endsAt: at('17:05:00') })
  })

  test('a stop after the goal is no more over the goal than any other', () => {
    const { pieces, goalAt } = bandAt('18:00:00', { stops: [{ from: at('17:00:00'), to: null, why: 'Evidence asked' }], goalMs: HOUR_MS })
    expect(pieces.map(({ kind }) => kind)).toEqual(['counted', 'over', 'stopped'])
    expect(goalAt).toBe(at('08:50:00'))
  })

  test('stops in a row are one stretch', () => {
    const stops = [{ from: at('09:00:00'), to: at('10:00:00'), why: 'Evidence asked' }, { from: at('10:00:00'), to: null, why: 'Session asked' }]
    expect(bandAt('11:00:00', { stops }).pieces).toEqual([{ kind: 'counted', from: at('07:50:00'), to: at('09:00:00') }, { kind: 'stopped', from: at('09:00:00'), to: at('11:00:00') }])
  })

  test('while it stands still nobody knows when the goal will be reached', () => {
    expect(bandAt('15:00:00', { stops: [{ from: at('14:40:00'), to: null, why: 'Evidence asked' }] })).toMatchObject({ goalAt: null, endsAt: at('16:10:00') })
  })

  test('one that ended in time shows the goal where it would have been', () => {
    expect(bandAt('16:26:55', { stops: [], endedAt: at('12:50:00') })).toMatchObject({ goalAt: at('15:50:00'), endsAt: at('15:50:00') })
  })

  test('an axis shows as much of a stretch as lies within', () => {
    const axis = { from: at('12:00:00'), to: at('16:00:00') }
    expect(clip(axis, { from: at('07:50:00'), to: at('13:00:00') })).toEqual({ fromPercent: 0, widthPercent: 25 })
    expect(clip(axis, { from: at('15:00:00'), to: at('17:00:00') })).toEqual({ fromPercent: 75, widthPercent: 25 })
    expect(clip(axis, { from: at('10:00:00'), to: at('18:00:00') })).toEqual({ fromPercent: 0, widthPercent: 100 })
    expect(clip(axis, { from: at('07:50:00'), to: at('12:00:00') })).toBeNull()
    expect(placeWithin(axis, at('14:00:00'))).toBe(50)
    expect(placeWithin(axis, at('16:00:01'))).toBeNull()
  })
})

describe('one of several cycles says which it is', () => {
  const first = restore({ stops: [], endedAt: at('12:50:00') })
  const second = restore({ stops: [], cycle: 2, startedAt: at('13:20:00') })
  const words = (one: ClockFacts, ...among: ClockFacts[]): string | null => {
    const now = at('16:26:55')
    return cycleWords(clockFigures(one, now), among.map((each) => clockFigures(each, now)), now, 'UTC')
  }

  test('an ended one until when, the open one since when', () => {
    expect(words(first, first, second)).toBe('1st time, until 12:50')
    expect(words(second, first, second)).toBe('2nd time, since 13:20')
    expect(words({ ...second, cycle: 3 }, first, second)).toBe('3rd time, since 13:20')
    expect(words({ ...second, cycle: 11 }, first, second)).toBe('11th time, since 13:20')
  })

  test('the only one of its metric says nothing', () => {
    expect(words(first, first, clock('firstResponse', at('07:50:00'), HOUR_MS))).toBeNull()
  })
})

test('stops that follow at once for other reasons are one standstill, paused since its beginning', () => {
  const stops = [{ from: at('09:00:00'), to: at('10:00:00'), why: 'Evidence asked' }, { from: at('10:00:00'), to: null, why: 'Session asked' }]
  expect(clockFigures(restore({ stops }), at('11:00:00'))).toMatchObject({ stoppedSince: at('09:00:00'), stoppedWhy: 'Session asked' })
})

test('size S says its state by icon and words', () => {
  render(<ClockS figures={clockFigures(restore(), at('16:26:55'))} />)
  expect(screen.getByRole('img', { name: 'At risk' })).toBeTruthy()
  expect(screen.getByRole('timer').textContent).toBe('38 min')
})

test.each([
  [restore(), at('16:26:55'), '38 min 05 s left', 'due today 17:05', 'At risk'],
  [restore(), at('17:09:12'), 'Overdue by 4 min 12 s', 'due today 17:05', 'Breached'],
  [restore({ stops: [{ from: at('14:40:00'), to: null, why: 'Evidence asked' }] }), at('15:00:00'), '1 h 10 min left', 'paused since 14:40', 'Paused'],
  [restore({ stops: [], endedAt: at('12:50:00') }), at('16:26:55'), '5 h of 8 h', 'met today 12:50', 'Met'],
])('size M, case %#', (facts, now, left, due, state) => {
  drawM(facts, now)
  expect(screen.getByRole('timer').textContent).toBe(left)
  expect(screen.getByText(due)).toBeTruthy()
  expect(screen.getByText(state)).toBeTruthy()
})

test('size L opens in place and adds up', () => {
  drawM(restore(), at('16:26:55'))
  const button = screen.getByRole('button', { name: /Restore service/ })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(button)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  const rows = within(screen.getByRole('table')).getAllByRole('row').map((row) => row.textContent)
  expect(rows).toEqual([
    'FromToCountedPausedWhy',
    '07:50:0014:40:006 h 50 min 00 sRecorded, our turn',
    '14:40:0015:55:001 h 15 min 00 sEvidence asked: application log',
    '15:55:00now31 min 55 sOur turn',
    'Sum7 h 21 min 55 s1 h 15 min 00 s= 8 h 36 min 55 s since 07:50:00',
    'Goal, S28 h 00 min 00 s38 min 05 s left, due 17:05:00',
  ])
})

test('a cycle after the first began when it was opened again', () => {
  drawM(restore({ cycle: 2, stops: [] }), at('16:26:55'))
  fireEvent.click(screen.getByRole('button', { name: /Restore service/ }))
  expect(within(screen.getByRole('table')).getByText('Opened again, our turn')).toBeTruthy()
})

test('facts with milliseconds are cut before anything is computed, so that counted and left make the goal', () => {
  const facts = restore({ startedAt: at('07:50:00') + 613, stops: PAUSE.map((stop) => ({ ...stop, to: stop.to + 999 })) })
  const { elapsedMs, leftMs } = figuresAt(facts, at('16:26:55') + 7)
  expect(elapsedMs % 1000).toBe(0)
  expect(elapsedMs + leftMs).toBe(8 * HOUR_MS)
})

test('the live region speaks whole words', () => {
  expect(spokenWords(clockFigures(restore({ stops: [] }), at('13:50:00')))).toBe('Restore service is at risk: 2 hours left.')
  expect(spokenWords(clockFigures(clock('holdI', at('07:50:00'), 30 * MINUTE_MS), at('08:20:00')))).toBe('Tier I hold is overdue.')
})
