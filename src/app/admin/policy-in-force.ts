import { defaultPolicy } from '../../domain/policy/default-policy'
import type { Policy, ProjectSetup } from '../../domain/policy/policy'
import type { Store } from '../store-port'

/** Version that a fresh installation shows: nothing has been published. */
export const NOTHING_PUBLISHED = 0
/** What installing publishes: the defaults. */
export const FIRST_VERSION = 1

/** The rules in force; on a fresh installation the defaults, as version 0. */
export const policyInForce = async (store: Store, now: number): Promise<Policy> =>
  (await store.activePolicy()) ?? { ...defaultPolicy(now), version: NOTHING_PUBLISHED }

/** A project that nobody has set up. */
export const NOT_SET_UP: ProjectSetup = {
  on: false,
  offSpans: [],
  requestTypeIds: [],
  statusMap: { waitingForSupport: null, waitingForCustomer: null, escalated: null, closed: null },
}
