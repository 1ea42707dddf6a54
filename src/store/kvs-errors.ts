import { ForgeKvsAPIError } from '@forge/kvs'
import { StoreUnavailable } from '../app/ports'

/** FAIL_IF_EXISTS on a live key (platform-rest 4.1). */
const KEY_CONFLICT = 'KEY_CONFLICT'
/** A condition is false or its row is absent; nothing was written (platform-rest 4.1). */
const CONDITION_FAILED = 'CONDITIONAL_CHECK_FAILED'
const RATE_CODES: ReadonlySet<string> = new Set(['RATE_LIMIT_EXCEEDED', 'TOO_MANY_REQUESTS', 'REQUEST_THROTTLED'])
/** Limits are counted by the minute, but a burst passes sooner (platform-rest 4.2). */
const SLOW_DOWN_MS = 5_000
const SERVER_ERROR = 500
const TOO_MANY = 429

const codeOf = (error: unknown): string | null => (error instanceof ForgeKvsAPIError ? error.code : null)
export const isKeyConflict = (error: unknown): boolean => codeOf(error) === KEY_CONFLICT
export const isConditionFailed = (error: unknown): boolean => codeOf(error) === CONDITION_FAILED

/**
 * Runs one call to KVS. Rates, server errors and broken connections become StoreUnavailable, which callers turn into
 * "try again"; anything else (a row over a limit, a wrong type) is a fault of ours and stays as it is.
 * @throws StoreUnavailable
 */
export async function calling<Value>(operation: string, call: () => Promise<Value>): Promise<Value> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof ForgeKvsAPIError)) throw error instanceof TypeError ? new StoreUnavailable(operation, null) : error
    const { status } = error.responseDetails
    if (status === TOO_MANY || RATE_CODES.has(error.code)) throw new StoreUnavailable(operation, SLOW_DOWN_MS)
    if (status >= SERVER_ERROR) throw new StoreUnavailable(operation, null)
    throw error
  }
}

/** As `calling`, where losing a race is an answer: false instead of a failed condition or a taken key. */
export async function winning(operation: string, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await calling(operation, call)
    return true
  } catch (error) {
    if (isKeyConflict(error) || isConditionFailed(error)) return false
    throw error
  }
}
