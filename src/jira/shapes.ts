import { z } from 'zod'
import { parseIssueId, parseProjectId } from '../domain/ids'

/** Shapes that several answers of Jira share. Only what is used is named; the rest passes and is dropped. */
export const issueId = z.string().transform((text, context) => {
  const id = parseIssueId(text)
  if (id !== null) return id
  context.addIssue({ code: 'custom', message: 'not an issue id' })
  return z.NEVER
})
export const projectId = z.string().transform((text, context) => {
  const id = parseProjectId(text)
  if (id !== null) return id
  context.addIssue({ code: 'custom', message: 'not a project id' })
  return z.NEVER
})

/** `2026-11-24T10:00:00.000+0000`: Jira leaves the colon out of the offset, which ISO 8601 in JavaScript wants. */
export const instant = z.string().transform((text, context) => {
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  if (!Number.isNaN(at)) return at
  context.addIssue({ code: 'custom', message: 'not an instant' })
  return z.NEVER
})

export const user = z.object({
  accountId: z.string().min(1),
  accountType: z.string(),
  timeZone: z.string().optional(),
})

export const entityProperties = z.array(z.object({ key: z.string(), value: z.unknown() }))
