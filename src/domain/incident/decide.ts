import { never, ok, refused } from '../result'
import type { Result } from '../result'
import type { Policy } from '../policy/policy'
import type { Instant } from '../time'
import type { Command, RecordIncident } from './commands'
import { actOnDue, dueEvents } from './decisions/act-on-due'
import { addDiagnosis } from './decisions/add-diagnosis'
import { answerEvidence } from './decisions/answer-evidence'
import { agreeClosure, declineClosure } from './decisions/answer-proposal'
import { approveSession, declineSession, revokeSession } from './decisions/answer-session'
import { askEvidence } from './decisions/ask-evidence'
import { askSession } from './decisions/ask-session'
import { assessSeverity } from './decisions/assess-severity'
import { closeWithinDesk } from './decisions/close-within-desk'
import { acceptCharge, decideScope, declineCharge, questionScope } from './decisions/decide-scope'
import { escalate, returnEscalation } from './decisions/escalate'
import type { Decision } from './decisions/given'
import { handToDesk } from './decisions/hand-to-desk'
import { agreeNoLonger, declineNoLonger, sayNoLongerAnIssue } from './decisions/no-longer-an-issue'
import { noteJiraChange } from './decisions/note-jira-change'
import { overrideSeverity } from './decisions/override-severity'
import { proposeClosure } from './decisions/propose-closure'
import { recordIncident } from './decisions/record-incident'
import { recordInvestigation } from './decisions/record-investigation'
import { recordRemediation } from './decisions/record-remediation'
import { reopen } from './decisions/reopen'
import { stillMissing } from './decisions/still-missing'
import { take } from './decisions/take'
import { transferTier } from './decisions/transfer-tier'
import { endSession, startSession, withdrawSession } from './decisions/use-session'
import { withdrawEvidence } from './decisions/withdraw-evidence'
import { withdrawProposal } from './decisions/withdraw-proposal'
import type { Event } from './events'
import { evolve } from './evolve'
import { lapses } from './lapse'
import type { Refusal } from './refusal'
import type { Incident } from './state'
import type { Who } from './who'

/**
 * What a command does now: the events of one history row, never none, or the refusal by the first condition that fails.
 * Pure. `who` was authorised for this very incident. What has fallen due by `now` acts with whichever command comes
 * first: a session that ran out before it, so that nothing is done on a consent that is over; thresholds, dates and
 * escalation rules after it, so that a command never hides them (a tier left, a closure agreed, a proposal declined).
 */
export const decide = (
  incident: Incident | null,
  command: Command,
  who: Who,
  policy: Policy,
  now: Instant,
): Result<Event[], Refusal> => {
  const lapsed = incident === null ? [] : lapses(incident, now)
  const current = lapsed.reduce<Incident | null>(evolve, incident)
  const decision = decided(current, command, who, policy, now)
  if (!decision.ok) return decision
  const after = decision.value.reduce(evolve, current)
  const alsoDue = after === null || after.jira.deleted ? [] : dueEvents(current, after, policy, now)
  const events = [...lapsed, ...decision.value, ...alsoDue]
  return events.length === 0 ? refused({ code: 'NothingToDo' }) : ok(events)
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
    case 'overrideSeverity':
      return overrideSeverity({ ...given, command })
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
    case 'askEvidence':
      return askEvidence({ ...given, command })
    case 'answerEvidence':
      return answerEvidence({ ...given, command })
    case 'withdrawEvidence':
      return withdrawEvidence({ ...given, command })
    case 'stillMissing':
      return stillMissing({ ...given, command })
    case 'askSession':
      return askSession({ ...given, command })
    case 'withdrawSession':
      return withdrawSession({ ...given, command })
    case 'approveSession':
      return approveSession({ ...given, command })
    case 'declineSession':
      return declineSession({ ...given, command })
    case 'revokeSession':
      return revokeSession({ ...given, command })
    case 'startSession':
      return startSession({ ...given, command })
    case 'endSession':
      return endSession({ ...given, command })
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
    case 'closeWithinDesk':
      return closeWithinDesk({ ...given, command })
    case 'reopen':
      return reopen({ ...given, command })
    case 'questionScope':
      return questionScope({ ...given, command })
    case 'decideScope':
      return decideScope({ ...given, command })
    case 'acceptCharge':
      return acceptCharge({ ...given, command })
    case 'declineCharge':
      return declineCharge({ ...given, command })
    case 'escalate':
      return escalate({ ...given, command })
    case 'returnEscalation':
      return returnEscalation({ ...given, command })
    case 'noteJiraChange':
      return noteJiraChange({ ...given, command })
    case 'actOnDue':
      return actOnDue({ ...given, command })
    default:
      return never(command)
  }
}
