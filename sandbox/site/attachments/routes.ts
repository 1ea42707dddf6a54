import { notAllowed, notFound } from '../http/error'
import { type Call, ok, type Reply, type Route } from '../http/route'
import { guardWrites } from '../issues/write-limits'
import { ATTACHMENT_MAX_BYTES } from '../limits'
import type { Attachment } from '../model'
import { browsable, has } from '../permissions/permissions'
import { addAttachment, filesIn } from './add-attachment'
import { attachmentBean } from './beans'

const attachmentOf = (call: Call): Attachment => {
  const attachment = call.site.attachments.get(call.param('id'))
  if (attachment === undefined) throw notFound(`The attachment with id '${call.param('id')}' does not exist`)
  browsable(call.site, call.actor, attachment.issueId)
  return attachment
}

/** The bytes of an attachment as a download. */
export const contentReply = (call: Call, attachment: Attachment): Reply => ({
  status: 200,
  bytes: Buffer.from(call.site.attachmentBytes.get(attachment.id) ?? '', 'base64'),
  headers: {
    'Content-Type': attachment.mimeType,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.fileName)}`,
  },
})

export const ATTACHMENT_ROUTES: readonly Route[] = [
  {
    method: 'POST', path: '/rest/api/3/issue/{issueIdOrKey}/attachments', audience: 'account', answer: 'cloud:Attachment[]',
    async run(call) {
      const issue = browsable(call.site, call.actor, call.param('issueIdOrKey'))
      if (!has(call.actor, 'CREATE_ATTACHMENTS', call.site.projectOf(issue))) throw notAllowed('You do not have permission to create attachments.')
      const files = await filesIn(call.site, call.request)
      guardWrites(call, issue)
      const authorId = call.actor.person?.accountId ?? null
      // Whether a customer sees a file added here is undocumented (rest 3.3): hidden is the safer reading.
      return ok(files.map((file) => attachmentBean(call.site, call.origin, addAttachment(call.site, issue, file, authorId, false))))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/attachment/meta', audience: 'anyone', answer: 'cloud:AttachmentSettings',
    run: () => ok({ enabled: true, uploadLimit: ATTACHMENT_MAX_BYTES }),
  },
  {
    method: 'GET', path: '/rest/api/3/attachment/{id}', audience: 'account', answer: 'cloud:AttachmentMetadata',
    run(call) {
      const { id, ...bean } = attachmentBean(call.site, call.origin, attachmentOf(call))
      return ok({ ...bean, id: Number(id) })
    },
  },
  {
    method: 'GET', path: '/rest/api/3/attachment/content/{id}', audience: 'account',
    // Jira answers 303 to its media store unless `redirect=false`; there is no such store here.
    run: (call) => contentReply(call, attachmentOf(call)),
  },
]
