import type { Problem } from '../api/answers'
import type { IssueId, ProjectId } from '../domain/ids'
import type { Policy, Role } from '../domain/policy/policy'
import { ROLES } from '../domain/policy/policy'
import type { AgentGrant, PortalGrant, ProjectAdminGrant, QueueGrant, RequestTypeGrant, SelfGrant, SiteAdminGrant } from './grant'
import { grant } from './grant'
import type { Caller, Ports } from './ports'
import { JiraUnavailable, StoreUnavailable } from './ports'
import { noAccess, problemOf } from './problems'

/**
 * What the screen's context says it stands on. It passes through the browser, so it never grants anything: it can only
 * contradict the payload, which refuses (security.md 2). null: the module's context doesn't name one.
 */
export interface Claim {
  issueId: string | null
  requestKey: string | null
  projectId: string | null
  serviceDeskId: string | null
  requestTypeId: string | null
}
/** Who asks: the account as Forge vouches for it, and what its screen claims. */
export interface Asker {
  caller: Caller
  claim: Claim
}

interface Targets {
  issue: { issueId: IssueId }
  /** By key (a portal module knows no more), or by issue id. */
  request: { requestKeyOrIssueId: string }
  queue: { projectId: ProjectId }
  requestType: { serviceDeskId: string; requestTypeId: string }
  self: Record<never, never>
  project: { projectId: ProjectId }
  site: Record<never, never>
}
interface Grants {
  issue: AgentGrant
  request: PortalGrant
  queue: QueueGrant
  requestType: RequestTypeGrant
  self: SelfGrant
  project: ProjectAdminGrant
  site: SiteAdminGrant
}
export type TargetKind = keyof Targets
export type Authorised<Kind extends TargetKind> = { ok: true; grant: Grants[Kind] } | { ok: false; problem: Problem }

type Check<Kind extends TargetKind> = (ports: Ports, asker: Asker, target: Targets[Kind]) => Promise<Grants[Kind] | null>

/**
 * Whether the asker may do `act` on that target, asked anew each call. Rights come from Jira, as the caller; nothing
 * that the browser sent grants. A refusal writes a log line and nothing else; an error is a refusal or "busy".
 */
export async function authorise<Kind extends TargetKind>(
  ports: Ports,
  asker: Asker,
  act: string,
  kind: Kind,
  target: Targets[Kind],
): Promise<Authorised<Kind>> {
  const check: Check<Kind> = CHECKS[kind]
  try {
    const given = isSomebody(asker.caller) ? await check(ports, asker, target) : null
    if (given !== null) return { ok: true, grant: given }
    ports.log.line('authorise.refused', { act, kind, accountType: asker.caller.accountType })
    return { ok: false, problem: noAccess() }
  } catch (error) {
    if (error instanceof JiraUnavailable || error instanceof StoreUnavailable) {
      const problem = problemOf(error, ports.log, act)
      return { ok: false, problem: problem.kind === 'busy' ? problem : noAccess() }
    }
    ports.log.line('authorise.failed', { act, kind, error: error instanceof Error ? error.name : typeof error })
    return { ok: false, problem: noAccess() }
  }
}

/** Anonymous callers bear the account id `unidentified` (platform-facts 2). */
const isSomebody = ({ accountId, accountType }: Caller): boolean => accountId !== '' && accountId !== 'unidentified' && accountType !== 'anonymous'

/** A portal-only account never has agent rights; its id says so too (platform-rest 3.1), should the type ever be wrong. */
const isPortalOnly = ({ accountId, accountType }: Caller): boolean => accountType === 'customer' && accountId.startsWith('qm:')

const contradicts = (claimed: string | null, named: string): boolean => claimed !== null && claimed !== named

const CHECKS: { [Kind in TargetKind]: Check<Kind> } = {
  async issue(ports, { caller, claim }, { issueId }) {
    if (caller.accountType !== 'licensed' || contradicts(claim.issueId, issueId)) return null
    const access = await ports.jira.agentAccess(caller, issueId)
    if (access?.agent !== true) return null
    const policy = await ports.store.activePolicy()
    const roles = await rolesOf(ports, caller, policy)
    const person = await ports.store.refOf(caller.accountId)
    return grant<AgentGrant>({ issueId, accountId: caller.accountId, policy, who: { side: 'desk', person, roles } })
  },

  async request(ports, { caller, claim }, { requestKeyOrIssueId }) {
    const access = await ports.jira.requestAccess(caller, requestKeyOrIssueId)
    if (access === null) return null
    if (contradicts(claim.requestKey, access.key) || contradicts(claim.issueId, access.issueId)) return null
    // Nobody with agent rights counts as customer side.
    if (!isPortalOnly(caller) && (await ports.jira.isAgentOn(access.issueId, caller.accountId))) return null
    // Whoever may browse the project sees the request too (an admin, a developer): that makes nobody a member.
    if (access.role === 'member' && (await ports.jira.agentAccess(caller, access.issueId)) !== null) return null
    const [policy, person] = await Promise.all([ports.store.activePolicy(), ports.store.refOf(caller.accountId)])
    return grant<PortalGrant>({ issueId: access.issueId, policy, who: { side: 'customer', person, role: access.role } })
  },

  async queue(ports, { caller, claim }, { projectId }) {
    if (caller.accountType !== 'licensed' || contradicts(claim.projectId, projectId)) return null
    const access = await ports.jira.agentOnProject(caller, projectId)
    if (access?.agent !== true) return null
    const policy = await ports.store.activePolicy()
    const roles = await rolesOf(ports, caller, policy)
    return grant<QueueGrant>({ projectId, projectKey: access.key, accountId: caller.accountId, roles, policy })
  },

  async requestType(ports, { caller, claim }, { serviceDeskId, requestTypeId }) {
    if (contradicts(claim.serviceDeskId, serviceDeskId) || contradicts(claim.requestTypeId, requestTypeId)) return null
    const seen = await ports.jira.maySeeRequestType(caller, serviceDeskId, requestTypeId)
    if (seen === null) return null
    return grant<RequestTypeGrant>({ projectId: seen.projectId, requestTypeId, policy: await ports.store.activePolicy() })
  },

  async self(ports, { caller }) {
    return grant<SelfGrant>({ caller, policy: await ports.store.activePolicy() })
  },

  async project(ports, { caller, claim }, { projectId }) {
    if (caller.accountType !== 'licensed' || contradicts(claim.projectId, projectId)) return null
    if ((await ports.jira.mayAdministerProject(caller, projectId)) !== true) return null
    return grant<ProjectAdminGrant>({ projectId, policy: await ports.store.activePolicy() })
  },

  async site(ports, { caller }) {
    if (caller.accountType !== 'licensed' || (await ports.jira.mayAdministerSite(caller)) !== true) return null
    return grant<SiteAdminGrant>({ policy: await ports.store.activePolicy() })
  },
}

/** A role whose group is unset is every agent; the higher level's, the leads (process.md "Who is who"). */
async function rolesOf(ports: Ports, caller: Caller, policy: Policy | null): Promise<ReadonlySet<Role>> {
  const groupOf = (role: Role): string | null => policy?.roleGroups[role] ?? null
  const groups = new Set(ROLES.some((role) => groupOf(role) !== null) ? await ports.jira.groupsOf(caller) : [])
  const holds = (role: Role): boolean => {
    const group = groupOf(role)
    if (group !== null) return groups.has(group)
    return role === 'higherLevel' ? holds('lead') : true
  }
  return new Set(ROLES.filter(holds))
}
