import { CHANNEL_PROPERTY } from '../desk/channel'
import type { Channel, Issue, Project } from '../model'
import { type SiteState, required, sortable } from '../state'
import { associatedUsers } from './change-issue'
import { issueFacts } from './event-facts'

export interface NewIssue {
  project: Project
  issueTypeId: string
  summary: string
  description: unknown
  reporterId: string | null
  creatorId: string | null
  assigneeId?: string | null
  priorityId?: string
  labels?: string[]
  requestTypeId?: string | null
  participants?: string[]
  organizationIds?: string[]
  values?: Record<string, unknown>
  channel: Channel
  /** Issue properties that are there before the created event goes out. */
  properties?: Record<string, unknown>
}

const DEFAULT_PRIORITY = '3'

/** Makes an issue in its workflow's first status and sends created:issue. */
export const createIssue = (site: SiteState, given: NewIssue): Issue => {
  const at = site.now()
  const workflow = site.workflowOf(given.project)
  const initial = required(workflow.transitions.find((each) => each.type === 'INITIAL'), 'an initial transition')
  const issue: Issue = {
    ...site.nextIssue(given.project),
    projectId: given.project.id,
    issueTypeId: given.issueTypeId,
    statusId: initial.to,
    statusChangedAt: at,
    summary: given.summary,
    description: given.description,
    reporterId: given.reporterId,
    creatorId: given.creatorId,
    assigneeId: given.assigneeId ?? null,
    priorityId: given.priorityId ?? DEFAULT_PRIORITY,
    labels: given.labels ?? [],
    created: at,
    updated: at,
    resolvedAt: null,
    requestTypeId: given.requestTypeId ?? null,
    participants: given.participants ?? [],
    organizationIds: given.organizationIds ?? [],
    values: given.values ?? {},
  }
  site.putIssue(issue)
  if (issue.requestTypeId !== null) site.issueProperties.put(`${sortable(issue.id)}/${CHANNEL_PROPERTY}`, { value: given.channel })
  for (const [key, value] of Object.entries(given.properties ?? {})) site.issueProperties.put(`${sortable(issue.id)}/${key}`, value)
  site.emit('avi:jira:created:issue', { issue: issueFacts(site, issue), associatedUsers: associatedUsers(issue) }, given.creatorId)
  return issue
}
