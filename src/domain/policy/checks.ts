import { IMPACTS, METRICS, SEVERITIES, URGENCIES } from './policy'
import type { Goal, Metric, Policy, Severity } from './policy'
import { METRIC_WORDS } from '../words'
import { deriveSeverity } from './severity'

/** What keeps a policy from being published (I18): where, and a finished sentence. */
export interface PolicyProblem {
  /** Path into the policy, e.g. `goals.S1.restore`. */
  path: string
  text: string
}

/** Shape of a number's prefix: what a customer can type and a mail subject can carry. */
const PREFIX = /^[A-Z][A-Z0-9]{0,9}$/
/** Jira's issue ids have had at most 18 digits here (`ids.ts`). */
const WIDTH_MAX = 18

/** All checks that a policy must pass before it is published; empty: it may be. */
export const policyProblems = (policy: Policy): PolicyProblem[] => [
  ...matrixProblems(policy),
  ...SEVERITIES.flatMap((severity) =>
    METRICS.flatMap((metric) => {
      const goal = policy.goals[severity][metric]
      return goal === undefined ? [] : goalProblems(policy, severity, metric, goal)
    }),
  ),
  ...orderProblems(policy),
  ...numberProblems(policy),
  ...warningProblems(policy),
]

/** Indices at which severity falls although impact or urgency rises. */
const matrixProblems = (policy: Policy): PolicyProblem[] => {
  const rank = (severity: Severity): number => SEVERITIES.indexOf(severity)
  const problems: PolicyProblem[] = []
  for (const impact of IMPACTS) {
    for (const urgency of URGENCIES) {
      const here = rank(deriveSeverity(policy, impact, urgency))
      const moreUrgent = URGENCIES[URGENCIES.indexOf(urgency) + 1]
      // IMPACTS runs from everyone to just me.
      const moreImpact = IMPACTS[IMPACTS.indexOf(impact) - 1]
      const lowered =
        (moreUrgent !== undefined && rank(deriveSeverity(policy, impact, moreUrgent)) > here) ||
        (moreImpact !== undefined && rank(deriveSeverity(policy, moreImpact, urgency)) > here)
      if (lowered) {
        problems.push({ path: `matrix.${impact}.${urgency}`, text: "More impact or urgency can't lower severity." })
      }
    }
  }
  return problems
}

const goalProblems = (policy: Policy, severity: Severity, metric: Metric, goal: Goal): PolicyProblem[] => {
  const path = `goals.${severity}.${metric}`
  const name = `${METRIC_WORDS[metric]} of ${severity}`
  if (!Number.isSafeInteger(goal.goalMs) || goal.goalMs <= 0) return [{ path, text: `${name} needs a length above zero.` }]
  const calendar = policy.calendars[goal.calendarId]
  if (calendar === undefined) return [{ path, text: `${name} names a calendar that doesn't exist.` }]
  if (calendar.kind === 'weekly') {
    return [{ path, text: `${name} uses a weekly calendar. Goals on weekly calendars are not supported yet: choose 24x7.` }]
  }
  return []
}

/** A graver severity must not have a looser goal. */
const orderProblems = (policy: Policy): PolicyProblem[] =>
  METRICS.flatMap((metric) =>
    SEVERITIES.flatMap((severity, index) => {
      const next = SEVERITIES[index + 1]
      const goal = policy.goals[severity][metric]
      const nextGoal = next === undefined ? undefined : policy.goals[next][metric]
      if (next === undefined || goal === undefined || nextGoal === undefined || goal.goalMs <= nextGoal.goalMs) return []
      return [{ path: `goals.${severity}.${metric}`, text: `${METRIC_WORDS[metric]}: ${severity} must not be looser than ${next}.` }]
    }),
  )

const numberProblems = (policy: Policy): PolicyProblem[] => {
  const problems: PolicyProblem[] = []
  if (!PREFIX.test(policy.numberPrefix)) {
    problems.push({ path: 'numberPrefix', text: 'The prefix is one to ten capital letters or digits and starts with a letter.' })
  }
  if (!Number.isInteger(policy.numberWidth) || policy.numberWidth < 1 || policy.numberWidth > WIDTH_MAX) {
    problems.push({ path: 'numberWidth', text: `The number's width is between 1 and ${WIDTH_MAX} digits.` })
  }
  return problems
}

const warningProblems = (policy: Policy): PolicyProblem[] => {
  const problems: PolicyProblem[] = []
  const percents = policy.warnAtPercents
  if (percents.some((percent) => !Number.isInteger(percent) || percent < 1 || percent > 99)) {
    problems.push({ path: 'warnAtPercents', text: 'A warning stands between 1 % and 99 % of the goal.' })
  }
  if (new Set(percents).size !== percents.length) {
    problems.push({ path: 'warnAtPercents', text: 'Two warnings stand at the same share of the goal.' })
  }
  if (policy.atRiskLeftPercent < 1 || policy.atRiskLeftPercent > 99 || policy.atRiskLeftAtMostMs <= 0) {
    problems.push({ path: 'atRiskLeftPercent', text: 'At risk begins when 1 % to 99 % of the goal is left.' })
  }
  return problems
}
