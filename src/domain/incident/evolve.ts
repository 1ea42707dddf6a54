import { never } from '../result'
import { heard, heardFile } from './asks'
import type { Event } from './events'
import { settle } from './settle'
import type { Escalation, Incident } from './state'
import { closed, ended, finished, proposalOver, proposed, reopened } from './transitions/closure'
import { evidenceChanged } from './transitions/evidence'
import { movedByHand, movedTo, noted } from './transitions/jira'
import { scopeChanged } from './transitions/scope'
import { sessionChanged } from './transitions/session'
import { severityChanged, worked } from './transitions/work'

/**
 * The state after one event. An incident is the fold of its events (I2); texts stay in history, but for those that
 * somebody is asked to answer now. Events of one history row share `revision`, which `applyEvents` moves on.
 */
export const evolve = (incident: Incident | null, event: Event): Incident => {
  if (event.type === 'IncidentRecorded') {
    if (incident !== null) throw new Error(`Incident ${event.issueId} is recorded already`)
    return recorded(event)
  }
  if (incident === null) throw new Error(`${event.type} before IncidentRecorded`)
  return { ...changed(incident, event), eventCount: incident.eventCount + 1 }
}

/** The state after one command's events, i.e. after one history row. */
export const applyEvents = (incident: Incident | null, events: Event[]): Incident => {
  const after = events.reduce<Incident | null>(evolve, incident)
  if (after === null) throw new Error('No events: there is no incident')
  return { ...after, revision: after.revision + 1 }
}

type Recorded = Extract<Event, { type: 'IncidentRecorded' }>

const recorded = (event: Recorded): Incident => ({
  schema: 1,
  issueId: event.issueId,
  projectId: event.projectId,
  projectSince: event.createdAt,
  number: event.number,
  channel: event.channel,
  requestTypeId: event.requestTypeId,
  organizationIds: event.organizationIds,
  ruleText: event.text,
  createdAt: event.createdAt,
  recordedAt: event.at,
  eventCount: 1,
  revision: 0,
  reporter: event.reporter,
  severity: event.severity.kind === 'derived' ? { ...event.severity, policyVersion: event.policyVersion } : event.severity,
  stage: 'recorded',
  stays: [{ tier: event.tier, from: event.createdAt, to: null }],
  assignee: event.assignee,
  escalation: { kind: 'none' },
  scope: { kind: 'in' },
  asks: { items: [], turn: 'us' },
  session: { kind: 'none' },
  closure: { kind: 'none' },
  holds: [],
  firstResponseMetAt: null,
  cycles: [{ number: 1, from: event.createdAt, to: null }],
  severityChanges: [{ at: event.createdAt, severity: event.severity.severity, policyVersion: event.policyVersion }],
  fired: [],
  rulesFired: [],
  work: { investigations: [], diagnoses: [], remediations: [] },
  jira: { statusPutBackAt: [], statusLeftAlone: false, notedIds: [], deleted: false },
})

const changed = (incident: Incident, event: Exclude<Event, Recorded>): Incident => {
  switch (event.type) {
    case 'SeverityAssessed':
    case 'SeverityOverridden':
      return severityChanged(incident, event)
    case 'AssigneeChanged':
      return { ...incident, assignee: event.assignee }
    case 'InvestigationRecorded':
    case 'DiagnosisAdded':
    case 'RemediationRecorded':
      return worked(incident, event)
    case 'HandedToDesk':
      // An automatic diagnosis may have come before: it counts once the desk has the incident.
      return { ...incident, stage: incident.work.diagnoses.length > 0 ? 'diagnosed' : 'withDesk' }
    case 'TierTransferred':
      return { ...incident, stays: [...ended(incident.stays, event.at), { tier: event.to, from: event.at, to: null }] }
    case 'FirstResponseMet':
      return { ...incident, firstResponseMetAt: Math.min(event.at, incident.firstResponseMetAt ?? event.at) }
    case 'EvidenceAsked':
    case 'EvidenceAnswered':
    case 'EvidenceWithdrawn':
    case 'StillMissingSaid':
    case 'EvidenceOverdue':
      return evidenceChanged(incident, event)
    case 'SessionAsked':
    case 'SessionApproved':
    case 'SessionStarted':
    case 'SessionEnded':
      return sessionChanged(incident, event)
    case 'ScopeQuestioned':
    case 'ScopeDecided':
    case 'ChargeAsked':
    case 'ChargeAnswered':
      return scopeChanged(incident, event)
    case 'Escalated':
    case 'GroupTold':
    case 'EscalationReturned':
      return escalated(incident, event)
    case 'ClosureProposed':
      return proposed(incident, event)
    case 'ClosureDeclined':
    case 'ProposalWithdrawn':
      return proposalOver(incident)
    case 'IncidentClosed':
      return closed(incident, event)
    case 'IncidentReopened':
      return reopened(incident, event)
    case 'CustomerWrote':
      return noted(heard(incident, event.at), event.commentId)
    case 'CustomerAttached':
      return noted(heardFile(incident, event.attachmentId, event.at), event.attachmentId)
    case 'ClosedNoticeGiven':
      return incident.closure.kind === 'closed' ? { ...incident, closure: { ...incident.closure, noticeGiven: true } } : incident
    case 'StatusMovedByHand':
      return { ...incident, jira: movedByHand(incident.jira, event.at, event.answer) }
    case 'StatusRightAgain':
      return { ...incident, jira: { ...incident.jira, statusLeftAlone: false, statusPutBackAt: [] } }
    case 'ReporterChanged':
      return { ...settle(incident, event.at, { items: false, runningSession: true }), reporter: event.reporter }
    case 'IssueMoved':
      return movedTo(incident, event)
    case 'IssueDeleted':
      return { ...finished(incident, event.at, event.at), jira: { ...incident.jira, deleted: true } }
    case 'ThresholdReached':
      return { ...incident, fired: [...incident.fired, event.threshold] }
    default:
      return never(event)
  }
}

type EscalationEvent = Extract<Event, { type: 'Escalated' | 'GroupTold' | 'EscalationReturned' }>

/** A rule that has acted does not act again; raised and returned change neither tier nor clocks. */
const escalated = (incident: Incident, event: EscalationEvent): Incident => {
  const ruleId = event.type === 'EscalationReturned' ? null : event.ruleId
  const rulesFired = ruleId === null ? incident.rulesFired : [...incident.rulesFired, ruleId]
  return { ...incident, rulesFired, escalation: escalationAfter(incident.escalation, event) }
}

const escalationAfter = (escalation: Escalation, event: EscalationEvent): Escalation => {
  switch (event.type) {
    case 'Escalated':
      return { kind: 'raised', by: event.by, at: event.at, reason: event.reason }
    case 'GroupTold':
      return escalation
    case 'EscalationReturned':
      return { kind: 'returned', at: event.at, reason: event.reason }
    default:
      return never(event)
  }
}
