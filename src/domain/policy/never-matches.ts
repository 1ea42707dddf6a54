import { METRIC_WORDS } from '../words'
import { SEVERITIES, TIERS } from './policy'
import type { EscalationRule, Metric, Policy, RuleFact, Severity, Tier } from './policy'

/** The hold of a tier runs only while that tier has it. */
const TIER_OF_HOLD: Partial<Record<Metric, Tier>> = { holdI: 'I', holdII: 'II' }

/** Why a rule can never match, as its own facts and the policy's goals stand; null: it may. */
export const whyNever = (rule: Pick<EscalationRule, 'facts'>, policy: Pick<Policy, 'goals'>): string | null => {
  const severities = SEVERITIES.filter((severity) => rule.facts.every((fact) => fact.kind !== 'severity' || fact.is.includes(severity)))
  const tiers = TIERS.filter((tier) => rule.facts.every((fact) => allowsTier(fact, tier)))
  if (severities.length === 0) return 'no severity fits all of its conditions.'
  if (tiers.length === 0) return 'no tier fits all of its conditions.'
  if (disjoint(rule.facts)) return 'no request type fits all of its conditions.'
  return rule.facts.map((fact) => withoutGoal(fact, severities, policy)).find((reason) => reason !== null) ?? null
}

const allowsTier = (fact: RuleFact, tier: Tier): boolean => {
  if (fact.kind === 'tier') return fact.is.includes(tier)
  return fact.kind !== 'used' || (TIER_OF_HOLD[fact.metric] ?? tier) === tier
}

/** A request has one type, so several such facts must have one in common. */
const disjoint = (facts: readonly RuleFact[]): boolean => {
  const [first, ...others] = facts.flatMap((fact) => (fact.kind === 'requestType' ? [fact.is] : []))
  return first !== undefined && !first.some((id) => others.every((is) => is.includes(id)))
}

const withoutGoal = (fact: RuleFact, severities: readonly Severity[], policy: Pick<Policy, 'goals'>): string | null => {
  if (fact.kind !== 'used' || severities.some((severity) => policy.goals[severity][fact.metric] !== undefined)) return null
  return `${severities.join(', ')} ${severities.length === 1 ? 'has' : 'have'} no goal for ${METRIC_WORDS[fact.metric]}.`
}
