import { never } from '../result'
import type { EscalationRule, Metric, RuleFact, Severity, Tier } from './policy'

/** What an escalation rule may look at, of one incident at one instant. */
export interface RuleFacts {
  severity: Severity
  /** Share of the goal that is used, in percent, of each clock that has not ended. */
  used: Partial<Record<Metric, number>>
  tier: Tier
  transfers: number
  reopened: number
  requestTypeId: string | null
  organizationIds: readonly string[]
  /** The request's own words, as they stood at recording. */
  text: string
}

/** Whether all of a rule's facts hold; one without facts never does. Whether it is switched on is not asked here. */
export const ruleHits = (rule: Pick<EscalationRule, 'facts'>, facts: RuleFacts): boolean =>
  rule.facts.length > 0 && rule.facts.every((fact) => factHolds(fact, facts))

const factHolds = (fact: RuleFact, facts: RuleFacts): boolean => {
  switch (fact.kind) {
    case 'severity':
      return fact.is.includes(facts.severity)
    case 'used':
      return (facts.used[fact.metric] ?? Number.NEGATIVE_INFINITY) >= fact.percent
    case 'tier':
      return fact.is.includes(facts.tier)
    case 'transfers':
      return facts.transfers >= fact.atLeast
    case 'reopened':
      return facts.reopened >= fact.atLeast
    case 'requestType':
      return facts.requestTypeId !== null && fact.is.includes(facts.requestTypeId)
    case 'organization':
      return fact.is.some((id) => facts.organizationIds.includes(id))
    case 'words':
      return fact.any.some((words) => hasWords(facts.text, words))
    default:
      return never(fact)
  }
}

/** Whether a fact says at all what it compares with. */
export const hasGiven = (fact: RuleFact): boolean => {
  if ('is' in fact) return fact.is.length > 0
  return fact.kind !== 'words' || fact.any.some((words) => spaced(words) !== ' ')
}

/** Literal words, whole and in their order, without regard to case and to what stands between them. */
export const hasWords = (text: string, words: string): boolean => {
  const wanted = spaced(words)
  return wanted !== ' ' && spaced(text).includes(wanted)
}

/** Words in lower case, each between single spaces. */
export const spaced = (text: string): string => {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return words.length === 0 ? ' ' : ` ${words.join(' ')} `
}
