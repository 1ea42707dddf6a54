import { asApp, asUser, NeedsAuthenticationError, ProxyRequestError } from '@forge/api'
import type { APIResponse, Route } from '@forge/api'
import type { z } from 'zod'
import { JiraUnavailable } from '../app/ports'

/**
 * The one door to Jira: who asks, what for, and what the answer must look like. Every file of this folder goes through
 * here, so that an error of any kind leaves as `JiraUnavailable` and nothing is trusted that was not parsed.
 */
export interface Call {
  /** `user`: with the rights of the person whose call this is; `app`: the app's own account, after a Grant. */
  as: 'app' | 'user'
  /** Name for logs and errors; no ids in it. */
  operation: string
  path: Route
  method?: 'GET' | 'POST' | 'PUT'
  body?: unknown
}

/** Our own status for an answer whose shape is not the documented one: as a broken gateway's. */
const ODD_SHAPE_STATUS = 502
/** Our own status where no answer came at all. */
const NO_ANSWER_STATUS = 503

const NO_ACCESS = new Set([401, 403, 404])
const GONE = new Set([404])

/** Jira says whole seconds (platform-rest.md 3.4); null where it says nothing. */
const retryAfterMs = (response: APIResponse): number | null => {
  const header = response.headers.get('Retry-After')
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null
}

const unavailable = (call: Call, response: APIResponse): JiraUnavailable =>
  new JiraUnavailable(response.status, call.operation, retryAfterMs(response))

/** Any status; throws `JiraUnavailable` only where Jira gave no answer. */
export const send = async (call: Call): Promise<APIResponse> => {
  const requester = call.as === 'app' ? asApp() : asUser()
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (call.body !== undefined) headers['Content-Type'] = 'application/json'
  try {
    return await requester.requestJira(call.path, {
      method: call.method ?? 'GET',
      headers,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    })
  } catch (error) {
    if (error instanceof NeedsAuthenticationError) throw new JiraUnavailable(401, call.operation, null)
    if (error instanceof ProxyRequestError) throw new JiraUnavailable(error.status, call.operation, null)
    throw new JiraUnavailable(NO_ANSWER_STATUS, call.operation, null)
  }
}

const parsed = async <Schema extends z.ZodType>(call: Call, response: APIResponse, schema: Schema): Promise<z.output<Schema>> => {
  const body: unknown = await response.json().catch(() => undefined)
  const result = schema.safeParse(body)
  if (!result.success) throw new JiraUnavailable(ODD_SHAPE_STATUS, call.operation, null)
  return result.data
}

/** The parsed answer; anything but a 2xx of the right shape throws. */
export const read = async <Schema extends z.ZodType>(call: Call, schema: Schema): Promise<z.output<Schema>> => {
  const response = await send(call)
  if (!response.ok) throw unavailable(call, response)
  return parsed(call, response, schema)
}

const readUnless = async <Schema extends z.ZodType>(call: Call, schema: Schema, absent: ReadonlySet<number>): Promise<z.output<Schema> | null> => {
  const response = await send(call)
  if (absent.has(response.status)) return null
  if (!response.ok) throw unavailable(call, response)
  return parsed(call, response, schema)
}

/** null: it does not exist (404). */
export const readOrNull = <Schema extends z.ZodType>(call: Call, schema: Schema): Promise<z.output<Schema> | null> => readUnless(call, schema, GONE)

/** null: it does not exist, or the caller may not see it; Jira says 401, 403 or 404, and we make no difference. */
export const readIfAllowed = async <Schema extends z.ZodType>(call: Call, schema: Schema): Promise<z.output<Schema> | null> => {
  try {
    return await readUnless(call, schema, NO_ACCESS)
  } catch (error) {
    // Forge found no user behind `asUser`: nobody asks, so nobody may see it.
    if (error instanceof JiraUnavailable && error.status === 401) return null
    throw error
  }
}

/** A write whose answer has nothing that is needed. */
export const write = async (call: Call): Promise<void> => {
  const response = await send(call)
  if (!response.ok) throw unavailable(call, response)
}

/** The same, where Jira may say that the caller has no right to it. */
export const writeIfAllowed = async (call: Call): Promise<'done' | 'notAllowed'> => {
  const response = await send(call)
  if (response.status === 401 || response.status === 403) return 'notAllowed'
  if (!response.ok) throw unavailable(call, response)
  return 'done'
}
