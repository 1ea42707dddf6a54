import type { PolicyDesk } from '../../api/answers'
import type { PolicyEdit } from '../../api/policy-input'
import { policyProblems } from '../../domain/policy/checks'
import type { Policy } from '../../domain/policy/policy'
import { goalsBefore } from '../../domain/sla/goals'
import type { Caller, Ports } from '../ports'
import type { PolicyDraft } from '../store-port'
import { policyInForce } from './policy-in-force'

/** As many as the list of versions shows. */
const VERSIONS_SHOWN = 25

/** The rules as they would be published from a draft; projects stay as they are now, for they have a page of their own. */
export const withEdit = (active: Policy, edit: PolicyEdit, now: number): Policy => ({
  ...active,
  ...edit,
  version: active.version + 1,
  publishedAt: now,
  goalsBefore: goalsBefore(active, edit.goals, now),
})

export const editOf = (policy: Policy): PolicyEdit => {
  const { matrix, goals, words, defaultPair, roleGroups, startAtTierTwo, remoteTools, escalationRules, scopeRules, contracts } = policy
  return { matrix, goals, words, defaultPair, roleGroups, startAtTierTwo, remoteTools, escalationRules, scopeRules, contracts }
}

/** The admin's desk: rules in force, the one draft with its problems, versions, and groups to choose from. */
export async function policyDesk(ports: Ports, caller: Caller, now: number): Promise<PolicyDesk> {
  const [active, draft, groups] = await Promise.all([policyInForce(ports.store, now), ports.store.policyDraft(), ports.jira.groupNames()])
  const numbers = Array.from({ length: Math.min(VERSIONS_SHOWN, active.version) }, (_, index) => active.version - index)
  const versions = await ports.store.policyVersions(numbers)
  const people = versions.flatMap(({ publishedBy }) => publishedBy ?? [])
  const accounts = await ports.store.accountsOf(draft === null ? people : [...people, draft.savedBy])
  return {
    now,
    active,
    draft: draft === null ? null : draftFacts(draft, active, accounts.get(draft.savedBy) ?? null, caller, now),
    versions: versions.map(({ policy, publishedBy }) => ({
      version: policy.version,
      publishedAt: policy.publishedAt,
      publishedBy: publishedBy === null ? null : (accounts.get(publishedBy) ?? null),
    })),
    groups,
  }
}

function draftFacts(draft: PolicyDraft, active: Policy, savedBy: string | null, caller: Caller, now: number): NonNullable<PolicyDesk['draft']> {
  const next = withEdit(active, draft.edit, now)
  const { revision, baseVersion, edit, savedAt } = draft
  return { revision, baseVersion, edit, savedAt, savedBy, mine: savedBy === caller.accountId, problems: policyProblems(next) }
}
