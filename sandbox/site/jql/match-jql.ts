import type { Issue } from '../model'
import type { SiteState } from '../state'
import type { Person } from '../../kernel/types'
import { jqlDateFunction, jqlInstant } from './jql-dates'
import { jqlField, type JqlField } from './jql-fields'
import { type Clause, JqlError, type Operand, type Operator } from './parse-jql'

/** Who searches, and when: what functions and relative dates hang on. */
export interface Searcher {
  site: SiteState
  person: Person | null
  now: number
  /** Whether the searcher may know of this project: others don't exist for him. */
  seesProject(value: string): boolean
}

export type Matcher = (issue: Issue) => boolean

/** A clause as a test of an issue. Names and values are checked here, once, before any issue is looked at. */
export const matcherOf = (clause: Clause, who: Searcher): Matcher => {
  switch (clause.kind) {
    case 'and': {
      const parts = clause.parts.map((part) => matcherOf(part, who))
      return (issue) => parts.every((part) => part(issue))
    }
    case 'or': {
      const parts = clause.parts.map((part) => matcherOf(part, who))
      return (issue) => parts.some((part) => part(issue))
    }
    case 'not': {
      const part = matcherOf(clause.part, who)
      return (issue) => !part(issue)
    }
    case 'test': return testOf(jqlField(who.site, clause.field), clause.operator, clause.operand, who)
  }
}

const testOf = (field: JqlField, operator: Operator, operand: Operand, who: Searcher): Matcher => {
  if (operator === 'is' || operator === 'is not' || operand.kind === 'empty') return emptiness(field, operator, operand)
  switch (operator) {
    case '~': return words(field, operand)
    case '!~': return not(words(field, operand))
    case '=': case 'in': return among(field, operand, who, operator)
    // An empty value satisfies neither = nor !=, as in Jira.
    case '!=': case 'not in': {
      const inside = among(field, operand, who, operator)
      return (issue) => !isEmpty(field, issue) && !inside(issue)
    }
    default: return compared(field, operator, operand, who)
  }
}

const not = (matcher: Matcher): Matcher => (issue) => !matcher(issue)

const isEmpty = (field: JqlField, issue: Issue): boolean => {
  if (field.kind === 'date') return field.instant?.(issue) === null
  if (field.kind === 'number') return field.number?.(issue) === null
  if (field.kind === 'text') return field.text?.(issue) === ''
  return field.names?.(issue).length === 0
}

const emptiness = (field: JqlField, operator: Operator, operand: Operand): Matcher => {
  if (operand.kind !== 'empty') throw new JqlError(`The operator '${operator}' can only be used with 'EMPTY' or 'NULL'.`)
  if (operator === 'is' || operator === '=') return (issue) => isEmpty(field, issue)
  if (operator === 'is not' || operator === '!=') return (issue) => !isEmpty(field, issue)
  throw new JqlError(`The operator '${operator}' is not supported by the 'EMPTY' value for the field '${field.name}'.`)
}

const operands = (operand: Operand): Operand[] => (operand.kind === 'list' ? operand.items : [operand])

const textIn = (operand: Operand, field: JqlField): string => {
  if (operand.kind !== 'value') throw new JqlError(`The field '${field.name}' takes a plain value here.`)
  return operand.text
}

/** Words that must all be there, `*` for any ending; a phrase in inner quotes must stand as it is. */
const words = (field: JqlField, operand: Operand): Matcher => {
  if (field.text === undefined) throw new JqlError(`The operator '~' is not supported by the '${field.name}' field.`)
  const read = field.text.bind(field)
  const wanted = textIn(operand, field).toLowerCase()
  const phrase = /^"(.*)"$/.exec(wanted)?.[1]
  if (phrase !== undefined) return (issue) => read(issue).toLowerCase().includes(phrase)
  const terms = wanted.split(/[\s\-_.,:;/]+/).filter((each) => each !== '')
  return (issue) => {
    const there = read(issue).toLowerCase().split(/[^\p{L}\p{N}]+/u)
    return terms.every((term) => (term.endsWith('*') ? there.some((each) => each.startsWith(term.slice(0, -1))) : there.includes(term)))
  }
}

