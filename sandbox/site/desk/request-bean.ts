import { deskAttachmentBean } from '../attachments/beans'
import type { Call } from '../http/route'
import type { Comment, Issue, RequestType, ServiceDesk, Status } from '../model'
import { deskUserBean } from '../people/user-bean'
import { has, isAgent } from '../permissions/permissions'
import { required } from '../state'
import { deskDate, textOf } from '../text'
import { embedded } from './pages'

export const serviceDeskBean = (call: Call, desk: ServiceDesk): Record<string, unknown> => {
  const project = required(call.site.projects.get(desk.projectId), `project ${desk.projectId}`)
  return {
    id: desk.id, projectId: project.id, projectName: project.name, projectKey: project.key, projectTypeKey: project.type,
    _links: { self: `${call.origin}/rest/servicedeskapi/servicedesk/${desk.id}` },
  }
}

export const requestTypeBean = (call: Call, type: RequestType): Record<string, unknown> => ({
  _expands: ['field'],
  id: type.id, name: type.name, description: type.description, helpText: type.helpText, issueTypeId: type.issueTypeId,
  serviceDeskId: type.serviceDeskId, portalId: type.serviceDeskId, groupIds: type.groupIds, canCreateRequest: true,
  icon: { id: '10500', _links: { iconUrls: {} } },
  _links: { self: `${call.origin}/rest/servicedeskapi/servicedesk/${type.serviceDeskId}/requesttype/${type.id}` },
})

export const requestTypeFieldsBean = (call: Call, type: RequestType, mayRaiseForOthers: boolean): Record<string, unknown> => ({
  requestTypeFields: type.fields.map((field) => ({
    fieldId: field.fieldId, name: field.name, description: field.description, required: field.required,
    defaultValues: [], validValues: [], presetValues: [], visible: true,
    jiraSchema: call.site.field(field.fieldId)?.schema ?? { type: 'string' },
  })),
  canRaiseOnBehalfOf: mayRaiseForOthers,
  canAddRequestParticipants: true,
})

const CATEGORY: Record<Status['category'], string> = { TODO: 'NEW', IN_PROGRESS: 'INDETERMINATE', DONE: 'DONE' }

/** The statuses that a request has had, newest first (rest 3.2, GET status). */
export const statusHistory = (call: Call, issue: Issue): Record<string, unknown>[] => {
  const bean = (status: Status, at: number): Record<string, unknown> => ({ status: status.name, statusCategory: CATEGORY[status.category], statusDate: deskDate(at) })
  const moves = call.site.changesOf(issue.id).flatMap((group) =>
    group.items.filter((item) => item.field === 'status').map((item) => ({ at: group.created, from: item.from ?? '', to: item.to ?? '' })))
  const first = moves[0]?.from ?? issue.statusId
  const seen = [{ at: issue.created, to: first }, ...moves]
  return seen.reverse().flatMap(({ at, to }) => {
    const status = call.site.statuses.get(to)
    return status === undefined ? [] : [bean(status, at)]
  })
}

export const deskCommentBean = (call: Call, comment: Comment, expand: readonly string[] = []): Record<string, unknown> => {
  const author = call.site.personById(comment.authorId)
  const files = call.site.attachmentsOf(comment.issueId).filter((each) => comment.attachmentIds.includes(each.id))
  return {
    _expands: ['attachment', 'renderedBody'],
    id: comment.id, body: textOf(comment.body), public: comment.public, created: deskDate(comment.created),
    ...(author === undefined ? {} : { author: deskUserBean(call.origin, author) }),
    ...(expand.includes('attachment') || expand.includes('comment.attachment')
      ? { attachments: embedded(call, files.map((each) => deskAttachmentBean(call.site, call.origin, each))) }
      : {}),
    _links: { self: `${call.origin}/rest/servicedeskapi/request/${comment.issueId}/comment/${comment.id}` },
  }
}

/** Comments that the caller may read: public ones, and internal ones for whoever may browse the project. */
export const readableComments = (call: Call, issue: Issue): Comment[] => {
  const inside = has(call.actor, 'BROWSE_PROJECTS', call.site.projectOf(issue))
  return call.site.commentsOf(issue.id).filter((each) => inside || each.public)
}

/** A request as the service desk API gives it, with the parts asked for. */
export const requestBean = (call: Call, issue: Issue, expand: readonly string[]): Record<string, unknown> => {
  const { site, origin } = call
  const type = required(site.requestTypes.get(issue.requestTypeId ?? ''), `the request type of ${issue.key}`)
  const desk = required(site.desks.get(type.serviceDeskId), `service desk ${type.serviceDeskId}`)
  const reporter = site.personById(issue.reporterId)
  const agent = isAgent(call.actor, site.projectOf(issue))
  const inside = has(call.actor, 'BROWSE_PROJECTS', site.projectOf(issue))
  const status = site.statusOf(issue)
  const wants = (name: string): boolean => expand.includes(name)
  return {
    _expands: ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment', 'action', 'comment', 'comment.attachment', 'comment.renderedBody'],
    issueId: issue.id, issueKey: issue.key, summary: issue.summary, requestTypeId: type.id, serviceDeskId: desk.id,
    createdDate: deskDate(issue.created),
    ...(reporter === undefined ? {} : { reporter: deskUserBean(origin, reporter) }),
    requestFieldValues: fieldValues(issue, type),
    currentStatus: { status: status.name, statusCategory: CATEGORY[status.category], statusDate: deskDate(issue.statusChangedAt) },
    ...(wants('requestType') ? { requestType: requestTypeBean(call, type) } : {}),
    ...(wants('serviceDesk') ? { serviceDesk: serviceDeskBean(call, desk) } : {}),
    ...(wants('participant') ? { participants: embedded(call, issue.participants.flatMap((id) => {
      const person = site.personById(id)
      return person === undefined ? [] : [deskUserBean(origin, person)]
    })) } : {}),
    ...(wants('status') ? { status: embedded(call, statusHistory(call, issue)) } : {}),
    // SLAs are shown to agents only (rest 3.2), and this site has none set up.
    ...(wants('sla') && agent ? { sla: embedded(call, []) } : {}),
    ...(wants('attachment') ? { attachments: embedded(call, site.attachmentsOf(issue.id).filter((each) => inside || each.public).map((each) => deskAttachmentBean(site, origin, each))) } : {}),
    ...(expand.some((each) => each.startsWith('comment')) ? { comments: embedded(call, readableComments(call, issue).map((each) => deskCommentBean(call, each, expand))) } : {}),
    ...(wants('action') ? { actions: { addAttachment: { allowed: true }, addComment: { allowed: true }, addParticipant: { allowed: true }, removeParticipant: { allowed: true } } } : {}),
    _links: {
      jiraRest: `${origin}/rest/api/2/issue/${issue.id}`,
      web: `${origin}/portal/${desk.id}/${issue.key}`,
      agent: `${origin}/browse/${issue.key}`,
      self: `${origin}/rest/servicedeskapi/request/${issue.id}`,
    },
  }
}

const fieldValues = (issue: Issue, type: RequestType): Record<string, unknown>[] =>
  type.fields.flatMap(({ fieldId, name }) => {
    if (fieldId === 'attachment') return []
    const value = fieldId === 'summary' ? issue.summary : fieldId === 'description' ? textOf(issue.description) : issue.values[fieldId]
    return value === undefined || value === null || value === '' ? [] : [{ fieldId, label: name, value }]
  })
