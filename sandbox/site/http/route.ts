import type { z } from 'zod'
import type { Person } from '../../kernel/types'
import type { SiteState } from '../state'
import { badBody } from './error'

/** The caller as permissions see him. `person` is null for a call without credentials. */
export interface Actor {
  person: Person | null
  isApp: boolean
}

/** One request on its way through a route. */
export interface Call {
  site: SiteState
  actor: Actor
  throughApp: boolean
  request: Request
  /** Scheme, host and port that `self` links start with. */
  origin: string
  query: URLSearchParams
  /** The body as JSON, or undefined. */
  json: unknown
  param(name: string): string
}

export interface Reply {
  status: number
  body?: unknown
  headers?: Record<string, string>
  /** Bytes instead of JSON. */
  bytes?: Uint8Array
}

/** jira.js's schema that an answer of 200 or 201 must pass. */
export type AnswerSchema = `cloud:${string}` | `serviceDesk:${string}`

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As the API's reference writes it, with {holes}. */
  path: string
  /** Who may call at all: anyone, any account, or one with a licence for the site (the app's account has one). */
  audience: 'anyone' | 'account' | 'licensed'
  answer?: AnswerSchema
  run(call: Call): Promise<Reply> | Reply
}

export const ok = (body: unknown): Reply => ({ status: 200, body })
export const created = (body: unknown): Reply => ({ status: 201, body })
export const noContent = (): Reply => ({ status: 204 })

/** The body in the shape the operation needs, or Jira's 400. */
export const bodyOf = <T>(call: Call, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(call.json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw badBody(issue ? `${issue.path.join('.')}: ${issue.message}` : undefined)
}

/** A whole number from the query, or its default. */
export const numberOf = (call: Call, name: string, otherwise: number): number => {
  const text = call.query.get(name)
  if (text === null || text === '') return otherwise
  const value = Number(text)
  if (!Number.isInteger(value)) throw badBody(`${name} must be a whole number`)
  return value
}

/** A list from the query: repeated names, or commas in one. */
export const listOf = (call: Call, name: string): string[] =>
  call.query.getAll(name).flatMap((each) => each.split(',')).map((each) => each.trim()).filter((each) => each !== '')
