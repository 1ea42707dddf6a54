import type { Attachment } from '../model'
import { deskUserBean, userBean } from '../people/user-bean'
import type { SiteState } from '../state'
import { deskDate, jiraDate } from '../text'

/** An attachment as the platform API gives it. */
export const attachmentBean = (site: SiteState, origin: string, attachment: Attachment): Record<string, unknown> => {
  const author = site.personById(attachment.authorId)
  return {
    self: `${origin}/rest/api/3/attachment/${attachment.id}`,
    id: attachment.id,
    filename: attachment.fileName,
    ...(author ? { author: userBean(origin, author) } : {}),
    created: jiraDate(attachment.created),
    size: attachment.sizeBytes,
    mimeType: attachment.mimeType,
    content: `${origin}/rest/api/3/attachment/content/${attachment.id}`,
  }
}

/** An attachment as the service desk API gives it. */
export const deskAttachmentBean = (site: SiteState, origin: string, attachment: Attachment): Record<string, unknown> => {
  const author = site.personById(attachment.authorId)
  const content = `${origin}/rest/servicedeskapi/request/${attachment.issueId}/attachment/${attachment.id}`
  return {
    filename: attachment.fileName,
    ...(author ? { author: deskUserBean(origin, author) } : {}),
    created: deskDate(attachment.created),
    size: attachment.sizeBytes,
    mimeType: attachment.mimeType,
    _links: { jiraRest: `${origin}/rest/api/2/attachment/${attachment.id}`, content, self: content },
  }
}
