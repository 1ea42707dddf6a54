import { z } from 'zod'
import type { Policy } from '../../domain/policy/policy'
import { IMPACTS, METRICS, ROLES, SEVERITIES, STATUS_KEYS, URGENCIES } from '../../domain/policy/policy'
import { instant, ordinal, projectId } from './parts'
import type { ReadsAll } from './parts'

const severity = z.enum(SEVERITIES)
const goal = z.object({ goalMs: z.number().int().positive(), calendarId: z.string() })
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
})

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
  calendars: z.record(z.string(), calendar),
  warnAtPercents: z.array(z.number()),
  atRiskLeftPercent: z.number(),
  atRiskLeftAtMostMs: z.number(),
  words: z.object({ impact: z.record(z.enum(IMPACTS), z.string()), urgency: z.record(z.enum(URGENCIES), z.string()) }),
  roleGroups: z.record(z.enum(ROLES), z.string().nullable()),
  startAtTierTwo: z.array(z.string()),
  remoteTools: z.array(z.string()),
  projects: z.record(projectId, projectSetup),
})

export const policySchema: ReadsAll<Policy, typeof stored> = stored
