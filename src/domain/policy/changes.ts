import { METRIC_WORDS, dayWords, lengthWords } from '../words'
import { IMPACTS, METRICS, ROLES, SEVERITIES, STATUS_KEYS, URGENCIES } from './policy'
import type { Contract, EscalationRule, Goal, Impact, Policy, ProjectSetup, Role, ScopeRule, StatusKey, Urgency } from './policy'
import { ACTION_WORDS, coveredWords, factsWords, ruleSentence, scopeWhenWords } from './rule-words'
import type { PolicyNames } from './rule-words'
import { same } from './same'

/** One thing that differs: where, as a problem names it, and a finished sentence. */
export interface PolicyChange {
  path: string
  text: string
}

/** What `after` has and `before` had otherwise, in the order of the admin's pages. */
export const policyChanges = (before: Policy, after: Policy, names: PolicyNames): PolicyChange[] => [
  ...matrixChanges(before, after),
  ...wordChanges(before, after),
  ...pairChanges(before, after),
  ...goalChanges(before, after),
  ...listChanges('escalationRules', before.escalationRules, after.escalationRules, escalationHead, (was, is) => escalationParts(was, is, names), (rule) => ruleSentence(rule, names)),
  ...listChanges('contracts', before.contracts, after.contracts, contractHead, (was, is) => contractParts(was, is, names), (contract) => `${sentence(coveredWords(contract, names))}, ${daysWords(contract)}.`),
  ...listChanges('scopeRules', before.scopeRules, after.scopeRules, scopeHead, (was, is) => scopeParts(was, is, names), (rule) => `When ${scopeWhenWords(rule.when, names)}.`),
  ...roleChanges(before, after),
  ...setChanges('startAtTierTwo', before.startAtTierTwo, after.startAtTierTwo, names.requestType, 'starts at Tier II', 'no longer starts at Tier II'),
  ...toolChanges(before, after),
  ...projectChanges(before, after, names),
]

const IMPACT_WORDS: Record<Impact, string> = { everyone: 'everyone', several: 'several', justMe: 'just me' }
const instead = (is: string, was: string): string => `${is} instead of ${was}`
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const quoted = (text: string): string => `“${text.trim() || '…'}”`

const matrixChanges = (before: Policy, after: Policy): PolicyChange[] =>
  IMPACTS.flatMap((impact) =>
    URGENCIES.flatMap((urgency) => {
      const [was, is] = [before.matrix[impact][urgency], after.matrix[impact][urgency]]
      return was === is ? [] : [{ path: `matrix.${impact}.${urgency}`, text: `Impact ${IMPACT_WORDS[impact]}, urgency ${urgency}: ${instead(is, was)}.` }]
    }),
  )

const wordChanges = ({ words: before }: Policy, { words: after }: Policy): PolicyChange[] => [
  ...IMPACTS.flatMap((impact: Impact) =>
    before.impact[impact] === after.impact[impact] ? [] : [{ path: `words.impact.${impact}`, text: `Impact ${IMPACT_WORDS[impact]} reads ${instead(quoted(after.impact[impact]), quoted(before.impact[impact]))}.` }],
  ),
  ...URGENCIES.flatMap((urgency: Urgency) =>
    before.urgency[urgency] === after.urgency[urgency] ? [] : [{ path: `words.urgency.${urgency}`, text: `Urgency ${urgency} reads ${instead(quoted(after.urgency[urgency]), quoted(before.urgency[urgency]))}.` }],
  ),
]

const pairChanges = ({ defaultPair: was }: Policy, { defaultPair: is }: Policy): PolicyChange[] =>
  same(was, is) ? [] : [{ path: 'defaultPair', text: `Where nobody chose: ${instead(pairWords(is), pairWords(was))}.` }]
const pairWords = ({ impact, urgency }: Policy['defaultPair']): string => `impact ${IMPACT_WORDS[impact]} and urgency ${urgency}`

const goalChanges = (before: Policy, after: Policy): PolicyChange[] =>
  SEVERITIES.flatMap((severity) =>
    METRICS.flatMap((metric) => {
      const [was, is] = [before.goals[severity][metric], after.goals[severity][metric]]
      if (same(was, is)) return []
      const namesCalendar = was !== undefined && is !== undefined && was.calendarId !== is.calendarId
      return [{ path: `goals.${severity}.${metric}`, text: `${METRIC_WORDS[metric]} of ${severity}: ${instead(goalWords(is, namesCalendar), goalWords(was, namesCalendar))}.` }]
    }),
  )
const goalWords = (goal: Goal | undefined, namesCalendar: boolean): string =>
  goal === undefined ? 'no goal' : `${lengthWords(goal.goalMs)}${namesCalendar ? ` on ${goal.calendarId}` : ''}`

const escalationHead = ({ name }: EscalationRule): string => `Escalation rule ${quoted(name)}`
const escalationParts = (was: EscalationRule, is: EscalationRule, names: PolicyNames): string[] => [
  ...(was.name === is.name ? [] : [`called ${quoted(was.name)} before`]),
  ...switchedWords(was, is),
  ...(same(was.facts, is.facts) ? [] : [instead(`when ${factsWords(is.facts, names)}`, `when ${factsWords(was.facts, names)}`)]),
  ...(was.action === is.action ? [] : [instead(`then ${ACTION_WORDS[is.action]}`, ACTION_WORDS[was.action])]),
  ...reasonWords(was, is),
]

