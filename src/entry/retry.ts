import { InvocationError, InvocationErrorCode } from '@forge/events'
import type { Log } from '../app/ports'
import { JiraUnavailable, RowUnreadable, StoreUnavailable } from '../app/ports'

/** Where nobody said when to come again. */
const RETRY_AFTER_SECONDS = 30
/** The platform's own bound (platform-facts 2). */
const RETRY_AFTER_MAX_SECONDS = 900

/**
 * Runs work that no person waits for. What may pass by itself is asked for again; what a second try would meet again is
 * logged and ended, and the sweep or a person sees to it.
 */
export async function retrying(log: Log, what: string, work: () => Promise<void>): Promise<InvocationError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    const retryAfterMs = error instanceof JiraUnavailable || error instanceof StoreUnavailable ? error.retryAfterMs : null
    const again = !(error instanceof RowUnreadable)
    log.line('entry.failed', { what, again, error: error instanceof Error ? error.name : typeof error, ...detail(error) })
    if (!again) return undefined
    const retryAfter = Math.min(RETRY_AFTER_MAX_SECONDS, retryAfterMs === null ? RETRY_AFTER_SECONDS : Math.ceil(retryAfterMs / 1_000))
    return new InvocationError({ retryAfter, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST, retryData: {} })
  }
}

const detail = (error: unknown): Record<string, string | number> => {
  if (error instanceof JiraUnavailable) return { operation: error.operation, status: error.status }
  return error instanceof StoreUnavailable ? { operation: error.operation } : {}
}
