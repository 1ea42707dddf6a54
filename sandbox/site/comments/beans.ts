import type { Comment } from '../model'
import { userBean } from '../people/user-bean'
import type { SiteState } from '../state'
import { jiraDate } from '../text'

/** A comment as the platform API gives it; its properties only where asked for. */
export const commentBean = (site: SiteState, origin: string, comment: Comment, withProperties: boolean): Record<string, unknown> => {
  const author = site.personById(comment.authorId)
  const updateAuthor = site.personById(comment.updateAuthorId)
  return {
    self: `${origin}/rest/api/3/issue/${comment.issueId}/comment/${comment.id}`,
    id: comment.id,
    ...(author ? { author: userBean(origin, author) } : {}),
    body: comment.body,
    ...(updateAuthor ? { updateAuthor: userBean(origin, updateAuthor) } : {}),
    created: jiraDate(comment.created),
    updated: jiraDate(comment.updated),
    jsdPublic: comment.public,
    ...(withProperties ? { properties: Object.entries(comment.properties).map(([key, value]) => ({ key, value })) } : {}),
  }
}
