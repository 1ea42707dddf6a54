import { never, ok, refused } from '../../result'
import type { Policy } from '../../policy/policy'
import type { Instant, Span } from '../../time'
import { byApp } from '../conditions'
import type { JiraChange } from '../commands'
import type { Event, EventBody } from '../events'
import { PUT_BACK_WINDOW_MS } from '../transitions/jira'
import { firstClosedAt } from '../state'
import type { Incident, Reporter } from '../state'
import { derivedStatus } from '../status'
import { projectOffSpans } from '../../sla/stops'
import type { Decision, Given } from './given'

/** How often a status moved by hand is put back within `PUT_BACK_WINDOW_MS`: automation rules fight back (process.md). */
const PUT_BACK_MOST = 3

/** What Jira says happened beside us; nothing where it changes nothing here, e.g. told twice. */
export const noteJiraChange = ({ incident, command, who, policy, now }: Given<'noteJiraChange'>): Decision => {
  const refusal = byApp(who)
  if (refusal !== null) return refused(refusal)
  // Jira's clock may be ahead of ours by a little: nothing here happens later than now, or before the issue was made.
  const at = Math.min(now, Math.max(incident.createdAt, command.change.at))
  return ok(noted(incident, command.change, policy, at))
}

const noted = (incident: Incident, change: JiraChange, policy: Policy, at: Instant): Event[] => {
  switch (change.kind) {
    case 'agentReplied':
      return agentReplied(incident, change, at)
    case 'customerWrote':
      return incident.jira.notedIds.includes(change.commentId)
        ? []
        : [{ type: 'CustomerWrote', commentId: change.commentId, at, by: change.by }, ...closedNotice(incident, at)]
    case 'customerAttached':
      return incident.jira.notedIds.includes(change.attachmentId)
        ? []
        : [{ type: 'CustomerAttached', attachmentId: change.attachmentId, at, by: change.by }, ...closedNotice(incident, at)]
    case 'statusMoved':
      return byNobody(statusMoved(incident, change.toStatusId, policy, at), at)
    case 'assigneeChanged':
      return change.assignee === incident.assignee
        ? []
        : byNobody([{ type: 'AssigneeChanged', assignee: change.assignee, how: 'inJira' }], at)
    case 'reporterChanged':
      return sameReporter(change.reporter, incident.reporter)
        ? []
        : byNobody([{ type: 'ReporterChanged', reporter: change.reporter }], at)
    case 'moved':
      return change.projectId === incident.projectId
        ? []
        : byNobody([{ type: 'IssueMoved', projectId: change.projectId, offBefore: offUntil(projectOffSpans(policy, incident), at) }], at)
    case 'issueDeleted':
      return byNobody([{ type: 'IssueDeleted' }], at)
    default:
      return never(change)
  }
}

/** What the project that it left was off while it was there; the move may be told long after. */
const offUntil = (spans: Span[], at: Instant): Span[] =>
  spans.flatMap(({ from, to }) => (from >= at ? [] : [{ from, to: Math.min(to ?? at, at) }]))

/** A comment never reopens; the first one after closure is answered with how to do that. */
const closedNotice = ({ closure }: Incident, at: Instant): Event[] =>
  closure.kind === 'closed' && !closure.noticeGiven ? byNobody([{ type: 'ClosedNoticeGiven' }], at) : []

const byNobody = (bodies: EventBody[], at: Instant): Event[] => bodies.map((body) => ({ ...body, at, by: null }))

/** The earliest public comment of an agent counts, also where it is told late; none after closure, nor the reporter's own. */
const agentReplied = (incident: Incident, change: Extract<JiraChange, { kind: 'agentReplied' }>, at: Instant): Event[] => {
  const metAt = incident.firstResponseMetAt
  const endedAt = firstClosedAt(incident)
  const tooLate = (metAt !== null && metAt <= at) || (endedAt !== null && endedAt < at)
  return tooLate || change.by === incident.reporter.person
    ? []
    : [{ type: 'FirstResponseMet', commentId: change.commentId, at, by: change.by }]
}

/** Put back at most so often, then left alone and said so once, until it stands right again. */
const statusMoved = (incident: Incident, toStatusId: string, policy: Policy, at: Instant): EventBody[] => {
  const setup = policy.projects[incident.projectId]
  // In a project that is switched off, statuses are nobody's business of ours.
  const wanted = setup?.on === true ? setup.statusMap[derivedStatus(incident)] : null
  const { statusLeftAlone, statusPutBackAt } = incident.jira
  if (wanted === null) return []
  if (wanted === toStatusId) return statusLeftAlone ? [{ type: 'StatusRightAgain' }] : []
  if (statusLeftAlone) return []
  const lately = statusPutBackAt.filter((putBackAt) => putBackAt > at - PUT_BACK_WINDOW_MS)
  const answer = lately.length < PUT_BACK_MOST ? 'putBack' : 'leftAlone'
  return [{ type: 'StatusMovedByHand', toStatusId, answer }]
}

const sameReporter = (a: Reporter, b: Reporter): boolean =>
  a.person === b.person && a.eligible === b.eligible && a.timeZone === b.timeZone
