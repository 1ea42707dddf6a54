import { Refusal } from '../http/error'
import type { Call } from '../http/route'
import { ISSUE_WRITES_LONG, ISSUE_WRITES_SHORT } from '../limits'
import type { Issue } from '../model'
import type { SiteState } from '../state'

/** Instants of late writes, by issue. Kept in memory: a restart takes longer than the windows. */
const writes = new WeakMap<SiteState, Map<string, number[]>>()

/**
 * Refuses the app's write where the issue has had too many of late (rest 3.4: 20 in 2 s, 100 in 30 s).
 * Only on the real clock: a manual one stands still however long the work takes, so it says nothing of haste.
 */
export const guardWrites = (call: Call, issue: Issue): void => {
  if (!call.throughApp || call.site.kernel.clock.mode === 'manual') return
  const now = call.site.now()
  const perIssue = writes.get(call.site) ?? new Map<string, number[]>()
  writes.set(call.site, perIssue)
  const recent = (perIssue.get(issue.id) ?? []).filter((at) => now - at < ISSUE_WRITES_LONG.windowMs)
  const tight = [ISSUE_WRITES_SHORT, ISSUE_WRITES_LONG].find(({ most, windowMs }) => recent.filter((at) => now - at < windowMs).length >= most)
  if (tight !== undefined) {
    const oldest = recent.find((at) => now - at < tight.windowMs) ?? now
    throw new Refusal(429, ['Rate limit exceeded.'], {}, {
      'Retry-After': String(Math.max(1, Math.ceil((oldest + tight.windowMs - now) / 1_000))),
      'RateLimit-Reason': 'jira-per-issue-on-write',
    })
  }
  perIssue.set(issue.id, [...recent, now])
}
