import { z } from 'zod'
import type { IncidentNumber, IssueId, PersonRef, ProjectId } from '../../domain/ids'

/** The small values that rows are made of; brands are given here, where stored text is parsed, and nowhere else. */
export const instant = z.number().int()
/** A stretch of time; `to` null: still going on. */
export const span = { from: instant, to: instant.nullable() }
export const issueId = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform((text) => text as IssueId)
export const projectId = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform((text) => text as ProjectId)
export const person = z
  .string()
  .min(1)
  .transform((text) => text as PersonRef)
export const incidentNumber = z
  .string()
  .regex(/^[A-Z]{1,10}-\d{1,18}$/)
  .transform((text) => text as IncidentNumber)
/** Revisions and counters: 1, 2, ... */
export const ordinal = z.number().int().positive()
export const count = z.number().int().nonnegative()

/**
 * A schema that reads every value of its type, not only some: a kind that the domain gained and the schema did not does
 * not compile, where it would else be written today and be unreadable tomorrow.
 */
export type ReadsAll<Value, Schema extends z.ZodType> = [Value] extends [z.output<Schema>] ? z.ZodType<Value> : never
