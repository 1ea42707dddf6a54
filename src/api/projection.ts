import type { IncidentNumber } from '../domain/ids'
import type { Severity, Tier } from '../domain/policy/policy'
import type { ClockFacts, ClockState } from '../domain/views/clock-view'

/** Issue property that lists, the status lozenge and polling read; written by the app, decided by nothing. */
export const PROPERTY_KEY = 'retrac'

/** Value of the property: facts from which a row's clock ticks without a call. */
export interface QueueFacts {
  schema: 1
  number: IncidentNumber
  revision: number
  severity: Severity
  assessed: boolean
  tier: Tier
  turn: 'us' | 'them'
  state: 'open' | 'proposed' | 'closed'
  scope: 'in' | 'open' | 'out'
  /** The running clock that is due first, else the paused one with least left, else null. */
  clock: ClockFacts | null
  /** jira:issueContext's status lozenge. */
  lozenge: { type: 'lozenge'; value: { label: string; type: 'default' | 'inprogress' | 'moved' | 'removed' | 'success' } }
  clockState: ClockState | null
}
