import type { IssueId } from '../domain/ids'
import type { JiraChange } from '../domain/incident/commands'
import type { Policy } from '../domain/policy/policy'
import { eraseDeleted } from './erase-deleted'
import { asTheApp } from './grant'
import { handleCommand } from './handle-command'
import { outboxKey } from './outbox-row'
import type { CommentFacts, Ports } from './ports'
import type { StoredIncident } from './store-port'
import { loadOrRecord } from './record'
import { changedReporter, isAgentAccount } from './reporter'

/** Older rows than these are not looked at; an incident with that many undelivered is behind in any case. */
const UNDELIVERED_LOOKED_AT = 10

/** Fields of the issue that a hint says were changed. */
export interface Changed {
  status: boolean
  assignee: boolean
  reporter: boolean
  project: boolean
}

/** What a product event hints at; everything it says is read again before it counts (security.md 2). */
export type Hint =
  | { kind: 'created'; issueId: IssueId }
  | { kind: 'updated'; issueId: IssueId; changed: Changed }
  | { kind: 'commented'; issueId: IssueId; commentId: string }
  | { kind: 'attached'; issueId: IssueId; attachmentId: string }
  | { kind: 'deleted'; issueId: IssueId }

/** Acts on what Jira says now. Late, doubled and out of order is safe. @throws JiraUnavailable, StoreUnavailable: come again */
export async function noteJiraChange(ports: Ports, hint: Hint): Promise<void> {
  const policy = await ports.store.activePolicy()
  if (policy === null) return
  if (hint.kind === 'deleted') return eraseDeleted(ports, hint.issueId, policy)
  const stored = await loadOrRecord(ports, hint.issueId, policy)
  if (stored === null) return
  for (const change of await changesBehind(ports, hint, stored)) await note(ports, hint.issueId, policy, change)
}

async function note(ports: Ports, issueId: IssueId, policy: Policy, change: JiraChange): Promise<void> {
  const handled = await handleCommand(ports, { grant: asTheApp(issueId, policy), command: { name: 'noteJiraChange', change } })
  const refusal = handled.kind === 'refused' ? handled.refusal.code : null
  ports.log.line('jiraChange.noted', { issueId, change: change.kind, outcome: handled.kind, refusal })
}

async function changesBehind(ports: Ports, hint: Exclude<Hint, { kind: 'deleted' }>, stored: StoredIncident): Promise<JiraChange[]> {
  switch (hint.kind) {
    case 'created':
      return []
    case 'updated':
      return issueChanges(ports, hint.issueId, hint.changed, stored)
    case 'commented':
      return one(await commentChange(ports, hint.issueId, hint.commentId))
    case 'attached':
      return one(await attachmentChange(ports, hint.issueId, hint.attachmentId))
  }
}
const one = (change: JiraChange | null): JiraChange[] => (change === null ? [] : [change])

async function issueChanges(ports: Ports, issueId: IssueId, changed: Changed, stored: StoredIncident): Promise<JiraChange[]> {
  if (!Object.values(changed).some(Boolean)) return []
  const issue = await ports.jira.issue(issueId)
  if (issue === null) return []
  const at = ports.clock.now()
  const changes: JiraChange[] = []
  if (issue.projectId !== stored.incident.projectId) changes.push({ kind: 'moved', at, projectId: issue.projectId })
  if (changed.assignee) {
    const assignee = issue.assigneeAccountId === null ? null : await ports.store.refOf(issue.assigneeAccountId)
    // Its own assignment, still waiting in the outbox, isn't somebody's change.
    if (assignee !== stored.incident.assignee && !(await hasUndelivered(ports, stored, 'assign'))) changes.push({ kind: 'assigneeChanged', at, assignee })
  }
  if (changed.reporter) {
    const reporter = await changedReporter(ports, stored.incident, issue.reporter)
    if (reporter !== null) changes.push({ kind: 'reporterChanged', at, reporter })
  }
  if (changed.status && !(await hasUndelivered(ports, stored, 'status'))) changes.push({ kind: 'statusMoved', at, toStatusId: issue.statusId })
  return changes
}

/** Whether the incident's newest row still has such an effect to deliver: then Jira lags behind us, and nobody moved it. */
export async function hasUndelivered(ports: Ports, { incident, lastOutbox }: StoredIncident, kind: 'assign' | 'status'): Promise<boolean> {
  let revision = lastOutbox
  for (let length = 0; revision !== null && length < UNDELIVERED_LOOKED_AT; length += 1) {
    const row = await ports.store.outboxRow(outboxKey(incident.issueId, revision))
    if (row === null) return false
    if (row.effects.slice(row.done).some((effect) => effect.kind === kind)) return true
    revision = row.previous
  }
  return false
}

/**
 * process.md "Clocks": a public comment by a person with agent rights who isn't the reporter meets first response;
 * one by anybody else wakes the clocks. Notes, edits, apps and our own comments count for nothing; nor does a comment of a
 * customer's that is only files, for each file tells itself, and may be an answer to what was asked.
 */
async function commentChange(ports: Ports, issueId: IssueId, commentId: string): Promise<JiraChange | null> {
  const comment = await ports.jira.comment(issueId, commentId)
  if (comment === null || !counts(comment)) return null
  const { authorAccountId, authorAccountType, createdAt: at } = comment
  if (authorAccountId === null) return { kind: 'customerWrote', at, by: null, commentId }
  const [issue, desk, by] = await Promise.all([
    ports.jira.issue(issueId),
    isAgentAccount(ports, issueId, authorAccountId, authorAccountType),
    ports.store.refOf(authorAccountId),
  ])
  const isReporter = issue?.reporter?.accountId === authorAccountId
  if (desk && !isReporter) return { kind: 'agentReplied', at, by, commentId }
  return comment.onlyFiles ? null : { kind: 'customerWrote', at, by, commentId }
}

const counts = (comment: CommentFacts): boolean =>
  comment.public && comment.effectId === null && comment.authorAccountType !== 'app' && comment.createdAt === comment.updatedAt

async function attachmentChange(ports: Ports, issueId: IssueId, attachmentId: string): Promise<JiraChange | null> {
  const attachment = await ports.jira.attachment(issueId, attachmentId)
  if (attachment === null || attachment.authorAccountType === 'app') return null
  const { authorAccountId, authorAccountType, createdAt: at } = attachment
  if (authorAccountId === null) return { kind: 'customerAttached', at, by: null, attachmentId }
  if (await isAgentAccount(ports, issueId, authorAccountId, authorAccountType)) return null
  return { kind: 'customerAttached', at, by: await ports.store.refOf(authorAccountId), attachmentId }
}
