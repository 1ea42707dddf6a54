import { z } from 'zod'
import type { Policy } from '../domain/policy/policy'
import { IMPACTS, METRICS, ROLES, SEVERITIES, TIERS, URGENCIES } from '../domain/policy/policy'

/**
 * What an admin edits in the one draft: the whole of the rules but projects, which have a page of their own. The shape
 * is checked here; whether it may be published is `policyProblems`'.
 */
export type PolicyEdit = Pick<
  Policy,
  'matrix' | 'goals' | 'words' | 'defaultPair' | 'roleGroups' | 'startAtTierTwo' | 'remoteTools' | 'escalationRules' | 'scopeRules' | 'contracts'
>

const severity = z.enum(SEVERITIES)
const name = z.string().trim().max(200)
const id = z.string().trim().min(1).max(100)
const ids = z.array(id).max(200)
const each = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>)
const goal = z.strictObject({ goalMs: z.number().int(), calendarId: id })

const fact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('severity'), is: z.array(severity).max(4) }),
  z.strictObject({ kind: z.literal('used'), metric: z.enum(METRICS), percent: z.number().int() }),
  z.strictObject({ kind: z.literal('tier'), is: z.array(z.enum(TIERS)).max(2) }),
  z.strictObject({ kind: z.literal('transfers'), atLeast: z.number().int() }),
  z.strictObject({ kind: z.literal('reopened'), atLeast: z.number().int() }),
  z.strictObject({ kind: z.literal('requestType'), is: ids }),
  z.strictObject({ kind: z.literal('organization'), is: ids }),
  z.strictObject({ kind: z.literal('words'), any: z.array(z.string().trim().max(100)).max(50) }),
])
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).nullable()

export const policyEdit = z.strictObject({
  matrix: each(IMPACTS, each(URGENCIES, severity)),
  goals: each(SEVERITIES, z.partialRecord(z.enum(METRICS), goal)),
  words: z.strictObject({ impact: each(IMPACTS, name), urgency: each(URGENCIES, name) }),
  defaultPair: z.strictObject({ impact: z.enum(IMPACTS), urgency: z.enum(URGENCIES) }),
  roleGroups: each(ROLES, name.nullable()),
  startAtTierTwo: ids,
  remoteTools: z.array(z.strictObject({ name, retired: z.boolean() })).max(50),
  escalationRules: z.array(z.strictObject({ id, name, on: z.boolean(), facts: z.array(fact).max(10), action: z.enum(['escalate', 'tellGroup']), reason: name })).max(50),
  scopeRules: z
    .array(z.strictObject({ id, on: z.boolean(), when: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('requestType'), is: ids }), z.strictObject({ kind: z.literal('notCovered') })]), reason: name }))
    .max(50),
  /** Not chosen yet is a problem of the draft, not of its shape. */
  contracts: z.array(z.strictObject({ id, organizationId: z.string().trim().max(100), organizationName: name, from: day, until: day, requestTypeIds: ids })).max(500),
})
