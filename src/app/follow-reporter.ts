import type { Incident } from '../domain/incident/state'
import type { Policy } from '../domain/policy/policy'
import { asTheApp } from './grant'
import { handleCommand } from './handle-command'
import type { Ports } from './ports'
import { changedReporter } from './reporter'
import type { StoredIncident } from './store-port'

/**
 * Takes over who the reporter is now and whether they can still answer, before something is asked of them or decided
 * without them: Jira's event of a new reporter may be lost, and there is none of an account that was closed or became an
 * agent's. null: the incident is gone.
 */
export async function followReporter(ports: Ports, stored: StoredIncident, policy: Policy): Promise<StoredIncident | null> {
  const { issueId } = stored.incident
  const issue = await ports.jira.reporterOf(issueId)
  if (issue === null) return stored
  const reporter = await changedReporter(ports, stored.incident, issue.reporter)
  if (reporter === null) return stored
  const change = { kind: 'reporterChanged' as const, at: ports.clock.now(), reporter }
  const handled = await handleCommand(ports, { grant: asTheApp(issueId, policy), command: { name: 'noteJiraChange', change } })
  ports.log.line('reporter.followed', { issueId, outcome: handled.kind })
  return ports.store.loadIncident(issueId)
}

/** Only the reporter, or only somebody of the customer's, can move it on. */
export const waitsForReporter = ({ closure, session, scope }: Incident): boolean =>
  closure.kind === 'proposedByDesk' || session.kind === 'asked' || scope.kind === 'chargeAsked'
