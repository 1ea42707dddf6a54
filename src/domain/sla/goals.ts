import type { Incident } from '../incident/state'
import type { Goal, Metric, Policy, Severity } from '../policy/policy'
import { same } from '../policy/same'
import type { Instant, Millis } from '../time'

/** One stretch in which one goal was in force; `to` null: until further notice. */
export interface GoalSegment {
  from: Instant
  to: Instant | null
  goalMs: Millis
}

/** Enough for years of an admin's second thoughts; what ended before the oldest kept is held to that one. */
const GOALS_BEFORE_KEPT = 10

/**
 * For a version that is published now: what clocks that have ended already keep of the goals so far. Goals apply to open
 * incidents from the instant of publishing (process.md "Publishing"), so a looser one makes no missed promise good.
 */
export const goalsBefore = ({ goals, goalsBefore: kept = [] }: Policy, next: Policy['goals'], now: Instant): Policy['goalsBefore'] => {
  if (same(goals, next)) return kept
  const lengths = Object.fromEntries(
    Object.entries(goals).map(([severity, each]) => [severity, Object.fromEntries(Object.entries(each).map(([metric, { goalMs }]) => [metric, goalMs]))]),
  ) as NonNullable<Policy['goalsBefore']>[number]['goals']
  return [...kept, { until: now, goals: lengths }].slice(-GOALS_BEFORE_KEPT)
}

/**
 * The length of a goal, or null where the policy has none for that severity (no goal, no clock). `at`: as it was then;
 * null: now.
 * A weekly calendar cannot be here: `policyProblems` keeps such a policy from being published until clocks can follow
 * one, and counting it as 24x7 would promise the wrong instant.
 */
export const goalMsOf = (policy: Policy, severity: Severity, metric: Metric, at: Instant | null = null): Millis | null => {
  const before = at === null ? undefined : policy.goalsBefore?.find(({ until }) => at < until)
  if (before !== undefined) return before.goals[severity][metric] ?? null
  const goal: Goal | undefined = policy.goals[severity][metric]
  if (goal === undefined) return null
  if (policy.calendars[goal.calendarId]?.kind !== 'alwaysOpen') {
    throw new Error(`Policy ${policy.version}: ${metric} of ${severity} is not on a calendar that clocks can follow`)
  }
  return goal.goalMs
}

/** The severity that goals follow at an instant; before the first change, the first one. */
export const severityAt = (incident: Incident, at: Instant): Severity => {
  let found = incident.severityChanges[0]?.severity ?? incident.severity.severity
  for (const change of incident.severityChanges) {
    if (change.at <= at) found = change.severity
  }
  return found
}

/**
 * Which goal was in force when, from `startedAt` on: elapsed time is kept, a new goal applies from its instant
 * (process.md "Clocks"). The active policy speaks from its `publishedAt` only; what fell due before that was acted on
 * under the version of then.
 */
export const goalSegments = (incident: Incident, policy: Policy, metric: Metric, startedAt: Instant): GoalSegment[] => {
  const opensAt = Math.max(startedAt, policy.publishedAt)
  const segments: GoalSegment[] = []
  incident.severityChanges.forEach((change, index) => {
    const next = incident.severityChanges[index + 1]
    const from = Math.max(change.at, opensAt)
    const to = next === undefined ? null : next.at
    const goalMs = goalMsOf(policy, change.severity, metric)
    if (goalMs !== null && (to === null || to > from)) segments.push({ from, to, goalMs })
  })
  return segments
}