const scopeHead = ({ reason }: ScopeRule): string => `Scope rule ${quoted(reason)}`
const scopeParts = (was: ScopeRule, is: ScopeRule, names: PolicyNames): string[] => [
  ...switchedWords(was, is),
  ...(same(was.when, is.when) ? [] : [instead(`when ${scopeWhenWords(is.when, names)}`, `when ${scopeWhenWords(was.when, names)}`)]),
  ...reasonWords(was, is),
]
const switchedWords = (was: { on: boolean }, is: { on: boolean }): string[] => (was.on === is.on ? [] : [`switched ${is.on ? 'on' : 'off'}`])
const reasonWords = (was: { reason: string }, is: { reason: string }): string[] => (was.reason === is.reason ? [] : [instead(`because ${quoted(is.reason)}`, quoted(was.reason))])

const contractHead = ({ organizationName }: Contract): string => `Contract of ${organizationName.trim() || '…'}`
const contractParts = (was: Contract, is: Contract, names: PolicyNames): string[] => [
  ...(was.organizationId === is.organizationId ? [] : [`instead of ${was.organizationName}`]),
  ...(was.from === is.from && was.until === is.until ? [] : [instead(daysWords(is), daysWords(was))]),
  ...(same(was.requestTypeIds, is.requestTypeIds) ? [] : [`covers ${instead(coveredWords(is, names), coveredWords(was, names))}`]),
]
const daysWords = ({ from, until }: Contract): string =>
  [...(from === null ? [] : [`from ${dayWords(from)}`]), ...(until === null ? [] : [`until ${dayWords(until)}`])].join(' ') || 'without dates'

/** Rows are told apart by their id, which they keep for good. */
const listChanges = <Row extends { id: string }>(list: string, before: readonly Row[], after: readonly Row[], head: (row: Row) => string, parts: (was: Row, is: Row) => string[], gist: (row: Row) => string): PolicyChange[] => {
  const was = new Map(before.map((row) => [row.id, row]))
  const is = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap((row, index) => {
      const old = was.get(row.id)
      const path = `${list}.${index}`
      if (old === undefined) return [{ path, text: `${head(row)}: added. ${gist(row)}` }]
      return parts(old, row).map((part) => ({ path, text: `${head(row)}: ${part}.` }))
    }),
    ...before.filter(({ id }) => !is.has(id)).map((row) => ({ path: list, text: `${head(row)}: removed.` })),
  ]
}

const ROLE_WORDS: Record<Role, string> = { tierI: 'Tier I', tierII: 'Tier II', consultant: 'Consultant', lead: 'Lead', higherLevel: 'Higher level' }
const roleChanges = ({ roleGroups: before }: Policy, { roleGroups: after }: Policy): PolicyChange[] =>
  ROLES.flatMap((role) => (before[role] === after[role] ? [] : [{ path: `roleGroups.${role}`, text: `${ROLE_WORDS[role]}: ${instead(groupWords(after[role], role), groupWords(before[role], role))}.` }]))
const groupWords = (group: string | null, role: Role): string => {
  if (group !== null) return `group ${group}`
  return role === 'higherLevel' ? 'the leads' : 'every agent'
}

const setChanges = (path: string, before: readonly string[], after: readonly string[], name: (id: string) => string, isIn: string, isOut: string): PolicyChange[] => [
  ...after.filter((id) => !before.includes(id)).map((id) => ({ path, text: `${name(id)} ${isIn}.` })),
  ...before.filter((id) => !after.includes(id)).map((id) => ({ path, text: `${name(id)} ${isOut}.` })),
]

const toolChanges = ({ remoteTools: before }: Policy, { remoteTools: after }: Policy): PolicyChange[] => {
  const was = new Map(before.map(({ name, retired }) => [name, retired]))
  const is = new Set(after.map(({ name }) => name))
  return [
    ...after.flatMap(({ name, retired }, index) => {
      if (was.get(name) === retired) return []
      const state = retired ? 'retired' : was.has(name) ? 'in use again' : 'added'
      return [{ path: `remoteTools.${index}`, text: `Remote tool ${name}: ${state}.` }]
    }),
    ...before.filter(({ name }) => !is.has(name)).map(({ name }) => ({ path: 'remoteTools', text: `Remote tool ${name}: removed.` })),
  ]
}

const TURN_WORDS: Record<StatusKey, string> = { waitingForSupport: 'our turn', waitingForCustomer: "the customer's turn", escalated: 'with the higher level', closed: 'closed' }
const projectChanges = (before: Policy, after: Policy, names: PolicyNames): PolicyChange[] =>
  Object.entries(after.projects).flatMap(([id, setup]) => {
    const old: ProjectSetup | undefined = before.projects[id as keyof Policy['projects']]
    const path = `projects.${id}`
    const name = names.project(id)
    return [
      ...((old?.on ?? false) === setup.on ? [] : [{ path, text: `${name}: switched ${setup.on ? 'on' : 'off'}.` }]),
      ...setChanges(path, old?.requestTypeIds ?? [], setup.requestTypeIds, (type) => `${name}: ${names.requestType(type)}`, 'becomes an incident', 'becomes no incident any more'),
      ...STATUS_KEYS.filter((key) => old !== undefined && old.statusMap[key] !== setup.statusMap[key]).map((key) => ({ path, text: `${name}: another status stands for “${TURN_WORDS[key]}”.` })),
    ]
  })
