import type { AgentView, PersonFact } from '../domain/views/agent-view'
import type { CustomerView } from '../domain/views/customer-view'
import type { PersonCommandName } from '../domain/incident/commands'
import type { PersonRef } from '../domain/ids'
import type { PolicyEdit } from './policy-input'
import type { Goal, Impact, Metric, Policy, Role, Severity, SeverityMatrix, StatusKey, Urgency } from '../domain/policy/policy'

/** Every resolver answers this; screens draw a problem where they stand, never a stack. */
export type Wire<Answer> = { ok: true; answer: Answer } | { ok: false; problem: Problem }

export interface Problem {
  kind:
    | 'refused' /** by a rule of the process */
    | 'movedOn' /** by a rule, after somebody else's change that the screen had not seen */
    | 'noAccess' /** doesn't exist or isn't yours: the same words for both */
    | 'notTracked' /** this request type or project is not switched on */
    | 'invalid' /** the input's shape; `fields` says where */
    | 'busy' /** Jira or storage asks to slow down; `retryAfterMs` */
    | 'failed' /** did not save; nothing is half-written */
  /** Finished words for the audience: what happened, why, what next; `{time}` in them stands for the time of `movedAt`. */
  text: string
  /** When somebody else moved it on (epoch ms). The screen writes it, in its viewer's zone. */
  movedAt?: number
  wayOut?: PersonCommandName
  fields?: { path: string; text: string }[]
  retryAfterMs?: number
}

/** `now`: the server's instant (epoch ms); screens keep its offset and tick by it. */
export interface AgentIncident {
  now: number
  me: { person: PersonRef; accountId: string; roles: Role[] }
  people: PersonFact[]
  view: AgentView
  /** For the forms and the clock's small print. `remoteTools`: those that a session may name. */
  rules: { policyVersion: number; matrix: SeverityMatrix; goals: Policy['goals']; words: Policy['words']; remoteTools: string[]; session: Policy['session'] }
}

export interface PortalIncident {
  now: number
  role: 'reporter' | 'participant' | 'member'
  view: CustomerView
}

/** The caller's own files on a request, newest first. */
export interface RequestFiles {
  now: number
  files: { attachmentId: string; fileName: string; sizeBytes: number; at: number }[]
}

/** Everything the create panel needs to answer each change without another call. */
export interface Promise_ {
  now: number
  words: Policy['words']
  matrix: SeverityMatrix
  severityWords: Record<Severity, string>
  /** Goals that customers are told: first response and restore service. */
  goals: Record<Severity, Partial<Record<Extract<Metric, 'firstResponse' | 'restore'>, Goal>>>
  /** Keys under which the panel submits: `{ key, value }`. */
  fieldKeys: { impact: string; urgency: string }
}

/** The queue page lists by its own search, as the user; this tells which fields hold the projections. */
export interface QueueStart {
  now: number
  me: { accountId: string; roles: Role[] }
  projectKey: string
  /** `customfield_N` by ReTRAC's field. */
  fields: Record<ProjectedField, string>
  /** Key of the issue property that holds `QueueFacts`. */
  propertyKey: string
}

export const PROJECTED_FIELDS = ['number', 'severity', 'impact', 'urgency', 'tier', 'channel', 'scope', 'nextDue', 'slaState'] as const
export type ProjectedField = (typeof PROJECTED_FIELDS)[number]

export interface AdminSite {
  now: number
  policy: Policy
  projects: { id: string; key: string; name: string; on: boolean; requestTypeCount: number; problems: number }[]
}

export interface ProjectPage {
  now: number
  policyVersion: number
  project: { id: string; key: string; name: string }
  requestTypes: { id: string; name: string; description: string; on: boolean }[]
  statuses: { id: string; name: string; category: 'TODO' | 'IN_PROGRESS' | 'DONE' }[]
  on: boolean
  statusMap: Record<StatusKey, string | null>
  /** Proposed by name where nothing is mapped yet. */
  proposedStatusMap: Record<StatusKey, string | null>
  rules: { matrix: SeverityMatrix; goals: Policy['goals']; words: Policy['words']; defaultPair: { impact: Impact; urgency: Urgency } }
  setup: SetupReport
}

export interface SetupStep {
  key: 'closingValidator' | 'pinnedPanel' | 'fieldsOnScreens'
  /** `adminOnly`: the caller may not see it; `unknown`: nobody can from here, since Jira doesn't tell. */
  state: 'done' | 'missing' | 'adminOnly' | 'unknown'
  /** What it is for, in a sentence. */
  title: string
  /** What will be added, or the exact clicks, or what Jira answered. */
  detail: string
}
export interface SetupReport {
  steps: SetupStep[]
  /** True where pressing "Do it" would change something that the caller may change. */
  canRun: boolean
}

/** For a call or a visit: request types of the project that become incidents. */
export interface RaiseStart {
  now: number
  serviceDeskId: string
  requestTypes: { id: string; name: string }[]
  rules: { matrix: SeverityMatrix; words: Policy['words']; goals: Policy['goals'] }
}
export interface Raised {
  now: number
  issueId: string
  issueKey: string
  number: string
}

export interface MyIncidents {
  now: number
  incidents: {
    issueId: string
    requestKey: string
    serviceDeskId: string
    number: string
    summary: string
    mine: boolean
    raisedAt: number
    /** `reportersTurn`: it waits for the customer's side, but not for this person. */
    state: 'yourTurn' | 'reportersTurn' | 'ourTurn' | 'closed'
    /** When the customer's answer is wanted, or when it was closed. */
    at: number | null
  }[]
  /** There are more than an answer holds. */
  cut: boolean
}

/** The one draft: what it holds, what is wrong with it, who saved it last. */
export interface PolicyDesk {
  now: number
  active: Policy
  draft: { revision: number; baseVersion: number; edit: PolicyEdit; savedAt: number; savedBy: string | null; mine: boolean; problems: { path: string; text: string }[] } | null
  versions: { version: number; publishedAt: number; publishedBy: string | null }[]
  groups: string[]
}
/** When a clock is due: an instant, or why it has none. */
export type DueNow = number | 'overdue' | 'overdueAtOnce' | 'stopped'
export interface PolicyImpact {
  now: number
  /** Among open incidents: how many get a new due time, how many are overdue at once. */
  newDue: number
  overdueAtOnce: number
  incidents: { number: string; issueKey: string; metric: Metric; due: DueNow; was: DueNow | null }[]
  /** By rule id: the open incidents it would hit now, on how many it has acted already, or why it can never match. */
  rules: Record<string, { hits: { number: string; issueKey: string }[]; acted: number; never: string | null }>
  /** By remote tool: open incidents whose session, asked, approved or running, names it. */
  toolsInUse: Record<string, number>
  looked: number
}
export interface PolicyVersion {
  now: number
  policy: Policy
}
