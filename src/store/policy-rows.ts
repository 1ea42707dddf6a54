import { Filter, FilterConditions, kvs } from '@forge/kvs'
import { z } from 'zod'
import type { Log } from '../app/ports'
import type { PolicyDraft, PublishedVersion, Store } from '../app/store-port'
import type { PersonRef } from '../domain/ids'
import type { Policy } from '../domain/policy/policy'
import type { PolicyValue } from './entities'
import { BATCH_MAX, ENTITY, readRow } from './entities'
import { calling, winning } from './kvs-errors'
import { count, instant, person } from './schemas/parts'
import { policyEditSchema, policySchema } from './schemas/policy-schema'

const ACTIVE = 'active'
const DRAFT = 'draft'
const versionKey = (version: number): string => `v:${String(version).padStart(6, '0')}`

/** `publishedBy`: absent in rows of before it was kept. */
const storedSchema = z.object({ schema: z.literal(1), policy: policySchema, publishedBy: person.nullable().default(null) })
const policyValue = (policy: Policy, publishedBy: PersonRef | null): PolicyValue => ({ version: policy.version, row: { schema: 1, policy, publishedBy } })

/** A discarded or published draft stays as a row without one, so that its revision never comes again. */
const draftSchema = z.object({
  schema: z.literal(1),
  draft: z.object({ baseVersion: count, edit: policyEditSchema, savedAt: instant, savedBy: person }).nullable(),
})
type DraftContent = Omit<PolicyDraft, 'revision'>
const draftValue = (revision: number, draft: DraftContent | null): PolicyValue => ({ version: revision, row: { schema: 1, draft } })

/**
 * Policy versions and the one draft. `active` holds the whole policy in force, so that one read answers every call;
 * `v:N` keeps each version for ever: it is written only by the transaction that wins `active`, so it never changes.
 * `draft` is what admins work on; its attribute `version` is its revision.
 */
export function policyRows(log: Log): Pick<Store, 'activePolicy' | 'publishPolicy' | 'policyVersions' | 'policyDraft' | 'writeDraft'> {
  const entity = () => kvs.entity<PolicyValue>(ENTITY.policy)
  const read = async (key: string): Promise<PublishedVersion | null> => {
    const value = await calling('policy.get', () => entity().get(key))
    return value === undefined ? null : readRow(storedSchema, value.row, 'policy', key, log)
  }
  const versionIs = (version: number) => new Filter<PolicyValue>().and('version', FilterConditions.equalTo(version))
  const setFirst = (key: string, value: PolicyValue) => winning('policy.first', () => entity().set(key, value, { keyPolicy: 'FAIL_IF_EXISTS' }))

  /**
   * No transaction can be conditional on absence: the version's row is the claim, and what stands in it is published.
   * Where somebody claimed it and died, their version is published for them, and ours lost.
   */
  const publishFirst = async (policy: Policy, publishedBy: PersonRef | null): Promise<'published' | 'lostRace'> => {
    const key = versionKey(policy.version)
    const claimedByUs = await setFirst(key, policyValue(policy, publishedBy))
    const claimed = claimedByUs ? null : await read(key)
    const published = await setFirst(ACTIVE, claimed === null ? policyValue(policy, publishedBy) : policyValue(claimed.policy, claimed.publishedBy))
    return claimedByUs && published ? 'published' : 'lostRace'
  }

  const readDraft = async (): Promise<{ revision: number; draft: DraftContent | null } | null> => {
    const value = await calling('policy.draft', () => entity().get(DRAFT))
    return value === undefined ? null : { revision: value.version, draft: readRow(draftSchema, value.row, 'policy', DRAFT, log).draft }
  }

  return {
    activePolicy: async () => (await read(ACTIVE))?.policy ?? null,

    async publishPolicy(policy, by) {
      const publishedBy = by?.person ?? null
      if (policy.version === 1 && by?.draft === undefined) return publishFirst(policy, publishedBy)
      const value = policyValue(policy, publishedBy)
      const transaction = kvs
        .transact()
        .set<PolicyValue>(ACTIVE, value, { entityName: ENTITY.policy, conditions: versionIs(policy.version - 1) })
        .set<PolicyValue>(versionKey(policy.version), value, { entityName: ENTITY.policy })
      if (by?.draft !== undefined) transaction.set<PolicyValue>(DRAFT, draftValue(by.draft + 1, null), { entityName: ENTITY.policy, conditions: versionIs(by.draft) })
      return (await winning('policy.publish', () => transaction.execute())) ? 'published' : 'lostRace'
    },

    async policyVersions(versions) {
      const found: PublishedVersion[] = []
      for (let from = 0; from < versions.length; from += BATCH_MAX) {
        const batch = versions.slice(from, from + BATCH_MAX).map((version) => ({ key: versionKey(version), entityName: ENTITY.policy }))
        const { successfulKeys } = await calling('policy.versions', () => kvs.batchGet<PolicyValue>(batch))
        found.push(...successfulKeys.map(({ key, value }) => readRow(storedSchema, value.row, 'policy', key, log)))
      }
      return found.sort((left, right) => right.policy.version - left.policy.version)
    },

    async policyDraft() {
      const stored = await readDraft()
      return stored === null || stored.draft === null ? null : { revision: stored.revision, ...stored.draft }
    },

    async writeDraft(draft, seen) {
      const stored = await readDraft()
      const standing = stored === null || stored.draft === null ? 0 : stored.revision
      if (standing !== seen) return 'lostRace'
      if (stored === null) return (await setFirst(DRAFT, draftValue(1, draft))) ? 'saved' : 'lostRace'
      const value = draftValue(stored.revision + 1, draft)
      const transaction = kvs.transact().set<PolicyValue>(DRAFT, value, { entityName: ENTITY.policy, conditions: versionIs(stored.revision) })
      return (await winning('policy.saveDraft', () => transaction.execute())) ? 'saved' : 'lostRace'
    },
  }
}
