import { Filter, FilterConditions, kvs } from '@forge/kvs'
import { z } from 'zod'
import type { Log, Store } from '../app/ports'
import type { Policy } from '../domain/policy/policy'
import type { PolicyValue } from './entities'
import { ENTITY, readRow } from './entities'
import { calling, winning } from './kvs-errors'
import { policySchema } from './schemas/policy-schema'

const ACTIVE = 'active'
const versionKey = (version: number): string => `v:${String(version).padStart(6, '0')}`
const storedSchema = z.object({ schema: z.literal(1), policy: policySchema })
const policyValue = (policy: Policy): PolicyValue => ({ version: policy.version, row: { schema: 1, policy } })

/**
 * Policy versions. `active` holds the whole policy in force, so that one read answers every call; `v:N` keeps each
 * version for ever. A version row is written only by the transaction that wins `active`, so it never changes.
 */
export function policyRows(log: Log): Pick<Store, 'activePolicy' | 'publishPolicy'> {
  const entity = () => kvs.entity<PolicyValue>(ENTITY.policy)
  const read = async (key: string): Promise<Policy | null> => {
    const value = await calling('policy.get', () => entity().get(key))
    return value === undefined ? null : readRow(storedSchema, value.row, 'policy', key, log).policy
  }

  /**
   * No transaction can be conditional on absence: the version's row is the claim, and what stands in it is published.
   * Where somebody claimed it and died, their version is published for them, and ours lost.
   */
  const publishFirst = async (policy: Policy): Promise<'published' | 'lostRace'> => {
    const set = (key: string, value: PolicyValue) => winning('policy.first', () => entity().set(key, value, { keyPolicy: 'FAIL_IF_EXISTS' }))
    const key = versionKey(policy.version)
    const claimedByUs = await set(key, policyValue(policy))
    const claimed = claimedByUs ? policy : await read(key)
    const published = await set(ACTIVE, policyValue(claimed ?? policy))
    return claimedByUs && published ? 'published' : 'lostRace'
  }

  return {
    activePolicy: () => read(ACTIVE),

    async publishPolicy(policy) {
      if (policy.version === 1) return publishFirst(policy)
      const before = new Filter<PolicyValue>().and('version', FilterConditions.equalTo(policy.version - 1))
      const won = await winning('policy.publish', () =>
        kvs
          .transact()
          .set<PolicyValue>(ACTIVE, policyValue(policy), { entityName: ENTITY.policy, conditions: before })
          .set<PolicyValue>(versionKey(policy.version), policyValue(policy), { entityName: ENTITY.policy })
          .execute(),
      )
      return won ? 'published' : 'lostRace'
    },
  }
}
