import { otherTier } from '../sla/clocks'
import type { Policy } from '../policy/policy'
import type { Instant } from '../time'
import type { PersonCommandName } from './commands'
import { firstOf } from './conditions'
import { mayAddDiagnosis } from './decisions/add-diagnosis'
import { mayAnswerEvidence } from './decisions/answer-evidence'
import { mayAgreeClosure, mayDeclineClosure } from './decisions/answer-proposal'
import { mayAnswerSession, mayRevokeSession } from './decisions/answer-session'
import { mayAskEvidence } from './decisions/ask-evidence'
import { mayAskSession } from './decisions/ask-session'
import { mayAssessSeverity } from './decisions/assess-severity'
import { mayCloseWithinDesk } from './decisions/close-within-desk'
import { mayAnswerCharge, mayDecideScope, mayQuestionScope } from './decisions/decide-scope'
import { mayEscalate, mayReturnEscalation } from './decisions/escalate'
import { mayHandToDesk } from './decisions/hand-to-desk'
import { mayAgreeNoLonger, mayDeclineNoLonger, maySayNoLongerAnIssue } from './decisions/no-longer-an-issue'
import { mayOverrideSeverity } from './decisions/override-severity'
import { mayProposeClosure } from './decisions/propose-closure'
import { mayRecordInvestigation } from './decisions/record-investigation'
import { mayRecordRemediation } from './decisions/record-remediation'
import { mayReopen } from './decisions/reopen'
import { mayStillMiss } from './decisions/still-missing'
import { mayTake } from './decisions/take'
import { isInvestigatedFor, mayTransferTier } from './decisions/transfer-tier'
import { mayEndSession, mayStartSession, mayWithdrawSession } from './decisions/use-session'
import { mayWithdrawEvidence } from './decisions/withdraw-evidence'
import { mayWithdrawProposal } from './decisions/withdraw-proposal'
import { asOf } from './lapse'
import type { Refusal } from './refusal'
import { tierOf } from './state'
import type { Incident } from './state'
import type { Who } from './who'

export type CommandOffer = { ok: true } | { ok: false; refusal: Refusal }

/**
 * For every command that a person gives, whether it may be given now and if not, why; by the very conditions by which
 * `decide` refuses. A command with forms (a kind, an item) is offered where one of its forms may be given, the one that
 * needs least included; what depends on the words typed, or on what Jira says then, is left to `decide`.
 */
export const offers = (incident: Incident, who: Who, policy: Policy, now: Instant): Record<PersonCommandName, CommandOffer> => {
  if (incident.jira.deleted) return eachCommand(() => ({ code: 'NotFound' }))
  const current = asOf(incident, now)
  return eachCommand((name) => CONDITIONS[name](current, who, policy, now))
}

type Condition = (incident: Incident, who: Who, policy: Policy, now: Instant) => Refusal | null

/** The conditions of each command, or of its forms; the first form's refusal speaks for all. */
const CONDITIONS: Record<PersonCommandName, Condition> = {
  assessSeverity: mayAssessSeverity,
  overrideSeverity: mayOverrideSeverity,
  take: mayTake,
  recordInvestigation: (incident, who) =>
    anyOf(mayRecordInvestigation(incident, who, 'preliminary'), mayRecordInvestigation(incident, who, 'full')),
  handToDesk: mayHandToDesk,
  addDiagnosis: (incident, who) =>
    anyOf(mayAddDiagnosis(incident, who, 'manual'), mayAddDiagnosis(incident, who, 'automatic')),
  recordRemediation: (incident, who) =>
    anyOf(mayRecordRemediation(incident, who, 'manual'), mayRecordRemediation(incident, who, 'automatic')),
  transferTier: (incident, who) => {
    const to = otherTier(tierOf(incident))
    return firstOf(mayTransferTier(incident, who, to), isInvestigatedFor(incident, to))
  },
  askEvidence: mayAskEvidence,
  answerEvidence: (incident, who) => mayAnswerEvidence(incident, who),
  withdrawEvidence: (incident, who) => mayWithdrawEvidence(incident, who),
  stillMissing: mayStillMiss,
  askSession: (incident, who, policy) => mayAskSession(incident, who, policy),
  withdrawSession: mayWithdrawSession,
  approveSession: mayAnswerSession,
  declineSession: mayAnswerSession,
  revokeSession: mayRevokeSession,
  startSession: mayStartSession,
  endSession: mayEndSession,
  proposeClosure: mayProposeClosure,
  agreeClosure: mayAgreeClosure,
  declineClosure: mayDeclineClosure,
  withdrawProposal: mayWithdrawProposal,
  sayNoLongerAnIssue: maySayNoLongerAnIssue,
  agreeNoLonger: mayAgreeNoLonger,
  declineNoLonger: mayDeclineNoLonger,
  closeWithinDesk: mayCloseWithinDesk,
  reopen: mayReopen,
  questionScope: mayQuestionScope,
  decideScope: (incident, who) => mayDecideScope(incident, who),
  acceptCharge: mayAnswerCharge,
  declineCharge: mayAnswerCharge,
  escalate: mayEscalate,
  returnEscalation: mayReturnEscalation,
}

export const PERSON_COMMANDS = Object.keys(CONDITIONS) as PersonCommandName[]

const anyOf = (first: Refusal | null, second: Refusal | null): Refusal | null => (second === null ? null : first)

const eachCommand = (refusalOf: (name: PersonCommandName) => Refusal | null): Record<PersonCommandName, CommandOffer> => {
  const entries = PERSON_COMMANDS.map((name): [PersonCommandName, CommandOffer] => {
    const refusal = refusalOf(name)
    return [name, refusal === null ? { ok: true } : { ok: false, refusal }]
  })
  return Object.fromEntries(entries) as Record<PersonCommandName, CommandOffer>
}
