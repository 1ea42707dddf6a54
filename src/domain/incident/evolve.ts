import { never } from '../result'
import { MINUTE_MS } from '../time'
import type { Instant, Millis } from '../time'
import type { Event } from './events'
import { settle } from './settle'
import type { Cycle, Hold, Incident, JiraFacts, TierStay, WorkRecord } from './state'
import { tierOf } from './state'

/** Within which time moves by hand are counted together (process.md "Jira's own ways"). */
export const PUT_BACK_WINDOW_MS: Millis = 10 * MINUTE_MS
/** How many noted comments and files the snapshot remembers; Forge delivers a doubled event within minutes of the first. */
const NOTED_IDS_KEPT = 20

/**
 * The state after one event. An incident is the fold of its events (I2); texts stay in history, but for the one that
 * somebody is asked to agree to now. Events of one history row share `revision`, which `applyEvents` moves on.
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
  number: event.number,
  channel: event.channel,
  requestTypeId: event.requestTypeId,
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
  work: { investigations: [], diagnoses: [], remediations: [] },
  jira: { statusPutBackAt: [], statusLeftAlone: false, notedIds: [], deleted: false },
})

const changed = (incident: Incident, event: Exclude<Event, Recorded>): Incident => {
  switch (event.type) {
    case 'SeverityAssessed':
      return assessed(incident, event)
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
    case 'ClosureProposed':
      return proposed(incident, event)
    case 'ClosureDeclined':
    case 'ProposalWithdrawn':
      // As if the clocks had not stopped: the hold goes, and with it the time it held.
      return { ...incident, closure: { kind: 'none' }, holds: withoutProposal(incident.holds) }
    case 'IncidentClosed':
      return closed(incident, event)
    case 'CustomerWrote':
      return woken(incident, event.at, event.commentId)
    case 'CustomerAttached':
      return woken(incident, event.at, event.attachmentId)
    case 'StatusMovedByHand':
      return { ...incident, jira: movedByHand(incident.jira, event.at, event.answer) }
    case 'StatusRightAgain':
      return { ...incident, jira: { ...incident.jira, statusLeftAlone: false, statusPutBackAt: [] } }
    case 'ReporterChanged':
      return { ...settle(incident, event.at, { items: false, runningSession: true }), reporter: event.reporter }
    case 'IssueDeleted':
      return { ...finished(incident, event.at, event.at), jira: { ...incident.jira, deleted: true } }
    case 'ThresholdReached':
      return { ...incident, fired: [...incident.fired, event.threshold] }
    default:
      return never(event)
  }
}

const assessed = (incident: Incident, event: Extract<Event, { type: 'SeverityAssessed' }>): Incident => {
  const { impact, urgency, severity, policyVersion } = event
  const changes = incident.severityChanges
  return {
    ...incident,
    severity: { kind: 'derived', impact, urgency, severity, policyVersion },
    severityChanges:
      severity === incident.severity.severity ? changes : [...changes, { at: event.at, severity, policyVersion }],
  }
}

type WorkEvent = Extract<Event, { type: 'InvestigationRecorded' | 'DiagnosisAdded' | 'RemediationRecorded' }>

const worked = (incident: Incident, event: WorkEvent): Incident => {
  const fact = { at: event.at, revision: incident.revision + 1 }
  const work: WorkRecord = incident.work
  switch (event.type) {
    case 'InvestigationRecorded': {
      if (event.by === null) throw new Error('An investigation is recorded by a person')
      const investigations = [...work.investigations, { kind: event.kind, by: event.by, ...fact }]
      const first = event.kind === 'preliminary' && incident.stage === 'recorded'
      return { ...incident, stage: first ? 'reviewed' : incident.stage, work: { ...work, investigations } }
    }
    case 'DiagnosisAdded': {
      const diagnoses = [...work.diagnoses, { kind: event.kind, by: event.by, ...fact }]
      const stage = incident.stage === 'withDesk' ? 'diagnosed' : incident.stage
      return { ...incident, stage, work: { ...work, diagnoses } }
    }
    case 'RemediationRecorded': {
      const attempt = { kind: event.kind, by: event.by, outcome: event.outcome, ...fact }
      return { ...incident, work: { ...work, remediations: [...work.remediations, attempt] } }
    }
    default:
      return never(event)
  }
}

const proposed = (incident: Incident, event: Extract<Event, { type: 'ClosureProposed' }>): Incident => {
  if (event.by === null) throw new Error('A closure is proposed by a person')
  const settled = settle(incident, event.at, { items: true, runningSession: false })
  const hold = (why: string): Hold => ({ kind: 'proposal', from: event.at, to: null, why })
  if (event.side === 'customer') {
    return {
      ...settled,
      closure: { kind: 'proposedByCustomer', by: event.by, words: event.words, at: event.at },
      holds: [...settled.holds, hold('The customer said that it is no longer an issue')],
    }
  }
  const { as, text, textHash } = event
  return {
    ...settled,
    closure: { kind: 'proposedByDesk', as, text, textHash, by: event.by, tier: tierOf(incident), at: event.at },
    holds: [...settled.holds, hold('Closure proposed: waiting for the customer')],
  }
}

const withoutProposal = (holds: Hold[]): Hold[] => holds.filter((hold) => hold.kind !== 'proposal' || hold.to !== null)

const closed = (incident: Incident, event: Extract<Event, { type: 'IncidentClosed' }>): Incident => ({
  ...finished(incident, event.at, event.proposedAt),
  closure: { kind: 'closed', at: event.at, proposedAt: event.proposedAt, agreement: event.agreement },
})

/** All clocks end: restore service at the proposal's instant, the rest with the incident. */
const finished = (incident: Incident, at: Instant, restoreEndsAt: Instant): Incident => ({
  ...incident,
  stays: ended<TierStay>(incident.stays, at),
  cycles: ended<Cycle>(incident.cycles, restoreEndsAt),
  holds: incident.holds.map((hold) => (hold.to === null ? { ...hold, to: at } : hold)),
})

const ended = <T extends { to: Instant | null }>(spans: T[], at: Instant): T[] =>
  spans.map((span) => (span.to === null ? { ...span, to: at } : span))

/** A word of the customer's wakes the clocks that waited for them; what was asked stays asked. */
const woken = (incident: Incident, at: Instant, noted: string): Incident => ({
  ...incident,
  asks: { ...incident.asks, turn: 'us' },
  holds: incident.holds.map((hold) => (hold.kind === 'asks' && hold.to === null ? { ...hold, to: Math.max(at, hold.from) } : hold)),
  jira: { ...incident.jira, notedIds: [...incident.jira.notedIds, noted].slice(-NOTED_IDS_KEPT) },
})

const movedByHand = (jira: JiraFacts, at: Instant, answer: 'putBack' | 'leftAlone'): JiraFacts => {
  switch (answer) {
    case 'putBack':
      return { ...jira, statusPutBackAt: [...jira.statusPutBackAt.filter((one) => one > at - PUT_BACK_WINDOW_MS), at] }
    case 'leftAlone':
      return { ...jira, statusLeftAlone: true }
    default:
      return never(answer)
  }
}
