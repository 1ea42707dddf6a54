import type { Policy, Role } from '../domain/policy/policy'

/** The Jira group that holds a role; the higher level's, where it has none, is the leads' (process.md "Who is who"). null: every agent. */
export const roleGroup = (policy: Policy, role: Role): string | null =>
  policy.roleGroups[role] ?? (role === 'higherLevel' ? policy.roleGroups.lead : null)
