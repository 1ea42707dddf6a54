import { never } from '../../result'
import type { Event } from '../events'
import type { Incident, SeverityState } from '../state'

export type WorkEvent = Extract<Event, { type: 'InvestigationRecorded' | 'DiagnosisAdded' | 'RemediationRecorded' }>
export type SeverityEvent = Extract<Event, { type: 'SeverityAssessed' | 'SeverityOverridden' }>

/** Goals follow each change from its instant; the same severity anew changes none of them. */
export const severityChanged = (incident: Incident, event: SeverityEvent): Incident => {
  const { at, severity, policyVersion } = event
  const changes = incident.severityChanges
  return {
    ...incident,
    severity: severityAfter(incident.severity, event),
    severityChanges: severity === incident.severity.severity ? changes : [...changes, { at, severity, policyVersion }],
  }
}

const severityAfter = (before: SeverityState, event: SeverityEvent): SeverityState => {
  const { at, severity, policyVersion } = event
  switch (event.type) {
    case 'SeverityAssessed':
      return { kind: 'derived', impact: event.impact, urgency: event.urgency, severity, policyVersion }
    case 'SeverityOverridden':
      if (event.by === null) throw new Error('A severity is overridden by a person')
      return { kind: 'overridden', severity, by: event.by, reason: event.reason, at, derived: derivedOf(before) }
    default:
      return never(event)
  }
}

type Derived = Extract<SeverityState, { kind: 'overridden' }>['derived']

/** What the matrix gave stays in sight. */
const derivedOf = (before: SeverityState): Derived => {
  switch (before.kind) {
    case 'notAssessed':
      return null
    case 'derived': {
      const { impact, urgency, severity, policyVersion } = before
      return { impact, urgency, severity, policyVersion }
    }
    case 'overridden':
      return before.derived
    default:
      return never(before)
  }
}

export const worked = (incident: Incident, event: WorkEvent): Incident => {
  const fact = { at: event.at, revision: incident.revision + 1 }
  const { work } = incident
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
