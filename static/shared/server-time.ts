import type { Instant, Millis } from '../../src/domain/time'

/** The server's clock minus this computer's, as the last answer told; screens tick by it, so a wrong clock here does no harm. */
let offsetMs: Millis = 0

/** `serverNow`: the answer's `now`; the answer was under way between `sentAt` and `receivedAt` (this computer's clock). */
export function keepServerTime(serverNow: Instant, sentAt: Instant, receivedAt: Instant): void {
  offsetMs = Math.round(serverNow - (sentAt + receivedAt) / 2)
}

/** The server's instant now. */
export const now = (): Instant => Date.now() + offsetMs
