import { z } from 'zod'
import { DEFAULT_ESCALATION_RULES } from '../../domain/policy/default-policy'
import type { Policy } from '../../domain/policy/policy'
import { IMPACTS, METRICS, ROLES, SEVERITIES, STATUS_KEYS, TIERS, URGENCIES } from '../../domain/policy/policy'
import { DAY_MS, HOUR_MS } from '../../domain/time'
import { instant, ordinal, projectId, span } from './parts'
import type { ReadsAll } from './parts'

const severity = z.enum(SEVERITIES)
/** A draft may hold a length that no version may: `policyProblems` stands between the two. */
const goal = z.object({ goalMs: z.number().int(), calendarId: z.string() })
const day = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)])
const calendar = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alwaysOpen') }),
  z.object({
    kind: z.literal('weekly'),
    timeZone: z.string(),
    hours: z.array(z.object({ day, fromMinute: z.number().int(), toMinute: z.number().int() })),
    holidays: z.array(z.string()),
  }),
])
const projectSetup = z.object({
  on: z.boolean(),
  requestTypeIds: z.array(z.string()),
  statusMap: z.record(z.enum(STATUS_KEYS), z.string().nullable()),
  offSpans: z.array(z.object(span)).default([]),
})

const ids = z.array(z.string())
/** Versions published before tools could be retired hold names alone. */
const remoteTool = z.union([
  z.string().transform((name) => ({ name, retired: false })),
  z.object({ name: z.string(), retired: z.boolean() }),
])
const ruleFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('severity'), is: z.array(severity) }),
  z.object({ kind: z.literal('used'), metric: z.enum(METRICS), percent: z.number() }),
  z.object({ kind: z.literal('tier'), is: z.array(z.enum(TIERS)) }),
  z.object({ kind: z.literal('transfers'), atLeast: z.number() }),
  z.object({ kind: z.literal('reopened'), atLeast: z.number() }),
  z.object({ kind: z.literal('requestType'), is: ids }),
  z.object({ kind: z.literal('organization'), is: ids }),
  z.object({ kind: z.literal('words'), any: ids }),
])
const escalationRule = z.object({ id: z.string(), name: z.string(), on: z.boolean(), facts: z.array(ruleFact), action: z.enum(['escalate', 'tellGroup']), reason: z.string() })
const scopeRule = z.object({
  id: z.string(),
  on: z.boolean(),
  when: z.discriminatedUnion('kind', [z.object({ kind: z.literal('requestType'), is: ids }), z.object({ kind: z.literal('notCovered') })]),
  reason: z.string(),
})
const contract = z.object({ id: z.string(), organizationId: z.string(), organizationName: z.string(), from: z.string().nullable(), until: z.string().nullable(), requestTypeIds: ids })

/** A published version as stored. Whether its rules make sense is `policyProblems`' to say; this reads its shape. */
const stored = z.object({
  schema: z.literal(1),
  version: ordinal,
  publishedAt: instant,
  numberPrefix: z.string(),
  numberWidth: z.number().int(),
  matrix: z.record(z.enum(IMPACTS), z.record(z.enum(URGENCIES), severity)),
  defaultPair: z.object({ impact: z.enum(IMPACTS), urgency: z.enum(URGENCIES) }),
  goals: z.record(severity, z.partialRecord(z.enum(METRICS), goal)),
  goalsBefore: z.array(z.object({ until: instant, goals: z.record(severity, z.partialRecord(z.enum(METRICS), z.number())) })).optional(),
  calendars: z.record(z.string(), calendar),
  warnAtPercents: z.array(z.number()),
  atRiskLeftPercent: z.number(),
  atRiskLeftAtMostMs: z.number(),
  words: z.object({ impact: z.record(z.enum(IMPACTS), z.string()), urgency: z.record(z.enum(URGENCIES), z.string()) }),
  roleGroups: z.record(z.enum(ROLES), z.string().nullable()),
  startAtTierTwo: z.array(z.string()),
  remoteTools: z.array(remoteTool),
  // Fields that an older app's versions did not have yet read as the policy's defaults: nobody ever chose otherwise, and
  // the process escalates critical incidents unless an admin decides that it should not.
  session: z.object({ answerWithinMs: z.number(), expiresWithinMs: z.number() }).default({ answerWithinMs: 2 * HOUR_MS, expiresWithinMs: 4 * HOUR_MS }),
  reopenWithinMs: z.number().default(14 * DAY_MS),
  escalationRules: z.array(escalationRule).default(() => structuredClone(DEFAULT_ESCALATION_RULES)),
  scopeRules: z.array(scopeRule).default([]),
  contracts: z.array(contract).default([]),
  projects: z.record(projectId, projectSetup),
})

export const policySchema: ReadsAll<Policy, typeof stored> = stored

/** The parts that an admin edits in the one draft (`PolicyEdit` in src/api). */
export const policyEditSchema = stored.pick({
  matrix: true,
  goals: true,
  words: true,
  defaultPair: true,
  roleGroups: true,
  startAtTierTwo: true,
  remoteTools: true,
  escalationRules: true,
  scopeRules: true,
  contracts: true,
})
