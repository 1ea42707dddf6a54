import type { Attachment, ChangeItem, Comment, Issue } from '../model'
import { userBean } from '../people/user-bean'
import { type SiteState, required } from '../state'
import { jiraDate } from '../text'
import { issueTypeBean, projectBean, statusBean } from './beans'

/** Events name the site itself in their links; nobody reads them, so one fixed name will do. */
const EVENT_ORIGIN = 'https://sandbox.atlassian.net'

const user = (site: SiteState, id: string | null): unknown => {
  const person = site.personById(id)
  return person === undefined ? null : userBean(EVENT_ORIGIN, person)
}

/** `issue` of a product event: id, key and a few fields (facts 2, Events). */
export const issueFacts = (site: SiteState, issue: Issue): Record<string, unknown> => ({
  id: issue.id,
  key: issue.key,
  fields: {
    summary: issue.summary,
    issuetype: issueTypeBean(EVENT_ORIGIN, required(site.issueTypes.get(issue.issueTypeId), 'an issue type')),
    project: projectBean(EVENT_ORIGIN, site.projectOf(issue)),
    status: statusBean(EVENT_ORIGIN, site.statusOf(issue)),
    creator: user(site, issue.creatorId),
    reporter: user(site, issue.reporterId),
    assignee: user(site, issue.assigneeId),
    created: jiraDate(issue.created),
    updated: jiraDate(issue.updated),
  },
})

export const changeFacts = (id: string, items: readonly ChangeItem[]): Record<string, unknown> => ({
  id,
  items: items.map(({ field, fieldId, from, fromString, to, toString }) => ({ field, fieldId, from, fromString, to, toString })),
})

/** `comment` of avi:jira:commented:issue. */
export const commentFacts = (site: SiteState, comment: Comment): Record<string, unknown> => ({
  id: comment.id,
  author: user(site, comment.authorId),
  body: comment.body,
  updateAuthor: user(site, comment.updateAuthorId),
  created: jiraDate(comment.created),
  updated: jiraDate(comment.updated),
  jsdPublic: comment.public,
})

/** `attachment` of avi:jira:created:attachment. */
export const attachmentFacts = (site: SiteState, attachment: Attachment, issue: Issue): Record<string, unknown> => ({
  id: attachment.id,
  issueId: attachment.issueId,
  projectId: issue.projectId,
  fileName: attachment.fileName,
  createDate: jiraDate(attachment.created),
  size: attachment.sizeBytes,
  mimeType: attachment.mimeType,
  author: user(site, attachment.authorId),
})
