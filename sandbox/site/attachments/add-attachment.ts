import { Refusal } from '../http/error'
import { associatedUsers, recordChange } from '../issues/change-issue'
import { attachmentFacts, changeFacts, issueFacts } from '../issues/event-facts'
import { ATTACHMENT_MAX_BYTES } from '../limits'
import type { Attachment, Issue } from '../model'
import type { SiteState } from '../state'

export interface NewFile {
  fileName: string
  mimeType: string
  base64: string
}

const REFUSED_TYPES = 'refused-file-types'

/** Sets which kinds of file the site refuses, by the ends of their names. */
export const refuseFileTypes = (site: SiteState, endings: readonly string[]): void => site.facts.put(REFUSED_TYPES, JSON.stringify(endings))

/** What a site answers that refuses kinds of file is published nowhere: status and words are ours. */
const checkType = (site: SiteState, fileName: string): void => {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const refused = JSON.parse(site.facts.get(REFUSED_TYPES) ?? '[]') as string[]
  if (refused.includes(ending)) throw new Refusal(400, [`Files of the type .${ending} are not allowed on this site.`])
}

/** The `file` parts of a multipart request; Jira wants the X-Atlassian-Token header as well (rest 3.2, 3.3). */
export const filesIn = async (site: SiteState, request: Request): Promise<NewFile[]> => {
  if (request.headers.get('x-atlassian-token')?.toLowerCase() !== 'no-check') throw new Refusal(403, ['XSRF check failed'])
  if (!(request.headers.get('content-type') ?? '').startsWith('multipart/form-data')) throw new Refusal(415, ['Unsupported Media Type'])
  const parts = (await request.formData()).getAll('file')
  const files: NewFile[] = []
  for (const part of parts) {
    if (typeof part === 'string') continue
    if (part.size > ATTACHMENT_MAX_BYTES) throw new Refusal(413, [`The file ${part.name} is larger than the largest allowed size of ${ATTACHMENT_MAX_BYTES} bytes.`])
    checkType(site, part.name)
    files.push({ fileName: part.name, mimeType: part.type || 'application/octet-stream', base64: Buffer.from(await part.arrayBuffer()).toString('base64') })
  }
  if (files.length === 0) throw new Refusal(400, ['No files were attached.'])
  return files
}

/** Puts a file on an issue; sends created:attachment, then updated:issue with the field Attachment. */
export const addAttachment = (site: SiteState, issue: Issue, file: NewFile, authorId: string | null, isPublic: boolean): Attachment => {
  const attachment: Attachment = {
    id: site.nextId('attachment'), issueId: issue.id, fileName: file.fileName, mimeType: file.mimeType,
    sizeBytes: Buffer.from(file.base64, 'base64').length, authorId, created: site.now(), public: isPublic,
  }
  site.attachments.put(attachment.id, attachment)
  site.attachmentBytes.put(attachment.id, file.base64)
  site.putIssue({ ...(site.issueByIdOrKey(issue.id) ?? issue), updated: site.now() })
  site.emit('avi:jira:created:attachment', { attachment: attachmentFacts(site, attachment, issue) }, authorId)
  const items = [{ field: 'Attachment', fieldtype: 'jira' as const, fieldId: 'attachment', from: null, fromString: null, to: attachment.id, toString: attachment.fileName }]
  const changelog = changeFacts(recordChange(site, issue.id, authorId, items), items)
  site.emit('avi:jira:updated:issue', { issue: issueFacts(site, site.issueByIdOrKey(issue.id) ?? issue), changelog, associatedUsers: associatedUsers(issue) }, authorId)
  return attachment
}
