import { effectsOf } from '../domain/effects/effects-of'
import type { IssueId } from '../domain/ids'
import { decide } from '../domain/incident/decide'
import { applyEvents } from '../domain/incident/evolve'
import type { Policy } from '../domain/policy/policy'
import { nextDue } from '../domain/sla/next-due'
import { deliver } from './deliver'
import { newOutboxRow } from './outbox-row'
import type { IssueFacts, Ports } from './ports'
import type { StoredIncident } from './store-port'
import type { IssuePeople } from './record-incident'
import { isTracked, recordCommand } from './record-incident'
import { isAgentAccount, reporterAsKept } from './reporter'

/**
 * The incident of an issue. Where there is none yet, whoever comes first records it: the trigger, the customer's or an
 * agent's first call, or the sweep (process.md "Jira's own ways").
 * null: the issue is gone, or its project or request type is not switched on.
 */
export async function loadOrRecord(ports: Ports, issueId: IssueId, policy: Policy): Promise<StoredIncident | null> {
  return (await ports.store.loadIncident(issueId)) ?? (await record(ports, issueId, policy))
}

async function record(ports: Ports, issueId: IssueId, policy: Policy): Promise<StoredIncident | null> {
  const issue = await ports.jira.issue(issueId)
  if (issue === null || !isTracked(policy, issue)) return null
  const now = ports.clock.now()
  const decided = decide(null, recordCommand(issue, await peopleOf(ports, issue)), { side: 'app' }, policy, now)
  if (!decided.ok) {
    ports.log.line('record.refused', { issueId, code: decided.refusal.code })
    return null
  }
  const incident = applyEvents(null, decided.value)
  const outbox = newOutboxRow(issueId, incident.revision, effectsOf(null, decided.value, incident, policy, now), null, now)
  const made = await ports.store.createIncident(incident, { revision: incident.revision, events: decided.value }, outbox, nextDue(incident, policy, now))
  if (made === 'exists') return ports.store.loadIncident(issueId)
  ports.log.line('record.done', { issueId, channel: incident.channel })
  await deliver(ports, outbox, policy)
  return ports.store.loadIncident(issueId)
}

async function peopleOf(ports: Ports, { issueId, reporter, creatorAccountId, creatorAccountType, assigneeAccountId }: IssueFacts): Promise<IssuePeople> {
  const sameAccount = reporter !== null && reporter.accountId === creatorAccountId
  const [kept, otherCreatorIsAgent, assignee, organizationIds] = await Promise.all([
    reporterAsKept(ports, issueId, reporter),
    sameAccount || creatorAccountId === null ? false : isAgentAccount(ports, issueId, creatorAccountId, creatorAccountType),
    assigneeAccountId === null ? null : ports.store.refOf(assigneeAccountId),
    reporter === null ? [] : ports.jira.organizationsOf(reporter.accountId),
  ])
  return { reporter: kept.reporter, organizationIds, assignee, creatorIsAgent: sameAccount ? kept.isAgent : otherCreatorIsAgent }
}
