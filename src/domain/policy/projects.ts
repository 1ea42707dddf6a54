import type { ProjectId } from '../ids'
import type { Instant, Span } from '../time'
import type { Policy, ProjectSetup } from './policy'

/**
 * A project's setup as an admin saves it, with what is kept of when it was off: switched off, a span opens; switched on
 * again, it ends. `before`: the setup in force; undefined: it was never set up, and off.
 */
export const switched = (before: ProjectSetup | undefined, next: Omit<ProjectSetup, 'offSpans'>, at: Instant): ProjectSetup => {
  const spans = before?.offSpans ?? []
  if (next.on) return { ...next, offSpans: spans.map((span) => (span.to === null ? { ...span, to: at } : span)) }
  return { ...next, offSpans: spans.some((span) => span.to === null) ? spans : [...spans, { from: at, to: null }] }
}

const SINCE_EVER: Instant = 0

/** When a project was off; one that nobody has set up is off. */
export const offSpansOf = (policy: Policy, projectId: ProjectId): Span[] => {
  const setup = policy.projects[projectId]
  if (setup === undefined) return [{ from: SINCE_EVER, to: null }]
  return setup.on || setup.offSpans.some((span) => span.to === null) ? setup.offSpans : [...setup.offSpans, { from: policy.publishedAt, to: null }]
}
