import type { EscalationRule, Policy, RuleFact } from '../../domain/policy/policy'
import { SEVERITIES } from '../../domain/policy/policy'
import { METRIC_WORDS } from '../../domain/words'

/** Why a rule can never match, as its own facts and the policy's goals stand; null: it may. */
export function whyNever(rule: EscalationRule, policy: Policy): string | null {
  if (rule.facts.length === 0) return 'It has no condition.'
  const empty = rule.facts.find(isEmpty)
  if (empty !== undefined) return `Nothing is chosen for ${EMPTY_WORDS[empty.kind]}.`
  const severities = severitiesOf(rule.facts)
  if (severities.length === 0) return 'No severity fits all of its conditions.'
  const tiers = rule.facts.flatMap((fact) => (fact.kind === 'tier' ? [fact.is] : []))
  if (tiers.length > 1 && !tiers[0]?.some((tier) => tiers.every((is) => is.includes(tier)))) return 'No tier fits all of its conditions.'
  for (const fact of rule.facts) {
    if (fact.kind === 'used' && severities.every((severity) => policy.goals[severity][fact.metric] === undefined)) {
      return `${severities.join(', ')} ${severities.length === 1 ? 'has' : 'have'} no goal for ${METRIC_WORDS[fact.metric].toLowerCase()}.`
    }
  }
  return null
}

const EMPTY_WORDS: Record<RuleFact['kind'], string> = {
  severity: 'severity',
  used: 'the share used',
  tier: 'tier',
  transfers: 'transfers',
  reopened: 'reopenings',
  requestType: 'request type',
  organization: 'organisation',
  words: 'words',
}

const isEmpty = (fact: RuleFact): boolean => {
  if ('is' in fact) return fact.is.length === 0
  return fact.kind === 'words' && fact.any.every((words) => words.trim() === '')
}

const severitiesOf = (facts: readonly RuleFact[]) =>
  SEVERITIES.filter((severity) => facts.every((fact) => fact.kind !== 'severity' || fact.is.includes(severity)))
