import { never } from '../result'
import type { Contract, Policy, ScopeRule } from './policy'

export type ContractScope =
  | { kind: 'covered'; contract: Contract }
  /** An organisation that has contracts, and none covers this. */
  | { kind: 'notCovered'; contracts: Contract[] }
  /** Nothing is said about these organisations. */
  | { kind: 'noContract' }

/**
 * What the contracts of these organisations say of a request type on a day (`YYYY-MM-DD`, local; both ends of a
 * contract are included). One contract that covers it is enough.
 */
export const contractScope = (
  policy: Pick<Policy, 'contracts'>,
  organizationIds: readonly string[],
  requestTypeId: string | null,
  day: string,
): ContractScope => {
  const contracts = policy.contracts.filter(({ organizationId }) => organizationIds.includes(organizationId))
  if (contracts.length === 0) return { kind: 'noContract' }
  const contract = contracts.find((one) => isInForce(one, day) && covers(one, requestTypeId))
  return contract === undefined ? { kind: 'notCovered', contracts } : { kind: 'covered', contract }
}

/** Days written so sort as they follow each other. */
const isInForce = ({ from, until }: Contract, day: string): boolean => (from === null || from <= day) && (until === null || day <= until)

const covers = ({ requestTypeIds }: Contract, requestTypeId: string | null): boolean =>
  requestTypeIds.length === 0 || (requestTypeId !== null && requestTypeIds.includes(requestTypeId))

/** The first rule that questions the scope of such a request; null: none does. */
export const questioningRule = (
  policy: Pick<Policy, 'scopeRules' | 'contracts'>,
  facts: { organizationIds: readonly string[]; requestTypeId: string | null; day: string },
): ScopeRule | null => policy.scopeRules.find((rule) => rule.on && questions(rule, policy, facts)) ?? null

const questions = (
  { when }: ScopeRule,
  policy: Pick<Policy, 'contracts'>,
  { organizationIds, requestTypeId, day }: { organizationIds: readonly string[]; requestTypeId: string | null; day: string },
): boolean => {
  switch (when.kind) {
    case 'requestType':
      return requestTypeId !== null && when.is.includes(requestTypeId)
    case 'notCovered':
      return contractScope(policy, organizationIds, requestTypeId, day).kind === 'notCovered'
    default:
      return never(when)
  }
}
