import type { IssueId } from '../domain/ids'
import type { Incident, Reporter } from '../domain/incident/state'
import type { Ports, ReporterFacts } from './ports'

/** Portal-only and app accounts are never agents (platform-rest 3.3); Jira is asked about the others. */
export const isAgentAccount = async (ports: Ports, issueId: IssueId, accountId: string, accountType: string | null): Promise<boolean> =>
  accountType !== 'customer' && accountType !== 'app' && (await ports.jira.isAgentOn(issueId, accountId))

/** The reporter as the record keeps one; eligible: a person's living account without agent rights on the issue. */
export async function reporterAsKept(ports: Ports, issueId: IssueId, facts: ReporterFacts | null): Promise<{ reporter: Reporter; isAgent: boolean }> {
  if (facts === null) return { reporter: { person: null, eligible: false, timeZone: null }, isAgent: false }
  const { accountId, accountType, active, timeZone } = facts
  const [person, isAgent] = await Promise.all([ports.store.refOf(accountId), isAgentAccount(ports, issueId, accountId, accountType)])
  return { reporter: { person, eligible: active && accountType !== 'app' && !isAgent, timeZone }, isAgent }
}

/** The reporter as Jira has one now, where that is somebody else or they can answer no longer, or again; null: as recorded. */
export async function changedReporter(ports: Ports, { issueId, reporter: known }: Incident, facts: ReporterFacts | null): Promise<Reporter | null> {
  const { reporter } = await reporterAsKept(ports, issueId, facts)
  return reporter.person === known.person && reporter.eligible === known.eligible ? null : reporter
}
