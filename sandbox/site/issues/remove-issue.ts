import type { Issue } from '../model'
import { type SiteState, sortable } from '../state'

/** Removes an issue with all that hangs on it. Its id is never given again. */
export const removeIssue = (site: SiteState, issue: Issue): void => {
  for (const { id } of site.commentsOf(issue.id)) site.comments.remove(`${sortable(issue.id)}/${sortable(id)}`)
  for (const { id } of site.changesOf(issue.id)) site.changes.remove(`${sortable(issue.id)}/${sortable(id)}`)
  for (const key of site.propertyKeysOf(issue.id)) site.issueProperties.remove(`${sortable(issue.id)}/${key}`)
  for (const { id } of site.attachmentsOf(issue.id)) {
    site.attachments.remove(id)
    site.attachmentBytes.remove(id)
  }
  site.issueIdsByKey.remove(issue.key)
  site.issues.remove(sortable(issue.id))
}
