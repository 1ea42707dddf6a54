import type { QueueFacts, StatusLozenge } from '../../../src/api/projection'
import type { IncidentNumber } from '../../../src/domain/ids'

/** A projection as the app writes one. */
export const FACTS: QueueFacts = {
  schema: 1,
  number: 'RC-010042' as IncidentNumber,
  revision: 1,
  severity: 'S2',
  assessed: true,
  tier: 'I',
  turn: 'us',
  state: 'open',
  scope: 'in',
  clock: null,
  clockState: null,
}
export const LOZENGE: StatusLozenge = { type: 'lozenge', value: { label: 'On track', type: 'inprogress' } }
