import type { IssueId } from '../domain/ids'
import type { Reporter } from '../domain/incident/state'
import type { Ports, ReporterFacts } from './ports'

/** Portal-only and app accounts are never agents (platform-rest 3.3); Jira is asked about the others. */
export const isAgentAccount = async (ports: Ports, issueId: IssueId, accountId: string, accountType: string | null): Promise<boolean> =>
  accountType !== 'customer' && accountType !== 'app' && (await ports.jira.isAgentOn(issueId, accountId))

/** The reporter as the record keeps one; eligible: a person's living account without agent rights on the issue. */
export async function reporterAsKept(ports: Ports, issueId: IssueId, reporter: ReporterFacts | null): Promise<Reporter & { isAgent: boolean }> {
  if (reporter === null) return { person: null, eligible: false, timeZone: null, isAgent: false }
  const { accountId, accountType, active, timeZone } = reporter
  const [person, isAgent] = await Promise.all([ports.store.refOf(accountId), isAgentAccount(ports, issueId, accountId, accountType)])
  return { person, eligible: active && accountType !== 'app' && !isAgent, timeZone, isAgent }
}
