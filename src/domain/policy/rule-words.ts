import { METRIC_WORDS, tierWords } from '../words'
import { allOf, anyOf } from './list-words'
import type { Contract, EscalationRule, RuleFact, ScopeRule } from './policy'

/** Names of what a policy points at by id; who has none for an id gives the id itself. */
export interface PolicyNames {
  requestType: (id: string) => string
  organization: (id: string) => string
  project: (id: string) => string
}

export const ACTION_WORDS: Record<EscalationRule['action'], string> = { escalate: 'escalate', tellGroup: 'tell the higher-level group' }

/** "When severity is S1 and Restore service has used 75 %, then escalate." */
export const ruleSentence = ({ facts, action }: Pick<EscalationRule, 'facts' | 'action'>, names: PolicyNames): string =>
  `When ${factsWords(facts, names)}, then ${ACTION_WORDS[action]}.`

/** What follows "When". */
export const factsWords = (facts: readonly RuleFact[], names: PolicyNames): string =>
  orNothing(allOf(facts.map((fact) => factWords(fact, names))))

const factWords = (fact: RuleFact, names: PolicyNames): string => {
  switch (fact.kind) {
    case 'severity':
      return `severity is ${orNothing(anyOf(fact.is))}`
    case 'used':
      return `${METRIC_WORDS[fact.metric]} has used ${fact.percent} %`
    case 'tier':
      return `${orNothing(anyOf(fact.is.map(tierWords)))} has it`
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

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)
const orNothing = (words: string): string => (words === '' ? '…' : words)

/** When a scope rule questions the scope, after "when". */
export const scopeWhenWords = (when: ScopeRule['when'], names: PolicyNames): string =>
  when.kind === 'notCovered' ? 'no contract of the organisation covers it' : `its request type is ${orNothing(anyOf(when.is.map(names.requestType)))}`

/** The request types that a contract covers, for the start of a sentence or after a colon. */
export const coveredWords = ({ requestTypeIds }: Pick<Contract, 'requestTypeIds'>, names: PolicyNames): string =>
  requestTypeIds.length === 0 ? 'all request types' : allOf(requestTypeIds.map(names.requestType))
