import { route } from '@forge/api'
import { z } from 'zod'
import type { Jira } from '../app/ports'
import { numericId } from './ids'
import { readOrNull } from './request'
import { instant, issueId, user } from './shapes'

const ISSUE = z.object({
  id: issueId,
  fields: z.object({
    attachment: z
      .array(z.object({ id: z.string().min(1), created: instant, author: user.nullish(), filename: z.string(), size: z.number().int().nonnegative() }))
      .default([]),
  }),
})

/**
 * As the app; null: the issue has no such file (any more). GET /attachment/{id} does not say whose the file is, so it is
 * read from the issue's own list.
 */
export const getAttachment: Jira['attachment'] = async (id, attachmentId) => {
  const issue = await readOrNull(
    { as: 'app', operation: 'getIssueAttachments', path: route`/rest/api/3/issue/${numericId(id)}?fields=attachment` },
    ISSUE,
  )
  const attachment = issue?.fields.attachment.find((each) => each.id === attachmentId)
  if (issue === null || attachment === undefined) return null
  return {
    id: attachment.id,
    issueId: issue.id,
    createdAt: attachment.created,
    authorAccountId: attachment.author?.accountId ?? null,
    authorAccountType: attachment.author?.accountType ?? null,
    fileName: attachment.filename,
    sizeBytes: attachment.size,
  }
}
