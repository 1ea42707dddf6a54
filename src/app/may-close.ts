import type { Problem } from '../api/answers'
import type { Closure } from '../domain/incident/state'
import type { Ports } from './ports'
import { isTracked } from './record-incident'

/** `text`: what the person who moves the issue reads. */
export type MayClose = { ok: true } | { ok: false; text: Problem['text'] }

const BY_AGREEMENT = 'This incident closes by agreement.'
/** What is to be done first, as the closure stands. */
const NOT_AGREED: Record<Exclude<Closure['kind'], 'closed'>, string> = {
  none: `${BY_AGREEMENT} Propose closure in the ReTRAC panel: once the customer agrees, the issue moves here by itself.`,
  proposedByDesk: `${BY_AGREEMENT} Closure is proposed and waits for an answer: once it is agreed, the issue moves here by itself.`,
  proposedByCustomer: `${BY_AGREEMENT} The customer says that it is no longer an issue: agree in the ReTRAC panel, and the issue moves here by itself.`,
}
const NOT_RECORDED = "This incident isn't recorded yet, so it can't be closed. Open the ReTRAC panel once, then propose closure there."
export const CANNOT_TELL = "ReTRAC can't tell just now whether this may close, so it stays open. Try again in a minute."

/**
 * Whether an issue may enter a done status, by the store's facts alone; what is no incident passes. Where it cannot be
 * told, it stays open (security.md 3). @throws any error of a port: the caller refuses with CANNOT_TELL
 */
export async function mayClose(ports: Ports, issueKey: string): Promise<MayClose> {
  const [policy, issue] = await Promise.all([ports.store.activePolicy(), ports.jira.issue(issueKey)])
  if (issue === null) return { ok: false, text: CANNOT_TELL }
  const stored = await ports.store.loadIncident(issue.issueId)
  // Moved to a project that is off, it is nobody's to guard; an incident of a project that is on is, whatever its type.
  if (policy === null || policy.projects[issue.projectId]?.on !== true) return { ok: true }
  if (stored !== null) {
    const { kind } = stored.incident.closure
    return kind === 'closed' ? { ok: true } : { ok: false, text: NOT_AGREED[kind] }
  }
  return isTracked(policy, issue) ? { ok: false, text: NOT_RECORDED } : { ok: true }
}
