import type { IssueId } from '../../domain/ids'
import type { Ports } from '../ports'

/** Portal-only accounts are never agents (platform-rest 3.1). */
const isPortalOnly = (accountId: string): boolean => accountId.startsWith('qm:')

/** Whether a participant stands on the request who could agree to a closure: anybody without agent rights there. */
export async function customerCanAgree(ports: Ports, issueId: IssueId): Promise<boolean> {
  const participants = await ports.jira.participantsOf(issueId)
  if (participants.some(isPortalOnly)) return true
  const agents = await Promise.all(participants.map((accountId) => ports.jira.isAgentOn(issueId, accountId)))
  return agents.includes(false)
}
