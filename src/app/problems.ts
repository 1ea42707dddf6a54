import type { Problem } from '../api/answers'
import type { Log } from './ports'
import { JiraUnavailable, RowTooLarge, RowUnreadable, StoreUnavailable } from './ports'

/**
 * Words of every problem that is not a rule's (those are the domain's refusal words): what happened, what next.
 * "Not yours" and "does not exist" are one problem, byte for byte.
 */
export const noAccess = (): Problem => ({
  kind: 'noAccess',
  text: "We can't find that, or it isn't shared with you. Check the link, or ask whoever sent it to share it with you.",
})

export const notTracked = (): Problem => ({
  kind: 'notTracked',
  text: "ReTRAC isn't switched on for this kind of request, so there is no incident here.",
})

export const projectOff = (): Problem => ({
  kind: 'notTracked',
  text: "ReTRAC isn't switched on in this project. A project admin can do that in project settings.",
})

export const invalid = (fields: { path: string; text: string }[]): Problem => ({
  kind: 'invalid',
  text: "Something in what was sent isn't right, so nothing was saved. Check the marked fields and send it again.",
  fields,
})

/** Long enough for a burst to pass, short enough to wait for. */
const TRY_AGAIN_MS = 3_000

/** An answer may be lost after the work was done, so neither this nor `failed` says that it was not. */
export const busy = (retryAfterMs: number | null): Problem => ({
  kind: 'busy',
  text: "Jira is busy just now, so we couldn't finish this. Nothing is half-saved, and your text is still here: try again in a moment.",
  retryAfterMs: retryAfterMs ?? TRY_AGAIN_MS,
})

export const failed = (): Problem => ({
  kind: 'failed',
  text: "Something went wrong, and we couldn't finish this. Nothing is half-saved. Load it again to see where it stands; if it keeps happening, tell your administrator.",
})

const unreadable = (): Problem => ({
  kind: 'failed',
  text: "ReTRAC can't read what it stored for this, so it has left it alone. Nothing was changed. Tell your administrator.",
})

const tooLarge = (): Problem => ({
  kind: 'failed',
  text: "This incident's record is full, so this wasn't saved. Propose closing it, and open a new request for what is left.",
})

const TOO_MANY = 429
const SERVER_ERROR = 500
const UNAUTHORIZED = 401
const FORBIDDEN = 403
const CONFLICT = 409

/** An exception as the caller sees it; the log gets its code, never its text. */
export function problemOf(error: unknown, log: Log, act: string): Problem {
  if (error instanceof JiraUnavailable) {
    log.line('problem.jira', { act, operation: error.operation, status: error.status })
    // Jira refuses the app itself: waiting doesn't help, but a person can.
    if (error.status === UNAUTHORIZED || error.status === FORBIDDEN) return failed()
    return error.status === TOO_MANY || error.status === CONFLICT || error.status >= SERVER_ERROR || error.status === 0 ? busy(error.retryAfterMs) : failed()
  }
  if (error instanceof StoreUnavailable) {
    log.line('problem.store', { act, operation: error.operation })
    return busy(error.retryAfterMs)
  }
  if (error instanceof RowUnreadable) {
    log.line('problem.rowUnreadable', { act, entity: error.entity, key: error.key })
    return unreadable()
  }
  if (error instanceof RowTooLarge) {
    log.line('problem.rowTooLarge', { act, bytes: error.bytes })
    return tooLarge()
  }
  log.line('problem.unexpected', { act, kind: error instanceof Error ? error.name : typeof error })
  return failed()
}
