import type { EscalationRule, RuleFact } from '../../../../src/domain/policy/policy'
import { METRIC, TIER } from '../../../shared/vocabulary'
import { allOf, anyOf } from './list-words'

/** Names of what rules point at; an id that the site doesn't tell stands for itself. */
export interface RuleNames {
  requestType: (id: string) => string
  organization: (id: string) => string
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)
const orNothing = (words: string): string => (words === '' ? '…' : words)

/** One fact as the part of a sentence that follows "When". */
export function factWords(fact: RuleFact, names: RuleNames): string {
  switch (fact.kind) {
    case 'severity':
      return `severity is ${orNothing(anyOf(fact.is))}`
    case 'used':
      return `${METRIC[fact.metric].agent} has used ${fact.percent} %`
    case 'tier':
      return `${orNothing(anyOf(fact.is.map((tier) => TIER[tier].agent)))} has it`
    case 'transfers':
      return `it moved between tiers at least ${times(fact.atLeast)}`
    case 'reopened':
      return `it was opened again at least ${times(fact.atLeast)}`
    case 'requestType':
      return `its request type is ${orNothing(anyOf(fact.is.map(names.requestType)))}`
    case 'organization':
      return `it comes from ${orNothing(anyOf(fact.is.map(names.organization)))}`
    case 'words':
      return `it says ${orNothing(anyOf(fact.any.map((words) => `“${words}”`)))}`
  }
}

export const ACTION_WORDS: Record<EscalationRule['action'], string> = { escalate: 'escalate', tellGroup: 'tell the higher-level group' }

/** "When severity is S1 and Restore service has used 75 %, then escalate." */
export function ruleSentence({ facts, action }: Pick<EscalationRule, 'facts' | 'action'>, names: RuleNames): string {
  const when = facts.length === 0 ? '…' : allOf(facts.map((fact) => factWords(fact, names)))
  return `When ${when}, then ${ACTION_WORDS[action]}.`
}

/** What a new fact of each kind starts with. */
export const NEW_FACTS: Record<RuleFact['kind'], RuleFact> = {
  severity: { kind: 'severity', is: ['S1'] },
  used: { kind: 'used', metric: 'restore', percent: 75 },
  tier: { kind: 'tier', is: ['I'] },
  transfers: { kind: 'transfers', atLeast: 2 },
  reopened: { kind: 'reopened', atLeast: 1 },
  requestType: { kind: 'requestType', is: [] },
  organization: { kind: 'organization', is: [] },
  words: { kind: 'words', any: [] },
}

export const FACT_NAMES: Record<RuleFact['kind'], string> = {
  severity: 'Severity',
  used: 'Share of a goal used',
  tier: 'Tier',
  transfers: 'Times moved between tiers',
  reopened: 'Times opened again',
  requestType: 'Request type',
  organization: 'Organisation',
  words: 'Words in its text',
}