const among = (field: JqlField, operand: Operand, who: Searcher, operator: Operator): Matcher => {
  if (field.kind === 'text') throw new JqlError(`The operator '${operator}' is not supported by the '${field.name}' field.`)
  if (field.kind === 'date') {
    const instants = operands(operand).map((each) => instantOf(each, field, who))
    return (issue) => instants.includes(field.instant?.(issue) ?? NaN)
  }
  if (field.kind === 'number') {
    const numbers = operands(operand).map((each) => numberOf(each, field))
    return (issue) => numbers.includes(field.number?.(issue) ?? NaN)
  }
  const wanted = new Set(operands(operand).flatMap((each) => valuesOf(each, field, who)).map((each) => each.toLowerCase()))
  return (issue) => field.names?.(issue).some((names) => names.some((name) => name !== null && wanted.has(name.toLowerCase()))) === true
}

/** The values that an operand means for a field of names or people. */
const valuesOf = (operand: Operand, field: JqlField, who: Searcher): string[] => {
  if (operand.kind === 'function') return fromFunction(operand.name, operand.args, field, who)
  const value = textIn(operand, field)
  const hidden = field.name === 'project' && !who.seesProject(value)
  if (hidden || field.knows?.(value) === false) throw new JqlError(`The value '${value}' does not exist for the field '${field.name}'.`)
  if (field.kind === 'key' && !/^(\d+|[A-Z][A-Z0-9_]*-\d+)$/i.test(value)) throw new JqlError(`The issue key '${value}' for field '${field.name}' is invalid.`)
  return [value]
}

const fromFunction = (name: string, args: readonly string[], field: JqlField, who: Searcher): string[] => {
  if (field.kind === 'user' && name.toLowerCase() === 'currentuser') return who.person === null ? [] : [who.person.accountId]
  if (field.kind === 'user' && name.toLowerCase() === 'membersof') {
    return who.site.accounts().filter((each) => each.groups.includes(args[0] ?? '')).map((each) => each.accountId)
  }
  throw new JqlError(`Unable to find JQL function '${name}(${args.join(', ')})'.`)
}

const instantOf = (operand: Operand, field: JqlField, who: Searcher): number => {
  const zone = who.person?.timeZone ?? 'Etc/UTC'
  if (operand.kind === 'function') {
    const at = jqlDateFunction(operand.name, who.now, zone)
    if (at === null) throw new JqlError(`Unable to find JQL function '${operand.name}(${operand.args.join(', ')})'.`)
    return at
  }
  return jqlInstant(textIn(operand, field), field.name, who.now, zone)
}

const numberOf = (operand: Operand, field: JqlField): number => {
  const value = Number(textIn(operand, field))
  if (Number.isNaN(value)) throw new JqlError(`The value '${textIn(operand, field)}' is not a number for the field '${field.name}'.`)
  return value
}

const compared = (field: JqlField, operator: Operator, operand: Operand, who: Searcher): Matcher => {
  const holds = (left: number | null | undefined, right: number): boolean => {
    if (left === null || left === undefined) return false
    if (operator === '>') return left > right
    if (operator === '>=') return left >= right
    return operator === '<' ? left < right : left <= right
  }
  if (field.kind === 'date') {
    const at = instantOf(operand, field, who)
    return (issue) => holds(field.instant?.(issue), at)
  }
  if (field.kind === 'number') {
    const number = numberOf(operand, field)
    return (issue) => holds(field.number?.(issue), number)
  }
  if (field.kind === 'key') {
    const value = textIn(operand, field)
    const [project, number] = /^\d+$/.test(value) ? [null, Number(value)] : [value.split('-')[0]?.toUpperCase() ?? '', Number(value.split('-')[1])]
    return (issue) => (project === null ? holds(Number(issue.id), number) : issue.key.startsWith(`${project}-`) && holds(Number(issue.key.split('-')[1]), number))
  }
  throw new JqlError(`The operator '${operator}' is not supported by the '${field.name}' field.`)
}
