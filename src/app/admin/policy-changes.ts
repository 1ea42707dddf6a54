import type { Policy, ProjectSetup, Role } from '../../domain/policy/policy'
import { IMPACTS, METRICS, ROLES, SEVERITIES, URGENCIES } from '../../domain/policy/policy'
import { METRIC_WORDS, lengthWords } from '../../domain/words'

const ROLE_WORDS: Record<Role, string> = { tierI: 'Tier I', tierII: 'Tier II', consultant: 'Consultants', lead: 'Leads', higherLevel: 'Higher level' }
const IMPACT_WORDS = { everyone: 'everyone', several: 'several', justMe: 'just me' } as const

/** What differs between two versions, a sentence each, for a person to read; in the order of the admin's pages. */
export const policyChanges = (before: Policy, after: Policy): string[] => [
  ...matrixChanges(before, after),
  ...(same(before.words, after.words) ? [] : ["The customer's words for impact or urgency are others."]),
  ...(same(before.defaultPair, after.defaultPair) ? [] : [`Default pair: impact ${IMPACT_WORDS[after.defaultPair.impact]}, urgency ${after.defaultPair.urgency}.`]),
  ...goalChanges(before, after),
  ...ROLES.flatMap((role) => (before.roleGroups[role] === after.roleGroups[role] ? [] : [`${ROLE_WORDS[role]}: ${groupWords(after, role)} instead of ${groupWords(before, role)}.`])),
  ...(sameSet(before.startAtTierTwo, after.startAtTierTwo) ? [] : [`${count(after.startAtTierTwo.length, 'request type starts', 'request types start')} at Tier II instead of ${before.startAtTierTwo.length}.`]),
  ...toolChanges(before, after),
  ...listChanges('Escalation rule', before.escalationRules, after.escalationRules, ({ name }) => name),
  ...listChanges('Scope rule', before.scopeRules, after.scopeRules, ({ reason }) => reason),
  ...listChanges('Contract', before.contracts, after.contracts, ({ organizationName }) => organizationName),
  ...projectChanges(before, after),
]

/** Keys stand in the order of whoever wrote the row, which says nothing. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))) : value
const same = (left: unknown, right: unknown): boolean => JSON.stringify(left, inOrder) === JSON.stringify(right, inOrder)
const sameSet = (left: readonly string[], right: readonly string[]): boolean => same([...left].sort(), [...right].sort())
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`
const groupWords = (policy: Policy, role: Role): string => {
  const group = policy.roleGroups[role]
  if (group !== null) return `group ${group}`
  return role === 'higherLevel' ? 'the leads' : 'every agent'
}

const matrixChanges = (before: Policy, after: Policy): string[] =>
  IMPACTS.flatMap((impact) =>
    URGENCIES.flatMap((urgency) => {
      const [was, is] = [before.matrix[impact][urgency], after.matrix[impact][urgency]]
      return was === is ? [] : [`Impact ${IMPACT_WORDS[impact]}, urgency ${urgency}: ${is} instead of ${was}.`]
    }),
  )

const goalChanges = (before: Policy, after: Policy): string[] =>
  SEVERITIES.flatMap((severity) =>
    METRICS.flatMap((metric) => {
      const [was, is] = [before.goals[severity][metric], after.goals[severity][metric]]
      if (was?.goalMs === is?.goalMs && was?.calendarId === is?.calendarId) return []
      const name = `${METRIC_WORDS[metric]} of ${severity}`
      if (is === undefined) return [`${name}: no goal any more.`]
      return [`${name}: ${lengthWords(is.goalMs)}${was === undefined ? '' : ` instead of ${lengthWords(was.goalMs)}`}.`]
    }),
  )

const toolChanges = (before: Policy, after: Policy): string[] => {
  const was = new Map(before.remoteTools.map(({ name, retired }) => [name, retired]))
  const is = new Map(after.remoteTools.map(({ name, retired }) => [name, retired]))
  return [
    ...[...is].flatMap(([name, retired]) => {
      if (!was.has(name)) return [`Remote tool ${name}: added.`]
      return was.get(name) === retired ? [] : [`Remote tool ${name}: ${retired ? 'retired' : 'in use again'}.`]
    }),
    ...[...was.keys()].filter((name) => !is.has(name)).map((name) => `Remote tool ${name}: removed.`),
  ]
}

const listChanges = <Row extends { id: string }>(what: string, before: readonly Row[], after: readonly Row[], nameOf: (row: Row) => string): string[] => {
  const was = new Map(before.map((row) => [row.id, row]))
  const is = new Map(after.map((row) => [row.id, row]))
  return [
    ...after.flatMap((row) => {
      const old = was.get(row.id)
      if (old === undefined) return [`${what} "${nameOf(row)}": added.`]
      return same(old, row) ? [] : [`${what} "${nameOf(row)}": changed.`]
    }),
    ...before.filter((row) => !is.has(row.id)).map((row) => `${what} "${nameOf(row)}": removed.`),
  ]
}

const projectChanges = (before: Policy, after: Policy): string[] =>
  Object.entries(after.projects).flatMap(([id, setup]) => {
    const old: ProjectSetup | undefined = before.projects[id as keyof Policy['projects']]
    const lines = []
    if ((old?.on ?? false) !== setup.on) lines.push(`Project ${id}: switched ${setup.on ? 'on' : 'off'}.`)
    if (!sameSet(old?.requestTypeIds ?? [], setup.requestTypeIds)) lines.push(`Project ${id}: ${count(setup.requestTypeIds.length, 'request type becomes an incident', 'request types become incidents')}.`)
    if (old !== undefined && !same(old.statusMap, setup.statusMap)) lines.push(`Project ${id}: statuses are matched otherwise.`)
    return lines
  })
