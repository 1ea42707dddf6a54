import { never } from '../result'
import type { PolicyProblem } from './checks'
import { whyNever } from './never-matches'
import type { Contract, EscalationRule, Policy, RuleFact, ScopeRule } from './policy'
import { hasGiven } from './rules'
import { dayWords } from '../words'

/** Most that a rule may ask of a share used: a goal that is overrun tenfold. */
const USED_PERCENT_MAX = 1_000

export const ruleProblems = (policy: Policy): PolicyProblem[] => [
  ...policy.escalationRules.flatMap((rule, index) => escalationProblems(policy, rule, `escalationRules.${index}`)),
  ...twice(policy.escalationRules, 'escalationRules', 'Two rules bear the same id.'),
  ...policy.scopeRules.flatMap((rule, index) => scopeProblems(policy, rule, `scopeRules.${index}`)),
  ...twice(policy.scopeRules, 'scopeRules', 'Two rules bear the same id.'),
]

export const contractProblems = (policy: Policy): PolicyProblem[] => [
  ...policy.contracts.flatMap((contract, index) => datesAndName(contract, `contracts.${index}`)),
  ...twice(policy.contracts, 'contracts', 'Two contracts bear the same id.'),
]

const escalationProblems = (policy: Policy, rule: EscalationRule, path: string): PolicyProblem[] => {
  const facts = rule.facts.flatMap((fact, index) => factProblems(fact, `${path}.facts.${index}`))
  const problems = [...given(`${path}.name`, rule.name, 'Give the rule a name.'), ...given(`${path}.reason`, rule.reason, 'Say why, for the record.'), ...facts]
  if (rule.facts.length === 0) return [...problems, { path: `${path}.facts`, text: 'Add a condition: without one it would hit every incident.' }]
  const never = facts.length === 0 ? whyNever(rule, policy) : null
  return never === null ? problems : [...problems, { path: `${path}.facts`, text: `Can never match: ${never}` }]
}

const factProblems = (fact: RuleFact, path: string): PolicyProblem[] => {
  switch (fact.kind) {
    case 'severity':
      return chosen(`${path}.is`, fact.is, 'Choose at least one severity.')
    case 'tier':
      return chosen(`${path}.is`, fact.is, 'Choose at least one tier.')
    case 'requestType':
      return chosen(`${path}.is`, fact.is, 'Choose at least one request type.')
    case 'organization':
      return chosen(`${path}.is`, fact.is, 'Choose at least one organisation.')
    case 'words':
      return hasGiven(fact) ? [] : [{ path: `${path}.any`, text: 'Give at least one word.' }]
    case 'used':
      return isWithin(fact.percent, 1, USED_PERCENT_MAX) ? [] : [{ path: `${path}.percent`, text: `A share used is between 1 % and ${USED_PERCENT_MAX} %.` }]
    case 'transfers':
    case 'reopened':
      return isWithin(fact.atLeast, 1, Number.MAX_SAFE_INTEGER) ? [] : [{ path: `${path}.atLeast`, text: 'Count at least once.' }]
    default:
      return never(fact)
  }
}

const scopeProblems = (policy: Policy, rule: ScopeRule, path: string): PolicyProblem[] => {
  const reason = given(`${path}.reason`, rule.reason, 'Say why, for whoever decides.')
  switch (rule.when.kind) {
    case 'requestType':
      return [...reason, ...chosen(`${path}.when.is`, rule.when.is, 'Choose at least one request type.')]
    case 'notCovered':
      return policy.contracts.length > 0 ? reason : [...reason, { path: `${path}.when`, text: 'Can never match: no contract is listed.' }]
    default:
      return never(rule.when)
  }
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** A day that there is: 30 February is none. */
const isDay = (day: string): boolean => {
  const [, year, month, date] = DAY.exec(day) ?? []
  if (year === undefined) return false
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)))
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(date)
}

const datesAndName = ({ organizationId, organizationName, from, until }: Contract, path: string): PolicyProblem[] => [
  ...given(`${path}.organizationId`, organizationId, 'Choose the organisation.'),
  ...given(`${path}.organizationName`, organizationName, 'Name the organisation.'),
  ...(['from', 'until'] as const).flatMap((end) => {
    const day = end === 'from' ? from : until
    return day === null || isDay(day) ? [] : [{ path: `${path}.${end}`, text: `${day} is not a day.` }]
  }),
  ...(from !== null && until !== null && until < from ? [{ path: `${path}.until`, text: `It ends on ${dayWords(until)}, before it begins on ${dayWords(from)}.` }] : []),
]

export const given = (path: string, text: string, problem: string): PolicyProblem[] => (text.trim() === '' ? [{ path, text: problem }] : [])

const chosen = (path: string, list: readonly string[], problem: string): PolicyProblem[] => (list.length === 0 ? [{ path, text: problem }] : [])

const isWithin = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most

const twice = (rows: readonly { id: string }[], path: string, text: string): PolicyProblem[] =>
  rows.flatMap(({ id }, index) => (rows.findIndex((row) => row.id === id) < index ? [{ path: `${path}.${index}.id`, text }] : []))
