import { useState } from 'react'
import { useSiteClock } from '../core/clock'
import { useLoad } from '../core/live'
import { useSession } from '../core/session'
import type { Issue, JsmUser } from '../core/types'
import { useAction } from '../ui/action'
import { Icon } from '../ui/icon'
import { Message } from '../ui/loaded'
import { shortTime } from '../ui/time'

/** Fields that the view shows elsewhere, or that Jira does not show among the details. */
const ELSEWHERE = new Set([
  'summary', 'description', 'status', 'statusCategory', 'assignee', 'reporter', 'creator', 'project', 'created', 'updated', 'comment',
  'attachment', 'worklog', 'watches', 'votes', 'issuelinks', 'subtasks', 'statuscategorychangedate', 'workratio', 'lastViewed', 'progress',
  'aggregateprogress', 'timetracking', 'resolutiondate', 'security', 'issuerestriction', 'thumbnail', 'parent',
])

/** The right column's facts: who has it, who asked, and every other field that holds something. */
export function IssueDetails({ issue }: { issue: Issue }) {
  const [open, setOpen] = useState(true)
  const nowMs = useSiteClock()?.nowMs
  const user = (name: string): JsmUser | null => (issue.fields[name] as JsmUser | null | undefined) ?? null
  const others = Object.entries(issue.fields)
    .filter(([id, value]) => !ELSEWHERE.has(id) && value !== null && value !== undefined)
    .map(([id, value]) => ({ id, name: issue.names?.[id] ?? id, text: fieldText(value, issue.schema?.[id]?.type, nowMs) }))
    .filter((field) => field.text !== '')
  return (
    <section className="group">
      <h2 className="group-head">
        <button aria-expanded={open} onClick={() => setOpen(!open)}><Icon name={open ? 'chevron-down' : 'chevron-right'} />Details</button>
      </h2>
      {open && (
        <dl className="facts">
          <div><dt><label htmlFor="assignee">Assignee</label></dt><dd><Assignee issue={issue} assignee={user('assignee')} /></dd></div>
          <div><dt>Reporter</dt><dd>{user('reporter')?.displayName ?? 'None'}</dd></div>
          {others.map((field) => <div key={field.id} data-field={field.id}><dt>{field.name}</dt><dd>{field.text}</dd></div>)}
        </dl>
      )}
    </section>

  )
}

/** When the issue was made and last changed. */
export function IssueDates({ issue }: { issue: Issue }) {
  const nowMs = useSiteClock()?.nowMs
  const instant = (name: string): string => {
    const at = Date.parse(String(issue.fields[name] ?? ''))
    return nowMs !== undefined && !Number.isNaN(at) ? shortTime(at, nowMs) : ''
  }
  return <p className="small subtle">Created {instant('created')}, updated {instant('updated')}</p>
}

/** A field's value as one line, by the shapes that Jira's fields have. Empty where there is nothing to say. */
function fieldText(value: unknown, type: string | undefined, nowMs: number | undefined): string {
  if (typeof value === 'string') {
    const at = type === 'datetime' ? Date.parse(value) : Number.NaN
    return nowMs !== undefined && !Number.isNaN(at) ? shortTime(at, nowMs) : value
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map((item) => fieldText(item, undefined, nowMs)).filter(Boolean).join(', ')
  if (typeof value !== 'object' || value === null) return ''
  const named = value as { requestType?: unknown; displayName?: unknown; name?: unknown; value?: unknown }
  if (named.requestType !== undefined) return fieldText(named.requestType, undefined, nowMs)
  const text = named.displayName ?? named.name ?? named.value
  return typeof text === 'string' ? text : ''
}

function Assignee({ issue, assignee }: { issue: Issue; assignee: JsmUser | null }) {
  const { jira, person } = useSession()
  const assignable = useLoad(`assignable ${person.key} ${issue.key}`, () =>
    jira.get<JsmUser[]>('/rest/api/3/user/assignable/search', { issueKey: issue.key }))
  const assign = useAction((accountId: string) => jira.put(`/rest/api/3/issue/${issue.key}/assignee`, { accountId: accountId || null }))
  const choices = assignable.state === 'ready' ? assignable.value : []
  const all = assignee && !choices.some((one) => one.accountId === assignee.accountId) ? [assignee, ...choices] : choices
  return (
    <>
      <select id="assignee" className="quiet-select" value={assignee?.accountId ?? ''} disabled={assign.busy} onChange={(event) => void assign.run(event.target.value)}>
        <option value="">Unassigned</option>
        {all.map((one) => <option key={one.accountId} value={one.accountId}>{one.displayName}{one.accountId === person.accountId ? ' (you)' : ''}</option>)}
      </select>
      {assign.error && <Message look="error">{assign.error.message}</Message>}
    </>
  )
}
