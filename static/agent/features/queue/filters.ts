import type { Severity, Tier } from '../../../../src/domain/policy/policy'
import { SEVERITIES, TIERS } from '../../../../src/domain/policy/policy'
import { tierWords } from '../../../../src/domain/words'
import type { QueueFacts } from '../../../../src/api/projection'
import { CLOCK_STATE, SEVERITY } from '../../../shared/vocabulary'
import type { DrawnRow } from './order'

export const TABS = ['all', 'mine', 'unassigned', 'waiting'] as const
export type Tab = (typeof TABS)[number]
/** `rest` is left out where the page is narrow. */
export const TAB_WORDS: Record<Tab, { word: string; rest: string }> = {
  all: { word: 'All', rest: '' },
  mine: { word: 'Mine', rest: '' },
  unassigned: { word: 'Unassigned', rest: '' },
  waiting: { word: 'Waiting', rest: ' for customer' },
}

export type StateChoice = 'breached' | 'atRisk' | 'onTrack' | 'paused' | 'proposed'
const STATE_WORDS: Record<StateChoice, string> = {
  breached: CLOCK_STATE.breached.agent,
  atRisk: CLOCK_STATE.atRisk.agent,
  onTrack: CLOCK_STATE.onTrack.agent,
  paused: CLOCK_STATE.paused.agent,
  proposed: 'Closure proposed',
}
const SCOPE_WORDS: Record<QueueFacts['scope'], string> = { in: 'In scope', open: 'Scope to decide', out: 'Out of scope' }

export interface Filters {
  tab: Tab
  words: string
  tier: Tier[]
  severity: Severity[]
  state: StateChoice[]
  scope: QueueFacts['scope'][]
}
export const NO_FILTERS: Filters = { tab: 'all', words: '', tier: [], severity: [], state: [], scope: [] }
export type ManyKey = 'tier' | 'severity' | 'state' | 'scope'

const entries = <Key extends string>(table: Record<Key, string>): { value: Key; label: string }[] =>
  (Object.entries(table) as [Key, string][]).map(([value, label]) => ({ value, label }))

export const MENUS: readonly { key: ManyKey; title: string; choices: { value: string; label: string }[] }[] = [
  { key: 'tier', title: 'Tier', choices: TIERS.map((value) => ({ value, label: tierWords(value) })) },
  { key: 'severity', title: 'Severity', choices: SEVERITIES.map((value) => ({ value, label: SEVERITY[value].agent })) },
  { key: 'state', title: 'State', choices: entries(STATE_WORDS) },
  { key: 'scope', title: 'Scope', choices: entries(SCOPE_WORDS) },
]

export const isNarrowed = (filters: Filters): boolean => filters.words.trim() !== '' || MENUS.some(({ key }) => filters[key].length > 0)

const inTab = (row: DrawnRow, tab: Tab, me: string): boolean => {
  if (tab === 'mine') return row.assigneeId === me
  if (tab === 'unassigned') return row.assigneeId === null
  return tab === 'all' || row.facts.turn === 'them'
}

const hasState = (row: DrawnRow, states: readonly StateChoice[]): boolean =>
  states.some((state) => (state === 'proposed' ? row.facts.state === 'proposed' : row.figures?.state === state))

const says = (row: DrawnRow, text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${row.facts.number} ${row.issueKey} ${row.summary}`.toLowerCase().includes(word))

const oneOf = <Value>(chosen: readonly Value[], value: Value): boolean => chosen.length === 0 || chosen.includes(value)

export const matches = (row: DrawnRow, filters: Filters, me: string): boolean =>
  inTab(row, filters.tab, me) &&
  oneOf(filters.tier, row.facts.tier) &&
  oneOf(filters.severity, row.facts.severity) &&
  oneOf(filters.scope, row.facts.scope) &&
  (filters.state.length === 0 || hasState(row, filters.state)) &&
  says(row, filters.words.trim())

export const countInTab = (rows: readonly DrawnRow[], tab: Tab, me: string): number => rows.filter((row) => inTab(row, tab, me)).length

/** Filters as a query, so that an address can be sent to a colleague. */
export function toQuery(filters: Filters): string {
  const query = new URLSearchParams()
  if (filters.tab !== 'all') query.set('tab', filters.tab)
  if (filters.words !== '') query.set('words', filters.words)
  for (const { key } of MENUS) if (filters[key].length > 0) query.set(key, filters[key].join(','))
  return query.toString()
}

/** What an address says, as far as it makes sense: unknown words are left out. */
export function fromQuery(text: string): Filters {
  const query = new URLSearchParams(text)
  const many = (key: ManyKey): string[] => {
    const known = MENUS.find((menu) => menu.key === key)?.choices.map((choice) => choice.value) ?? []
    return (query.get(key) ?? '').split(',').filter((value) => known.includes(value))
  }
  return {
    tab: TABS.find((tab) => tab === query.get('tab')) ?? 'all',
    words: query.get('words') ?? '',
    tier: many('tier') as Tier[],
    severity: many('severity') as Severity[],
    state: many('state') as StateChoice[],
    scope: many('scope') as QueueFacts['scope'][],
  }
}
