import type { Log } from '../app/ports'
import type { Store } from '../app/store-port'
import { incidentRows } from './incident-rows'
import { onceRows } from './once-rows'
import { outboxRows } from './outbox-rows'
import { personRows } from './person-rows'
import { policyRows } from './policy-rows'

/**
 * The store over Forge KVS. Every method may throw StoreUnavailable (slow down, or no answer) and RowUnreadable.
 * Nothing is kept between calls: a warm process may serve another installation next (platform-facts 7).
 */
export const kvsStore = (log: Log): Store => ({ ...incidentRows(log), ...outboxRows(log), ...policyRows(log), ...personRows(log), ...onceRows() })
