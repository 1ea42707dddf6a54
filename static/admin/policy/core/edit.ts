import type { PolicyEdit } from '../../../../src/api/policy-input'
import type { Policy } from '../../../../src/domain/policy/policy'

/** What of a policy an admin edits in the one draft; projects have a page of their own. */
export const editOf = (policy: Policy): PolicyEdit => ({
  matrix: policy.matrix,
  goals: policy.goals,
  words: policy.words,
  defaultPair: policy.defaultPair,
  roleGroups: policy.roleGroups,
  startAtTierTwo: policy.startAtTierTwo,
  remoteTools: policy.remoteTools,
  escalationRules: policy.escalationRules,
  scopeRules: policy.scopeRules,
  contracts: policy.contracts,
})

/** The policy as it would be with the draft published. */
export const withEdit = (policy: Policy, edit: PolicyEdit): Policy => ({ ...policy, ...edit })

/** The list with one of its rows changed. */
export const replaceAt = <Row>(rows: readonly Row[], index: number, row: Row): Row[] => rows.map((each, place) => (place === index ? row : each))
export const removeAt = <Row>(rows: readonly Row[], index: number): Row[] => rows.filter((_, place) => place !== index)

/** In or out of a list that is a set; the order of those that stay is kept. */
export const toggled = <Value>(values: readonly Value[], value: Value, isIn: boolean): Value[] =>
  isIn ? [...values.filter((each) => each !== value), value] : values.filter((each) => each !== value)
