import { never, ok, refused } from '../result'
import type { Result } from '../result'
import type { Policy } from '../policy/policy'
import type { Instant } from '../time'
import type { Command, RecordIncident } from './commands'
import { actOnDue, dueEvents } from './decisions/act-on-due'
import { addDiagnosis } from './decisions/add-diagnosis'
import { agreeClosure, declineClosure } from './decisions/answer-proposal'
import { assessSeverity } from './decisions/assess-severity'
import type { Decision } from './decisions/given'
import { handToDesk } from './decisions/hand-to-desk'
import { agreeNoLonger, declineNoLonger, sayNoLongerAnIssue } from './decisions/no-longer-an-issue'
import { noteJiraChange } from './decisions/note-jira-change'
import { proposeClosure } from './decisions/propose-closure'
import { recordIncident } from './decisions/record-incident'
import { recordInvestigation } from './decisions/record-investigation'
import { recordRemediation } from './decisions/record-remediation'
import { take } from './decisions/take'
import { transferTier } from './decisions/transfer-tier'
import { withdrawProposal } from './decisions/withdraw-proposal'
import type { Event } from './events'
import { applyEvents } from './evolve'
import type { Refusal } from './refusal'
import type { Incident } from './state'
import type { Who } from './who'

/**
 * What a command does now: the events of one history row, never none, or the refusal by the first condition that fails.
 * Pure. `who` was authorised for this very incident. What has fallen due by `now` acts with whichever command comes
 * first, so that a command never hides it (a tier left, a closure agreed, a proposal declined).
 */
export const decide = (
  incident: Incident | null,
  command: Command,
  who: Who,
  policy: Policy,
  now: Instant,
): Result<Event[], Refusal> => {
  const decision = decided(incident, command, who, policy, now)
  if (!decision.ok) return decision
  const events = [...decision.value, ...alsoDue(incident, decision.value, policy, now)]
  return events.length === 0 ? refused({ code: 'NothingToDo' }) : ok(events)
}

const alsoDue = (before: Incident | null, events: Event[], policy: Policy, now: Instant): Event[] => {
  const after = events.length === 0 ? before : applyEvents(before, events)
  return after === null || after.jira.deleted ? [] : dueEvents(after, policy, now)
}

const decided = (incident: Incident | null, command: Command, who: Who, policy: Policy, now: Instant): Decision => {
  if (command.name === 'recordIncident') return recordIncident(incident, command, who, policy, now)
  if (incident === null) return refused({ code: 'NotFound' })
  if (incident.jira.deleted) return refused({ code: isOwn(command) ? 'NothingToDo' : 'NotFound' })
  return decidedFor(incident, command, who, policy, now)
}

/** The app's own commands come late and twice; after the issue's end there is nothing to do for them. */
const isOwn = ({ name }: Command): boolean => name === 'noteJiraChange' || name === 'actOnDue'

const decidedFor = (
  incident: Incident,
  command: Exclude<Command, RecordIncident>,
  who: Who,
  policy: Policy,
  now: Instant,
): Decision => {
  const given = { incident, who, policy, now }
  switch (command.name) {
    case 'assessSeverity':
      return assessSeverity({ ...given, command })
    case 'take':
      return take({ ...given, command })
    case 'recordInvestigation':
      return recordInvestigation({ ...given, command })
    case 'handToDesk':
      return handToDesk({ ...given, command })
    case 'addDiagnosis':
      return addDiagnosis({ ...given, command })
    case 'recordRemediation':
      return recordRemediation({ ...given, command })
    case 'transferTier':
      return transferTier({ ...given, command })
    case 'proposeClosure':
      return proposeClosure({ ...given, command })
    case 'agreeClosure':
      return agreeClosure({ ...given, command })
    case 'declineClosure':
      return declineClosure({ ...given, command })
    case 'withdrawProposal':
      return withdrawProposal({ ...given, command })
    case 'sayNoLongerAnIssue':
      return sayNoLongerAnIssue({ ...given, command })
    case 'agreeNoLonger':
      return agreeNoLonger({ ...given, command })
    case 'declineNoLonger':
      return declineNoLonger({ ...given, command })
    case 'noteJiraChange':
      return noteJiraChange({ ...given, command })
    case 'actOnDue':
      return actOnDue({ ...given, command })
    default:
      return never(command)
  }
}
