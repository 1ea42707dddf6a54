import type { MyIncidents } from '../../../../src/api/answers'
import { dayWords, instantWords } from '../../../shared/time'
import type { When } from '../../parts/use-when'

export type MyIncident = MyIncidents['incidents'][number]

export const STATES = [{ value: 'open', label: 'Open' }, { value: 'all', label: 'Open and closed' }] as const
export const WHOSE = [{ value: 'mine', label: 'Mine' }, { value: 'all', label: 'Mine and shared' }] as const

export interface Filters {
  state: (typeof STATES)[number]['value']
  whose: (typeof WHOSE)[number]['value']
}
/** Everything: a number that somebody looks for must not hide behind a filter. */
export const NO_FILTERS: Filters = { state: 'all', whose: 'all' }
export const AT_FIRST: Filters = { state: 'open', whose: 'mine' }

/** What waits for this person on top; within that as they came, the newest first. */
export const shownOf = (incidents: readonly MyIncident[], { state, whose }: Filters): MyIncident[] =>
  incidents
    .filter((incident) => (state === 'all' || incident.state !== 'closed') && (whose === 'all' || incident.mine))
    .sort((a, b) => Number(b.state === 'yourTurn') - Number(a.state === 'yourTurn'))

const STATE_WORDS: Record<MyIncident['state'], string> = { yourTurn: 'Your turn', reportersTurn: "The reporter's turn", ourTurn: 'Our turn', closed: 'Closed' }
export const stateWords = ({ state }: MyIncident): string => STATE_WORDS[state]

/** "answer by today 17:00" while it waits for the customer's side, "asked for by" once that is over; the date on which it was closed, or else raised. */
export function atWords({ state, at, raisedAt }: MyIncident, { now, zone }: When): string {
  if (at === null) return `raised ${dayWords(raisedAt, now, zone)}`
  if (state === 'closed') return dayWords(at, now, zone)
  return `${at < now ? 'asked for by' : 'answer by'} ${instantWords(at, now, zone)}`
}

/** `RC-010999`: a number, or the start of one; digits alone count as one too. */
const NUMBER = /^([A-Za-z][A-Za-z0-9]{0,9}-)?\d+$/

/** Why the list is empty, in the words that fit what was looked for. */
export function emptyWords(sought: string, fits: number): string {
  if (fits > 0) return `${fits === 1 ? '1 incident fits' : `${fits} incidents fit`}, but the filters hide ${fits === 1 ? 'it' : 'them'}.`
  if (sought === '') return 'No incidents yet. When you raise one, its number stays here.'
  return NUMBER.test(sought) ? `No incident ${sought.toUpperCase()} that you can see.` : `No incident with "${sought}" that you can see.`
}
