import type { ProjectId } from '../ids'
import type { Millis, Span } from '../time'

export const IMPACTS = ['everyone', 'several', 'justMe'] as const
export type Impact = (typeof IMPACTS)[number]
export const URGENCIES = ['low', 'medium', 'high'] as const
export type Urgency = (typeof URGENCIES)[number]
export const SEVERITIES = ['S1', 'S2', 'S3', 'S4'] as const
export type Severity = (typeof SEVERITIES)[number]
export const TIERS = ['I', 'II'] as const
export type Tier = (typeof TIERS)[number]

export type SeverityMatrix = Record<Impact, Record<Urgency, Severity>>

/** `tierHold` has a goal for each tier; it measures how long one tier keeps an incident. */
export const METRICS = ['firstResponse', 'restore', 'holdI', 'holdII'] as const
export type Metric = (typeof METRICS)[number]

/** Weekly opening hours in a zone, with whole-day holidays; `alwaysOpen` is 24x7. */
export type Calendar =
  | { kind: 'alwaysOpen' }
  | {
      kind: 'weekly'
      /** IANA zone. */
      timeZone: string
      /** Monday = 1 ... Sunday = 7; times as minutes since local midnight, `to` up to 1,440. */
      hours: { day: 1 | 2 | 3 | 4 | 5 | 6 | 7; fromMinute: number; toMinute: number }[]
      /** Local dates, `YYYY-MM-DD`, on which nothing is open. */
      holidays: string[]
    }

export interface Goal {
  goalMs: Millis
  calendarId: string
}

/** Groups of Jira that hold a role; null: every agent of the project (higher level: the leads). */
export const ROLES = ['tierI', 'tierII', 'consultant', 'lead', 'higherLevel'] as const
export type Role = (typeof ROLES)[number]

/** The four places an incident's state can stand in, as Jira statuses of one project. */
export const STATUS_KEYS = ['waitingForSupport', 'waitingForCustomer', 'escalated', 'closed'] as const
export type StatusKey = (typeof STATUS_KEYS)[number]

export interface ProjectSetup {
  on: boolean
  /** JSM request types that become incidents; ids as strings. */
  requestTypeIds: string[]
  /** Jira status ids; null: not mapped, left alone and shown on the health page. */
  statusMap: Record<StatusKey, string | null>
  /** When it was switched off, in order; the last one is open while it is. Clocks stand still in them (`switched`). */
  offSpans: Span[]
}

export interface CustomerWords {
  impact: Record<Impact, string>
  urgency: Record<Urgency, string>
}

/** All of a rule's facts must hold; words are literal, without regard to case, and never an expression. */
export type RuleFact =
  | { kind: 'severity'; is: Severity[] }
  | { kind: 'used'; metric: Metric; percent: number }
  | { kind: 'tier'; is: Tier[] }
  | { kind: 'transfers'; atLeast: number }
  | { kind: 'reopened'; atLeast: number }
  | { kind: 'requestType'; is: string[] }
  | { kind: 'organization'; is: string[] }
  | { kind: 'words'; any: string[] }

export interface EscalationRule {
  id: string
  name: string
  on: boolean
  facts: RuleFact[]
  action: 'escalate' | 'tellGroup'
  reason: string
}

/** What a contract covers: an organisation's request types between two dates (local days, both included). */
export interface Contract {
  id: string
  organizationId: string
  organizationName: string
  from: string | null
  until: string | null
  /** Covered request types; empty: all. */
  requestTypeIds: string[]
}

/** Questions the scope at recording; `notCovered`: an organisation that has contracts, and none covers it. */
export interface ScopeRule {
  id: string
  on: boolean
  when: { kind: 'requestType'; is: string[] } | { kind: 'notCovered' }
  reason: string
}

/** One immutable version of the rules. */
export interface Policy {
  schema: 1
  version: number
  /** Epoch ms; goals and calendars apply to open incidents from here. */
  publishedAt: number
  numberPrefix: string
  numberWidth: number
  matrix: SeverityMatrix
  defaultPair: { impact: Impact; urgency: Urgency }
  /** Missing metric of a severity: no goal, no clock. */
  goals: Record<Severity, Partial<Record<Metric, Goal>>>
  /** Lengths of goals in versions before, where they were otherwise, oldest first: what a clock that ended under them is held to. */
  goalsBefore?: { until: number; goals: Record<Severity, Partial<Record<Metric, Millis>>> }[] | undefined
  calendars: Record<string, Calendar>
  /** Shares of the goal at which a warning falls due. */
  warnAtPercents: number[]
  /** At risk when this share of the goal is left ... */
  atRiskLeftPercent: number
  /** ... but at most this long before it is due. */
  atRiskLeftAtMostMs: Millis
  words: CustomerWords
  roleGroups: Record<Role, string | null>
  /** Request types whose incidents start at Tier II. */
  startAtTierTwo: string[]
  /** `retired`: no new session may name it; approvals that do stay as they are. */
  remoteTools: { name: string; retired: boolean }[]
  session: { answerWithinMs: Millis; expiresWithinMs: Millis }
  /** For how long a customer may open a closed incident again. */
  reopenWithinMs: Millis
  escalationRules: EscalationRule[]
  scopeRules: ScopeRule[]
  contracts: Contract[]
  projects: Record<ProjectId, ProjectSetup>
}
