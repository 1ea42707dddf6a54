/** @jest-environment jsdom */
import './support/bridge'
import { clockFigures } from '../../../src/domain/sla/figures'
import type { ClockFacts } from '../../../src/domain/views/clock-view'
import type { CustomerView } from '../../../src/domain/views/customer-view'
import { HOUR_MS } from '../../../src/domain/time'
import { promiseRows } from '../../../static/portal/features/request-detail/promise-rows'
import { stopSentences } from '../../../static/portal/features/request-detail/stop-sentences'
import { panelClock } from '../../../static/portal/features/request-panel/panel-clock'
import { asIfDeclined, restoreClock } from '../../../static/portal/parts/restore-clock'

/** Words for the pictures' incident, which waited for a log and asks scope. */
const at = (time: string): number => Date.parse(`2026-11-24T${time}:00Z`)
const when = (time: string) => ({ now: at(time), zone: 'UTC' })

const LOG = { from: at('14:40'), to: at('15:55'), why: 'We waited for your log' }
const restore = (stops: ClockFacts['stops'], cycle = 1): ClockFacts => ({
  metric: 'restore', cycle, startedAt: at('07:50'), endedAt: null, goalMs: 8 * HOUR_MS, stops, warnAtMs: [], atRiskLeftMs: 2 * HOUR_MS,
})
const OPEN: Pick<CustomerView, 'closure' | 'scope' | 'asked'> = { closure: { kind: 'none' }, scope: { kind: 'covered' }, asked: 'you' }

describe('what a stop did to the promise', () => {
  test('a stop that is over is told with its length, its reason, and the time it moved', () => {
    expect(stopSentences(restore([LOG]), OPEN, when('16:27'))).toEqual([
      'Stopped 14:40–15:55 (1 h 15 min): we waited for your log.',
      'That moved the time from 15:50 to 17:05.',
    ])
  })

  test('a stop of under a minute is no news', () => {
    const short = { ...LOG, to: LOG.from + 20_000 }
    expect(stopSentences(restore([short]), OPEN, when('16:27'))).toEqual([])
  })

  test('a stop that lasts has no due instant, only what is left', () => {
    const facts = restore([{ ...LOG, to: null }])
    expect(stopSentences(facts, OPEN, when('14:50'))).toEqual(['Stopped at 14:40: we wait for your log. The time moves on by as long as we wait.'])
    const figures = clockFigures(facts, at('14:50'))
    expect(panelClock(OPEN, figures, null, when('14:50'))).toEqual({ label: '', large: '1 h 10 min left', small: 'Stopped at 14:40 while we wait for your log.', lozenge: 'Stopped' })
    expect(promiseRows({ ...OPEN, clocks: [facts] }, when('14:50'))[0]).toMatchObject({ text: '1 h 10 min left when it goes on', lozenge: 'Stopped while we wait', state: 'paused' })
  })

  test('no stop, no sentence', () => {
    expect(stopSentences(restore([]), OPEN, when('12:00'))).toEqual([])
  })

  test('stopped after the promise was missed: still missed', () => {
    const facts = restore([{ from: at('16:20'), to: null, why: 'We checked whether your contract covers this' }])
    const [row] = promiseRows({ ...OPEN, scope: { kind: 'checking' }, clocks: [facts] }, when('17:00'))
    expect(row).toMatchObject({ text: 'Over by 30 min when it goes on', lozenge: 'We missed our time', state: 'breached' })
  })

  test.each([
    [{ kind: 'checking' } as const, 'Stopped while we check'],
    [{ kind: 'notCovered', reason: 'Payroll is not in it' } as const, 'Stopped'],
  ])('scope %j stops it as "%s"', (scope, lozenge) => {
    const facts = restore([{ from: at('09:00'), to: null, why: 'We checked whether your contract covers this' }])
    expect(promiseRows({ ...OPEN, scope, clocks: [facts] }, when('10:00'))[0]?.lozenge).toBe(lozenge)
  })
})

describe('as if the proposal were declined', () => {
  const proposedAt = at('16:52')
  test("takes out the proposal's own stop, and no other", () => {
    const proposal = { from: proposedAt, to: null, why: 'We waited for your answer: is it solved?' }
    expect(clockFigures(asIfDeclined(restore([LOG, proposal]), proposedAt), at('16:58')).dueAt).toBe(at('17:05'))
    const scope = { from: at('16:00'), to: null, why: 'We checked whether your contract covers this' }
    expect(clockFigures(asIfDeclined(restore([LOG, scope]), proposedAt), at('16:58')).dueAt).toBeNull()
  })
})

test('after a reopening the newest cycle is the one that counts, and the older says so', () => {
  const clocks = [{ ...restore([]), endedAt: at('11:00') }, { ...restore([]), cycle: 2, startedAt: at('12:00') }]
  expect(restoreClock(clocks)?.cycle).toBe(2)
  expect(promiseRows({ ...OPEN, clocks }, when('13:00')).map(({ name, text }) => [name, text])).toEqual([
    ['Working again', 'Ended 11:00, before it was opened again'], ['Working again', 'Due today 20:00'],
  ])
})

test('another day is named', () => {
  const rows = promiseRows({ ...OPEN, clocks: [{ ...restore([]), goalMs: 72 * HOUR_MS }] }, when('08:00'))
  expect(rows[0]).toMatchObject({ goal: '72 h', text: 'Due Fri 27 Nov, 07:50' })
})
