import type { Incident } from '../../domain/incident/state'
import type { Policy } from '../../domain/policy/policy'
import type { Ports } from '../ports'
import type { OutboxRow } from '../store-port'

/** What delivering one row's effects needs. */
export interface EffectContext {
  ports: Ports
  row: OutboxRow
  policy: Policy
  /** The snapshot as it stands now: projections are made from it, so a late one is never stale. */
  incident: Incident
}
