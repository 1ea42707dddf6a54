import type { IssueId, ProjectId } from '../domain/ids'
import type { Who } from '../domain/incident/who'
import type { Policy, Role } from '../domain/policy/policy'
import type { Caller } from './ports'

declare const granted: unique symbol
/** Only `authorise` and `asTheApp` make grants; nothing else can, since the mark has no name outside this file. */
interface Granted<Kind extends string> {
  readonly [granted]: Kind
}

/** Every grant carries the rules it was given under (null: nothing is published yet), so that a call reads them once. */
interface UnderPolicy {
  policy: Policy | null
}

/** An agent of that very issue. */
export interface AgentGrant extends Granted<'agent'>, UnderPolicy {
  issueId: IssueId
  accountId: string
  who: Extract<Who, { side: 'desk' }>
}
/** The customer side of that very request. */
export interface PortalGrant extends Granted<'portal'>, UnderPolicy {
  issueId: IssueId
  who: Extract<Who, { side: 'customer' }>
}
/** No user: finishes what a grant queued, or records what Jira says (security.md 3). */
export interface AppGrant extends Granted<'app'>, UnderPolicy {
  issueId: IssueId
  who: Extract<Who, { side: 'app' }>
}
export interface QueueGrant extends Granted<'queue'>, UnderPolicy {
  projectId: ProjectId
  projectKey: string
  accountId: string
  roles: ReadonlySet<Role>
}
export interface RequestTypeGrant extends Granted<'requestType'>, UnderPolicy {
  projectId: ProjectId
  requestTypeId: string
}
/** Anybody whom Forge vouches for, about what is his own; each thing asks for its own right besides. */
export interface SelfGrant extends Granted<'self'>, UnderPolicy {
  caller: Caller
}
export interface ProjectAdminGrant extends Granted<'projectAdmin'>, UnderPolicy {
  projectId: ProjectId
}
export interface SiteAdminGrant extends Granted<'siteAdmin'>, UnderPolicy {}

/** What `handleCommand` takes. */
export type CommandGrant = AgentGrant | PortalGrant | AppGrant

/** For `authorise` and `asTheApp` alone. */
export const grant = <G extends Granted<string>>(facts: Omit<G, typeof granted>): G => facts as G

/** For triggers, queue and schedule; `policy` as just loaded. */
export const asTheApp = (issueId: IssueId, policy: Policy | null): AppGrant => grant<AppGrant>({ issueId, policy, who: { side: 'app' } })
