import { bytesOf, isRecord, recordOf } from '../json'
import { RETRY_AFTER_MAX_SECONDS, RETRY_DATA_MAX_BYTES } from '../limits'

/** What the app asked for by returning an `InvocationError`. */
export interface RetryWish {
  retryAfterMs: number | null
  retryReason: string
  retryData: unknown
}

/** Reads an `InvocationError`, which a function returns as `{ _retry: true, retryOptions }`; null for any other result. */
export function retryWish(result: unknown): RetryWish | null {
  if (!isRecord(result) || result._retry !== true) return null
  const { retryAfter, retryReason, retryData } = recordOf(result.retryOptions)
  return {
    retryAfterMs: typeof retryAfter === 'number' ? Math.min(retryAfter, RETRY_AFTER_MAX_SECONDS) * 1_000 : null,
    retryReason: typeof retryReason === 'string' ? retryReason : 'FUNCTION_RETRY_REQUEST',
    // Larger data is dropped: what Forge does with it is not published.
    retryData: bytesOf(retryData) <= RETRY_DATA_MAX_BYTES ? retryData : undefined,
  }
}
