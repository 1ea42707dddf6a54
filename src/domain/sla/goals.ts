import type { Incident } from '../incident/state'
import type { Goal, Metric, Policy, Severity } from '../policy/policy'
import type { Instant, Millis } from '../time'

/** One stretch in which one goal was in force; `to` null: until further notice. */
export interface GoalSegment {
  from: Instant
  to: Instant | null
  goalMs: Millis
}

/**
 * The length of a goal, or null where the policy has none for that severity (no goal, no clock).
 * A weekly calendar cannot be here: `policyProblems` keeps such a policy from being published until clocks can follow
 * one, and counting it as 24x7 would promise the wrong instant.
 */
export const goalMsOf = (policy: Policy, severity: Severity, metric: Metric): Millis | null => {
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
