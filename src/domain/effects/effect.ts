import type { PersonRef } from '../ids'
import type { Role, StatusKey } from '../policy/policy'
import type { Instant } from '../time'

/**
 * What a command causes outside the store, kept in its outbox row and delivered once, in the incident's order.
 * Projections carry no data: they are made from the snapshot when delivered, so a late one is never stale.
 */
export type Effect =
  | { kind: 'comment'; public: boolean; text: string }
  /** An internal note that mentions the people who hold the role (its group's; where it has none, nobody in particular). */
  | { kind: 'tellRole'; role: Role; text: string }
  /** Custom fields and the issue property. */
  | { kind: 'project' }
  | { kind: 'status'; to: StatusKey }
  | { kind: 'assign'; to: PersonRef | null }
  /** A delayed event for a due instant that falls before the next sweep would find it. */
  | { kind: 'queueDue'; dueAt: Instant }
