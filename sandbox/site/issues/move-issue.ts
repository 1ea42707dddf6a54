import { badRequest } from '../http/error'
import type { Issue, Project } from '../model'
import { type SiteState, required } from '../state'
import { associatedUsers, recordChange } from './change-issue'
import { createIssue } from './create-issue'
import { changeFacts, issueFacts } from './event-facts'

/**
 * Moves an issue to another project, as Jira's move does: same id, a new key (the old one still finds it), the first
 * status of the new workflow where that lacks the old one. Validators are skipped. Sends updated:issue.
 */
export const moveIssue = (site: SiteState, issue: Issue, to: Project, actorId: string | null): Issue => {
  const from = site.projectOf(issue)
  if (from.id === to.id) throw badRequest(`${issue.key} is in ${to.key} already`)
  const workflow = site.workflowOf(to)
  const initial = required(workflow.transitions.find((each) => each.type === 'INITIAL'), 'an initial transition')
  const key = `${to.key}-${site.kernel.nextNumber(`site.issue-key.${to.key}`, 1)}`
  const issueTypeId = to.issueTypeIds.includes(issue.issueTypeId) ? issue.issueTypeId : required(to.issueTypeIds[0], 'an issue type')
  const moved: Issue = {
    ...issue, key, projectId: to.id, issueTypeId, updated: site.now(),
    statusId: workflow.statusIds.includes(issue.statusId) ? issue.statusId : initial.to,
    // A request type belongs to its desk.
    requestTypeId: null, organizationIds: [],
  }
  site.putIssue(moved)
  const line = (field: string, fieldId: string, before: [string, string], after: [string, string]) =>
    ({ field, fieldtype: 'jira' as const, fieldId, from: before[0], fromString: before[1], to: after[0], toString: after[1] })
  const items = [
    line('project', 'project', [from.id, from.name], [to.id, to.name]),
    line('Key', 'key', [issue.key, issue.key], [key, key]),
    ...(moved.statusId === issue.statusId ? [] : [line('status', 'status', [issue.statusId, site.statusOf(issue).name], [moved.statusId, site.statusOf(moved).name])]),
  ]
  const id = recordChange(site, issue.id, actorId, items)
  site.emit('avi:jira:updated:issue', { issue: issueFacts(site, moved), changelog: changeFacts(id, items), associatedUsers: associatedUsers(moved) }, actorId)
  return moved
}

/** Clones an issue, as Jira's clone does: a new id, all fields with it, those of apps too. Sends created:issue. */
export const cloneIssue = (site: SiteState, issue: Issue, actorId: string | null): Issue =>
  createIssue(site, {
    project: site.projectOf(issue), issueTypeId: issue.issueTypeId, summary: `CLONE - ${issue.summary}`, description: issue.description,
    reporterId: issue.reporterId, creatorId: actorId, assigneeId: issue.assigneeId, priorityId: issue.priorityId, labels: issue.labels,
    requestTypeId: issue.requestTypeId, participants: issue.participants, organizationIds: issue.organizationIds, values: issue.values, channel: 'jira',
  })
