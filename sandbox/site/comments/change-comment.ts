import { associatedUsers, recordChange } from '../issues/change-issue'
import { changeFacts, commentFacts, issueFacts } from '../issues/event-facts'
import type { Comment, Issue } from '../model'
import { type SiteState, sortable } from '../state'
import { textOf } from '../text'

export interface NewComment {
  authorId: string | null
  /** ADF document. */
  body: unknown
  public: boolean
  properties?: Record<string, unknown>
  attachmentIds?: string[]
}

/** Adds a comment; sends commented:issue, then updated:issue with the field Comment (facts 2, Events). */
export const addComment = (site: SiteState, issue: Issue, given: NewComment): Comment => {
  const at = site.now()
  const comment: Comment = {
    id: site.nextId('comment'), issueId: issue.id, authorId: given.authorId, body: given.body, created: at,
    updateAuthorId: given.authorId, updated: at, public: given.public, properties: given.properties ?? {}, attachmentIds: given.attachmentIds ?? [],
  }
  site.putComment(comment)
  touch(site, issue)
  announce(site, issue, comment, given.authorId, [null, textOf(comment.body)])
  return comment
}

/** Edits a comment; the same events as for a new one: there is no comment-updated event (facts 2, Events). */
export const editComment = (site: SiteState, issue: Issue, comment: Comment, change: Partial<Pick<Comment, 'body' | 'public' | 'properties'>>, authorId: string | null): Comment => {
  const edited: Comment = { ...comment, ...change, updateAuthorId: authorId, updated: site.now() }
  site.putComment(edited)
  touch(site, issue)
  announce(site, issue, edited, authorId, [textOf(comment.body), textOf(edited.body)])
  return edited
}

/** Deletes a comment and sends deleted:comment. */
export const deleteComment = (site: SiteState, issue: Issue, comment: Comment, actorId: string | null): void => {
  site.comments.remove(`${sortable(issue.id)}/${sortable(comment.id)}`)
  touch(site, issue)
  site.emit('avi:jira:deleted:comment', { issue: issueFacts(site, issue), comment: commentFacts(site, comment) }, actorId)
}

const touch = (site: SiteState, issue: Issue): void => {
  const latest = site.issueByIdOrKey(issue.id) ?? issue
  site.putIssue({ ...latest, updated: site.now() })
}

const announce = (site: SiteState, issue: Issue, comment: Comment, actorId: string | null, [from, to]: [string | null, string | null]): void => {
  const latest = site.issueByIdOrKey(issue.id) ?? issue
  const facts = { issue: issueFacts(site, latest), associatedUsers: associatedUsers(latest) }
  site.emit('avi:jira:commented:issue', { ...facts, comment: commentFacts(site, comment) }, actorId)
  const items = [{ field: 'Comment', fieldtype: 'jira' as const, fieldId: 'comment', from: null, fromString: from, to: comment.id, toString: to }]
  // Edits stand in the changelog, additions don't; the event comes either way.
  const id = from === null ? comment.id : recordChange(site, issue.id, actorId, items)
  site.emit('avi:jira:updated:issue', { ...facts, changelog: changeFacts(id, items) }, actorId)
}
