import fc from 'fast-check'
import { erase } from '../../../src/domain/incident/erase'
import { CHARGE, PEOPLE } from '../../support/builders'
import { anyRun } from '../arbitraries'

/** Words that the courses write, and everybody's reference. */
const PERSONAL = ['Some words.', '<b>', 'Payroll', CHARGE.for, CHARGE.amount, 'app.log', 'c'.repeat(64), ...Object.values(PEOPLE)]

describe('What is left of an incident whose issue was deleted', () => {
  it('keeps number, revision, count of events and instants, whatever had happened', () => {
    fc.assert(
      fc.property(anyRun(), ({ rows, incident }) => {
        const left = erase(rows)
        expect(left.incident).toMatchObject({ number: incident.number, revision: incident.revision, eventCount: incident.eventCount, createdAt: incident.createdAt, fired: incident.fired })
        expect(left.rows.map(({ events }) => events.map(({ type, at }) => [type, at]))).toEqual(rows.map(({ events }) => events.map(({ type, at }) => [type, at])))
      }),
    )
  })

  it('holds no text and no person (I20)', () => {
    fc.assert(
      fc.property(anyRun(), ({ rows }) => {
        const stored = JSON.stringify(erase(rows))
        expect(PERSONAL.filter((word) => stored.includes(JSON.stringify(word).slice(1, -1)))).toEqual([])
      }),
    )
  })

  it('is the same when erased again', () => {
    fc.assert(
      fc.property(anyRun(), ({ rows }) => {
        const once = erase(rows)
        expect(erase(once.rows)).toEqual(once)
      }),
    )
  })
})
