import { requestJira } from '@forge/bridge'
import type { QueueStart } from '../../../../src/api/answers'
import type { QueueFacts } from '../../../../src/api/projection'

/** A row of the queue: what Jira's own search told the one who looks. */
export interface QueueRow {
  issueId: string
  issueKey: string
  summary: string
  assigneeId: string | null
  facts: QueueFacts
}
export interface QueueList {
  rows: QueueRow[]
  /** There are more open incidents than a screen holds. */
  cut: boolean
}

/** Jira gives at most 100 issues with fields a page; five pages are what an agent can still look through. */
const PAGE_SIZE = 100
const ROWS_MAX = 500

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
/** `customfield_10050` in JQL is `cf[10050]`. */
const jqlField = (fieldId: string): string => `cf[${fieldId.replace(/\D/g, '')}]`

export const queueJql = ({ projectKey, fields }: Pick<QueueStart, 'projectKey' | 'fields'>): string =>
  `project = ${quoted(projectKey)} AND ${jqlField(fields.number)} IS NOT EMPTY AND statusCategory != Done ORDER BY ${jqlField(fields.nextDue)} ASC, created ASC`

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {})
const words = (value: unknown): string => (typeof value === 'string' ? value : '')

/** An issue whose projection is missing or of another shape isn't drawn half: the app writes it anew. */
function rowOf(issue: unknown, propertyKey: string): QueueRow | null {
  const { id, key, fields, properties } = record(issue)
  const facts = record(record(properties)[propertyKey])
  if (facts['schema'] !== 1) return null
  const assignee = record(record(fields)['assignee'])['accountId']
  return { issueId: words(id), issueKey: words(key), summary: words(record(fields)['summary']), assigneeId: typeof assignee === 'string' ? assignee : null, facts: facts as unknown as QueueFacts }
}

/** All open incidents of the project that the one who looks may see; null: Jira didn't answer. */
export async function searchQueue(start: Pick<QueueStart, 'projectKey' | 'fields' | 'propertyKey'>): Promise<QueueList | null> {
  const rows: QueueRow[] = []
  let nextPageToken: string | undefined
  try {
    do {
      const answer = await requestJira('/rest/api/3/search/jql', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ jql: queueJql(start), fields: ['summary', 'assignee'], properties: [start.propertyKey], maxResults: PAGE_SIZE, ...(nextPageToken === undefined ? {} : { nextPageToken }) }),
      })
      if (!answer.ok) return null
      const page = record(await answer.json())
      const issues = Array.isArray(page['issues']) ? page['issues'] : []
      rows.push(...issues.map((issue) => rowOf(issue, start.propertyKey)).filter((row) => row !== null))
      nextPageToken = page['isLast'] === true ? undefined : words(page['nextPageToken']) || undefined
    } while (nextPageToken !== undefined && rows.length < ROWS_MAX)
  } catch {
    return null
  }
  return { rows: rows.filter((row) => row.facts.state !== 'closed'), cut: nextPageToken !== undefined }
}
