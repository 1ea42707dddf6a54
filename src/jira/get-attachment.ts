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
 * As the app, newest first; an issue that is gone has none. GET /attachment/{id} does not say whose a file is, so files
 * are read from the issue's own list.
 */
export const getAttachments: Jira['attachments'] = async (id) => {
  const issue = await readOrNull(
    { as: 'app', operation: 'getIssueAttachments', path: route`/rest/api/3/issue/${numericId(id)}?fields=attachment` },
    ISSUE,
  )
  if (issue === null) return []
  return issue.fields.attachment
    .map((attachment) => ({
      id: attachment.id,
      issueId: issue.id,
      createdAt: attachment.created,
      authorAccountId: attachment.author?.accountId ?? null,
      authorAccountType: attachment.author?.accountType ?? null,
      fileName: attachment.filename,
      sizeBytes: attachment.size,
    }))
    .sort((one, other) => other.createdAt - one.createdAt)
}

/** null: the issue has no such file (any more). */
export const getAttachment: Jira['attachment'] = async (id, attachmentId) =>
  (await getAttachments(id)).find((each) => each.id === attachmentId) ?? null
