import { IMPACTS, METRICS, ROLES, SEVERITIES, URGENCIES } from './policy'
import type { Goal, Impact, Metric, Policy, Severity, Urgency } from './policy'
import type { Millis } from '../time'
import { METRIC_WORDS, lengthWords } from '../words'
import { contractProblems, given, ruleProblems } from './rule-checks'
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
  ...wordProblems(policy),
  ...groupProblems(policy),
  ...toolProblems(policy),
  ...sessionProblems(policy),
  ...ruleProblems(policy),
  ...contractProblems(policy),
]

/** Names of a cell's row and column, as the matrix shows them. */
const IMPACT_NAMES: Record<Impact, string> = { everyone: 'Everyone', several: 'Several', justMe: 'Just me' }
const URGENCY_NAMES: Record<Urgency, string> = { low: 'Low', medium: 'Medium', high: 'High' }

/** Graver than a neighbour with more impact or more urgency: the cell is named, and so are those neighbours. */
const matrixProblems = (policy: Policy): PolicyProblem[] =>
  IMPACTS.flatMap((impact) =>
    URGENCIES.flatMap((urgency) => {
      const here = deriveSeverity(policy, impact, urgency)
      const lower = neighbours(impact, urgency).filter(([i, u]) => rank(deriveSeverity(policy, i, u)) > rank(here))
      if (lower.length === 0) return []
      const text = `${cellName(impact, urgency)} is ${here}, but ${lowerWords(policy, lower)}. More impact or urgency can't lower severity.`
      return [{ path: `matrix.${impact}.${urgency}`, text }]
    }),
  )

type Cell = [impact: Impact, urgency: Urgency]

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity)
const cellName = (impact: Impact, urgency: Urgency): string => `${IMPACT_NAMES[impact]} + ${URGENCY_NAMES[urgency]}`

/** One step more impact, and one step more urgency. IMPACTS runs from everyone to just me. */
const neighbours = (impact: Impact, urgency: Urgency): Cell[] => {
  const moreImpact = IMPACTS[IMPACTS.indexOf(impact) - 1]
  const moreUrgency = URGENCIES[URGENCIES.indexOf(urgency) + 1]
  return [
    ...(moreImpact === undefined ? [] : [[moreImpact, urgency] as Cell]),
    ...(moreUrgency === undefined ? [] : [[impact, moreUrgency] as Cell]),
  ]
}

/** "Several + Low and Just me + Medium are S4", or each with its own. */
const lowerWords = (policy: Policy, cells: Cell[]): string => {
  const severities = new Set(cells.map(([impact, urgency]) => deriveSeverity(policy, impact, urgency)))
  const names = cells.map(([impact, urgency]) => cellName(impact, urgency))
  if (cells.length > 1 && severities.size === 1) return `${names.join(' and ')} are ${[...severities].join('')}`
  return cells.map(([impact, urgency]) => `${cellName(impact, urgency)} is ${deriveSeverity(policy, impact, urgency)}`).join(' and ')
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

/** A graver severity must not have a looser goal than the next one that has any. */
const orderProblems = (policy: Policy): PolicyProblem[] =>
  METRICS.flatMap((metric) =>
    SEVERITIES.flatMap((severity, index) => {
      const goal = policy.goals[severity][metric]
      const next = SEVERITIES.slice(index + 1).find((one) => policy.goals[one][metric] !== undefined)
      const nextGoal = next === undefined ? undefined : policy.goals[next][metric]
      if (next === undefined || goal === undefined || nextGoal === undefined || goal.goalMs <= nextGoal.goalMs) return []
      const text = `${METRIC_WORDS[metric]}: ${severity} (${lengthWords(goal.goalMs)}) must not be looser than ${next} (${lengthWords(nextGoal.goalMs)}).`
      return [{ path: `goals.${severity}.${metric}`, text }]
    }),
  )

/** What customers choose from must say something. */
const wordProblems = ({ words }: Policy): PolicyProblem[] => [
  ...IMPACTS.flatMap((impact) => given(`words.impact.${impact}`, words.impact[impact], 'Write what the customer reads.')),
  ...URGENCIES.flatMap((urgency) => given(`words.urgency.${urgency}`, words.urgency[urgency], 'Write what the customer reads.')),
]

const groupProblems = ({ roleGroups }: Policy): PolicyProblem[] =>
  ROLES.flatMap((role) => given(`roleGroups.${role}`, roleGroups[role] ?? 'every agent', 'Choose a group, or none at all.'))

const toolProblems = ({ remoteTools }: Policy): PolicyProblem[] =>
  remoteTools.flatMap(({ name }, index) => {
    const path = `remoteTools.${index}.name`
    const isSame = (other: string): boolean => other.trim().toLowerCase() === name.trim().toLowerCase()
    const again = remoteTools.findIndex((other) => isSame(other.name)) < index
    return [...given(path, name, 'Name the tool.'), ...(again ? [{ path, text: `${name} stands in the list already.` }] : [])]
  })

const sessionProblems = ({ session, reopenWithinMs }: Policy): PolicyProblem[] => [
  ...positive('session.answerWithinMs', session.answerWithinMs, 'Give the customer time to answer.'),
  ...positive('session.expiresWithinMs', session.expiresWithinMs, 'A session needs a length above zero.'),
  ...(Number.isSafeInteger(reopenWithinMs) && reopenWithinMs >= 0 ? [] : [{ path: 'reopenWithinMs', text: 'The time to open it again is a length, or zero.' }]),
]

const positive = (path: string, lengthMs: Millis, text: string): PolicyProblem[] =>
  Number.isSafeInteger(lengthMs) && lengthMs > 0 ? [] : [{ path, text }]

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
