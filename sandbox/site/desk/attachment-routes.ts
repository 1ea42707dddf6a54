import { z } from 'zod'
import { addAttachment, filesIn } from '../attachments/add-attachment'
import { deskAttachmentBean } from '../attachments/beans'
import { contentReply } from '../attachments/routes'
import { notAllowed, Refusal } from '../http/error'
import { bodyOf, created, ok, type Route } from '../http/route'
import { guardWrites } from '../issues/write-limits'
import { TEMPORARY_ATTACHMENT_LIFE_MS } from '../limits'
import { has, maySeeDesk } from '../permissions/permissions'
import { deskPage, embedded } from './pages'
import { deskCommentBean } from './request-bean'
import { commentOn, requestOf } from './request-routes'

const AttachBody = z.object({
  temporaryAttachmentIds: z.array(z.string()).min(1), public: z.boolean().optional(),
  additionalComment: z.object({ body: z.string() }).optional(),
})

export const DESK_ATTACHMENT_ROUTES: readonly Route[] = [
  {
    method: 'POST', path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/attachTemporaryFile', audience: 'account', answer: 'serviceDesk:AttachTemporaryFile',
    async run(call) {
      const desk = call.site.desks.get(call.param('serviceDeskId'))
      if (desk === undefined || !maySeeDesk(call.site, call.actor, desk)) throw new Refusal(404, ['The Service Desk does not exist.'])
      const files = await filesIn(call.site, call.request)
      return created({
        temporaryAttachments: files.map((file) => {
          const id = `temp${call.site.nextId('temporary')}`
          call.site.temporaryAttachments.put(id, { id, serviceDeskId: desk.id, ...file, created: call.site.now() })
          return { temporaryAttachmentId: id, fileName: file.fileName }
        }),
      })
    },
  },
  {
    method: 'POST', path: '/rest/servicedeskapi/request/{issueIdOrKey}/attachment', audience: 'account', answer: 'serviceDesk:AttachmentCreateResult',
    run(call) {
      const issue = requestOf(call)
      const body = bodyOf(call, AttachBody)
      const wantsPublic = body.public ?? true
      if (!wantsPublic && !has(call.actor, 'ADD_COMMENTS', call.site.projectOf(issue))) throw notAllowed('You do not have permission to add internal attachments.')
      const waiting = body.temporaryAttachmentIds.map((id) => {
        const file = call.site.temporaryAttachments.get(id)
        if (file === undefined || call.site.now() - file.created > TEMPORARY_ATTACHMENT_LIFE_MS) throw new Refusal(400, [`The temporary attachment ${id} does not exist.`])
        return file
      })
      guardWrites(call, issue)
      const attached = waiting.map((file) => {
        call.site.temporaryAttachments.remove(file.id)
        return addAttachment(call.site, issue, file, call.actor.person?.accountId ?? null, wantsPublic)
      })
      // JSM makes a comment of it: the words given, and the files' names (rest 3.2).
      const names = attached.map((each) => `[^${each.fileName}]`).join(' ')
      const text = [body.additionalComment?.body ?? '', names].filter((each) => each !== '').join('\n\n')
      const comment = commentOn(call, issue, text, wantsPublic, attached.map((each) => each.id))
      return created({
        comment: deskCommentBean(call, comment, ['attachment']),
        attachments: embedded(call, attached.map((each) => deskAttachmentBean(call.site, call.origin, each))),
      })
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/attachment', audience: 'account', answer: 'serviceDesk:PagedAttachment',
    run(call) {
      const issue = requestOf(call)
      const inside = has(call.actor, 'BROWSE_PROJECTS', call.site.projectOf(issue))
      const seen = call.site.attachmentsOf(issue.id).filter((each) => inside || each.public)
      return ok(deskPage(call, seen.map((each) => deskAttachmentBean(call.site, call.origin, each))))
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}', audience: 'account',
    run(call) {
      const issue = requestOf(call)
      const attachment = call.site.attachments.get(call.param('attachmentId'))
      // The reference wants Browse projects for the content, so that customers have the portal's link only (rest 3.2).
      const inside = has(call.actor, 'BROWSE_PROJECTS', call.site.projectOf(issue))
      if (attachment === undefined || attachment.issueId !== issue.id || !inside) throw new Refusal(404, ['The attachment does not exist.'])
      return contentReply(call, attachment)
    },
  },
  {
    method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}/attachment', audience: 'account', answer: 'serviceDesk:PagedAttachment',
    run(call) {
      const issue = requestOf(call)
      const comment = call.site.commentsOf(issue.id).find((each) => each.id === call.param('commentId'))
      if (comment === undefined || (!comment.public && !has(call.actor, 'BROWSE_PROJECTS', call.site.projectOf(issue)))) throw new Refusal(404, ['The comment does not exist.'])
      const files = call.site.attachmentsOf(issue.id).filter((each) => comment.attachmentIds.includes(each.id))
      return ok(deskPage(call, files.map((each) => deskAttachmentBean(call.site, call.origin, each))))
    },
  },
]
