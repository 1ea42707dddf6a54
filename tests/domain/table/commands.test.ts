import type { Event, EventBody } from '../../../src/domain/incident/events'
import type { PersonCommandName } from '../../../src/domain/incident/commands'
import { PERSON_COMMANDS } from '../../../src/domain/incident/offers'
import type { RefusalCode } from '../../../src/domain/incident/refusal'
import { REFUSAL_CODES } from '../../../src/domain/incident/refusal-words'
import { EVERYBODY, policy } from '../../support/builders'
import { after, given, incidentOf, minute, told } from '../../support/given-when-then'
import { wellFormed } from '../arbitraries'
import { COMMAND_ROWS } from '../rows'
import type { CommandRow } from '../rows'
import { ASKED_CASES } from './asked-cases'
import type { Allowed, Cases, Refused } from './case'
import { CLOSURE_CASES } from './closure-cases'
import { SCOPE_CASES } from './scope-cases'
import { CLOSED } from './stories'
import { WORK_CASES } from './work-cases'

/** Every row of process.md's command table: allowed, and each of its conditions refusing by name. */
const CASES: Cases<CommandRow> = { ...WORK_CASES, ...ASKED_CASES, ...CLOSURE_CASES, ...SCOPE_CASES }
const ROWS = Object.keys(COMMAND_ROWS) as CommandRow[]

const allowedOf = (row: CommandRow): [name: string, one: Allowed][] => Object.entries(CASES[row].allowed)
const refusedOf = (row: CommandRow): [condition: string, cases: Refused[]][] =>
  Object.entries<Refused | Refused[]>(CASES[row].refused).map(([condition, cases]) => [condition, Array.isArray(cases) ? cases : [cases]])

/** The last step, under other rules than its course where the case says so. */
const played = ({ given, when, under = policy() }: Allowed | Refused) => after(told(given), when, under)
/** What events say, without when and by whom; thresholds that fell due meanwhile are another table's. */
const said = (events: Event[]): EventBody[] =>
  events.flatMap(({ at: _at, by: _by, ...body }) => (body.type === 'ThresholdReached' ? [] : [body as EventBody]))

describe.each(ROWS)('%s', (row) => {
  it.each(allowedOf(row))('%s', (_name, one) => {
    const { result } = played(one)
    if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`)
    expect(said(result.value)).toEqual(one.then)
  })

  it.each(refusedOf(row))('only %s', (_condition, cases) => {
    for (const one of cases) {
      const { result, story } = played(one)
      expect(result).toMatchObject({ ok: false, refusal: { code: one.refuses } })
      // What is refused changes nothing (I6).
      expect(story.history).toEqual(told(one.given).history)
    }
  })
})

describe('The table', () => {
  it.each(ROWS)('%s has a test for being allowed, and one for each condition', (row) => {
    expect(allowedOf(row).length).toBeGreaterThan(0)
    expect(refusedOf(row).map(([condition]) => condition).sort()).toEqual([...COMMAND_ROWS[row]].sort())
    for (const [, cases] of refusedOf(row)) expect(cases.length).toBeGreaterThan(0)
  })

  it('has a row for each command that a person gives', () => {
    const rowOf = (name: PersonCommandName): string => name.charAt(0).toUpperCase() + name.slice(1)
    expect(PERSON_COMMANDS.map(rowOf).filter((name) => !ROWS.some((row) => row === name))).toEqual([])
  })

  /** What every command needs beside its row. */
  const EVERYWHERE: RefusalCode[] = ['NotFound', 'IncidentClosed']
  it('meets every refusal by its name', () => {
    const met = new Set<RefusalCode>([...EVERYWHERE, ...ROWS.flatMap((row) => refusedOf(row).flatMap(([, cases]) => cases.map(({ refuses }) => refuses)))])
    expect(REFUSAL_CODES.filter((code) => !met.has(code))).toEqual([])
  })

  const closed = given(...CLOSED)
  it.each(PERSON_COMMANDS.filter((name) => name !== 'reopen'))('%s needs an open incident', (name) => {
    const forms = wellFormed(incidentOf(closed.story), minute(30)).filter((command) => command.name === name)
    expect(forms.length).toBeGreaterThan(0)
    for (const form of forms) {
      const refusals = EVERYBODY.map((who) => closed.when(form, who, 30).result)
      expect(refusals.every(({ ok }) => !ok)).toBe(true)
      expect(refusals).toContainEqual({ ok: false, refusal: { code: 'IncidentClosed', closedAt: minute(20) } })
    }
  })
})
