import type { IncidentNumber } from '../domain/ids'
import type { Channel } from '../domain/incident/state'
import type { Impact, Severity, Tier, Urgency } from '../domain/policy/policy'
import type { ClockFacts, ClockState } from '../domain/views/clock-view'
import type { ProjectedField } from './answers'

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
  clockState: ClockState | null
}

/** Status lozenge in the head of jira:issueContext, as Jira reads it from an issue property of its own (`src/jira/write-lozenge.ts`). */
export interface StatusLozenge {
  type: 'lozenge'
  value: { label: string; type: 'default' | 'inprogress' | 'moved' | 'removed' | 'success' }
}

/** What the custom fields say, so that people and filters read words; lists that filter by them use this table too. */
export const FIELD_WORDS: {
  impact: Record<Impact, string>
  urgency: Record<Urgency, string>
  channel: Record<Channel, string>
  scope: Record<QueueFacts['scope'], string>
  slaState: Record<ClockState, string>
} = {
  impact: { everyone: 'Everyone', several: 'Several', justMe: 'Just me' },
  urgency: { low: 'Low', medium: 'Medium', high: 'High' },
  channel: { portal: 'Portal', email: 'E-mail', phone: 'Phone', automatic: 'Automatic' },
  scope: { in: 'In scope', open: 'Scope to decide', out: 'Out of scope' },
  slaState: { onTrack: 'On track', atRisk: 'At risk', breached: 'Breached', paused: 'Paused', met: 'Met' },
}

/** Module key of the custom field that holds it; severity holds `S1`, tier `I` or `II`, next due an ISO instant. */
export const FIELD_MODULES: Record<ProjectedField, string> = {
  number: 'retrac-number',
  severity: 'retrac-severity',
  impact: 'retrac-impact',
  urgency: 'retrac-urgency',
  tier: 'retrac-tier',
  channel: 'retrac-channel',
  scope: 'retrac-scope',
  nextDue: 'retrac-next-due',
  slaState: 'retrac-sla-state',
}
