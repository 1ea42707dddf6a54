import { z } from 'zod'
import type { Changed, Hint } from '../app/note-jira-change'
import { noteJiraChange } from '../app/note-jira-change'
import type { IssueId } from '../domain/ids'
import { parseIssueId } from '../domain/ids'
import { retrying } from './retry'
import { wirePorts } from './wiring'

/** Shapes of platform-facts 2, as far as they are hints for us: ids, and which fields changed. */
const id = z.union([z.string(), z.number()]).transform(String)
const event = z.object({
  eventType: z.string(),
  issue: z.object({ id }).optional(),
  comment: z.object({ id }).optional(),
  attachment: z.object({ id, issueId: id }).optional(),
  changelog: z.object({ items: z.array(z.object({ field: z.string().optional(), fieldId: z.string().optional() })) }).optional(),
})
type ProductEvent = z.output<typeof event>

/** Jira's product events. Each is a hint; a shape that we don't know is logged and left. */
export async function productEvents(raw: unknown): Promise<unknown> {
  const ports = wirePorts()
  const parsed = event.safeParse(raw)
  const hint = parsed.success ? hintOf(parsed.data) : null
  if (hint === null) {
    ports.log.line('event.ignored', { known: parsed.success, type: parsed.success ? parsed.data.eventType : '' })
    return undefined
  }
  return retrying(ports.log, `event.${hint.kind}`, () => noteJiraChange(ports, hint))
}

export function hintOf(it: ProductEvent): Hint | null {
  const issueId = parsedId(it.issue?.id)
  switch (it.eventType) {
    case 'avi:jira:created:issue':
      return issueId && { kind: 'created', issueId }
    case 'avi:jira:updated:issue':
      return issueId && { kind: 'updated', issueId, changed: changedIn(it) }
    case 'avi:jira:deleted:issue':
      return issueId && { kind: 'deleted', issueId }
    case 'avi:jira:commented:issue':
      return issueId && it.comment ? { kind: 'commented', issueId, commentId: it.comment.id } : null
    case 'avi:jira:created:attachment': {
      const attachedTo = parsedId(it.attachment?.issueId)
      return attachedTo && it.attachment ? { kind: 'attached', issueId: attachedTo, attachmentId: it.attachment.id } : null
    }
    default:
      return null
  }
}

const parsedId = (text: string | undefined): IssueId | null => (text === undefined ? null : parseIssueId(text))

/** Without a changelog anything may have changed. */
function changedIn({ changelog }: ProductEvent): Changed {
  const changed = (name: string): boolean => changelog === undefined || changelog.items.some((item) => item.fieldId === name || item.field === name)
  return { status: changed('status'), assignee: changed('assignee'), reporter: changed('reporter'), project: changed('project') }
}
