import { hasGiven } from './rules'
import { SEVERITIES, TIERS } from './policy'
import type { EscalationRule, Metric, Policy, RuleFact, Severity, Tier } from './policy'

/** The hold of a tier runs only while that tier has it. */
const TIER_OF_HOLD: Partial<Record<Metric, Tier>> = { holdI: 'I', holdII: 'II' }

const GOAL_WORDS: Record<Metric, string> = { firstResponse: 'first response goal', restore: 'restore goal', holdI: 'Tier I hold goal', holdII: 'Tier II hold goal' }

const FACT_WORDS: Record<RuleFact['kind'], string> = {
  severity: 'severity',
  used: 'the share used',
  tier: 'tier',
  transfers: 'times moved',
  reopened: 'times opened again',
  requestType: 'request type',
  organization: 'organisation',
  words: 'words',
}

/**
 * Why a rule can never match, as its own facts and the policy's goals stand; null: it may. What follows "Can never
 * match:" wherever that is said, so that a screen and the checks before publishing know the same cases.
 */
export const whyNever = (rule: Pick<EscalationRule, 'facts'>, policy: Pick<Policy, 'goals'>): string | null => {
  if (rule.facts.length === 0) return 'it has no condition.'
  const empty = rule.facts.find((fact) => !hasGiven(fact))
  if (empty !== undefined) return `nothing is chosen for ${FACT_WORDS[empty.kind]}.`
  const severities = SEVERITIES.filter((severity) => rule.facts.every((fact) => fact.kind !== 'severity' || fact.is.includes(severity)))
  if (severities.length === 0) return 'no severity fits all of its conditions.'
  if (!TIERS.some((tier) => rule.facts.every((fact) => allowsTier(fact, tier)))) return 'no tier fits all of its conditions.'
  if (exclude(rule.facts)) return 'no request type fits all of its conditions.'
  return withoutGoal(rule.facts, severities, policy)
}

const allowsTier = (fact: RuleFact, tier: Tier): boolean => {
  if (fact.kind === 'tier') return fact.is.includes(tier)
  return fact.kind !== 'used' || (TIER_OF_HOLD[fact.metric] ?? tier) === tier
}

/** A request has one type, so several such facts must have one in common. */
const exclude = (facts: readonly RuleFact[]): boolean => {
  const [first, ...others] = facts.flatMap((fact) => (fact.kind === 'requestType' ? [fact.is] : []))
  return first !== undefined && !first.some((id) => others.every((is) => is.includes(id)))
}

/** A clock without a goal never runs; one severity must have all the goals that are asked for. */
const withoutGoal = (facts: readonly RuleFact[], severities: readonly Severity[], { goals }: Pick<Policy, 'goals'>): string | null => {
  const metrics = facts.flatMap((fact) => (fact.kind === 'used' ? [fact.metric] : []))
  const missing = metrics.find((metric) => severities.every((severity) => goals[severity][metric] === undefined))
  if (missing !== undefined) return `${severities.join(', ')} ${severities.length === 1 ? 'has' : 'have'} no ${GOAL_WORDS[missing]}.`
  if (severities.some((severity) => metrics.every((metric) => goals[severity][metric] !== undefined))) return null
  return 'no severity has all the goals that its conditions ask for.'
}
