import type { Incident } from '../incident/state'
import type { Policy } from '../policy/policy'
import { offSpansOf } from '../policy/projects'
import type { Instant, Span } from '../time'

/** A stretch that does not count, with the reason in the audience's words; `to` null: still stopped. */
export interface Stop {
  from: Instant
  to: Instant | null
  why: string
}

const endOf = (stop: Stop): Instant => stop.to ?? Number.POSITIVE_INFINITY

/**
 * The union of stops, in order and without overlap, cut to the clock's life. Holds overlap and each lifts its own
 * only; where several hold at once, the one that began first gives the reason. What follows at once for the same
 * reason is one stop: the desk's words tell which item is waited for, the customer's may not.
 */
export const unionOf = (stops: Stop[], startedAt: Instant, endedAt: Instant | null): Stop[] => {
  const lifeEnd = endedAt ?? Number.POSITIVE_INFINITY
  const union: Stop[] = []
  let coveredTo = startedAt
  for (const stop of [...stops].sort((a, b) => a.from - b.from)) {
    const from = Math.max(stop.from, coveredTo)
    const to = Math.min(endOf(stop), lifeEnd)
    if (to <= from) continue
    const before = union.at(-1)
    if (before?.to === from && before.why === stop.why) before.to = Number.isFinite(to) ? to : null
    else union.push({ from, to: Number.isFinite(to) ? to : null, why: stop.why })
    coveredTo = to
  }
  return union
}

/** When the project that has the incident was switched off while it had it (process.md "Moved"); `to` null: it is off. */
export const projectOffSpans = (policy: Policy, { projectId, projectSince }: Incident): Span[] => {
  const spans = offSpansOf(policy, projectId)
  return spans.flatMap(({ from, to }) => (to !== null && to <= projectSince ? [] : [{ from: Math.max(from, projectSince), to }]))
}
