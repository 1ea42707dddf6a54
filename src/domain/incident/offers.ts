import { otherTier } from '../sla/clocks'
import type { Policy } from '../policy/policy'
import type { Instant } from '../time'
import type { PersonCommandName } from './commands'
import { firstOf } from './conditions'
import { mayAddDiagnosis } from './decisions/add-diagnosis'
import { mayAgreeClosure, mayDeclineClosure } from './decisions/answer-proposal'
import { mayAssessSeverity } from './decisions/assess-severity'
import { mayHandToDesk } from './decisions/hand-to-desk'
import { mayAgreeNoLonger, mayDeclineNoLonger, maySayNoLongerAnIssue } from './decisions/no-longer-an-issue'
import { mayProposeClosure } from './decisions/propose-closure'
import { mayRecordInvestigation } from './decisions/record-investigation'
import { mayRecordRemediation } from './decisions/record-remediation'
import { mayTake } from './decisions/take'
import { isInvestigatedFor, mayTransferTier } from './decisions/transfer-tier'
import { mayWithdrawProposal } from './decisions/withdraw-proposal'
import type { Refusal } from './refusal'
import { tierOf } from './state'
import type { Incident } from './state'
import type { Who } from './who'

export type CommandOffer = { ok: true } | { ok: false; refusal: Refusal }

/**
 * For every command that a person gives, whether it may be given now and if not, why; by the very conditions by which
 * `decide` refuses. A command with forms (a kind) is offered where one of its forms may be given, the one that needs
 * least included; what depends on the words typed is left to `decide`.
 */
export const offers = (
  incident: Incident,
  who: Who,
  _policy: Policy,
  _now: Instant,
): Record<PersonCommandName, CommandOffer> => {
  if (incident.jira.deleted) return eachCommand(() => ({ code: 'NotFound' }))
  return eachCommand((name) => CONDITIONS[name](incident, who))
}

/** The conditions of each command, or of its forms; the first form's refusal speaks for all. */
const CONDITIONS: Record<PersonCommandName, (incident: Incident, who: Who) => Refusal | null> = {
  assessSeverity: mayAssessSeverity,
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
  proposeClosure: mayProposeClosure,
  agreeClosure: mayAgreeClosure,
  declineClosure: mayDeclineClosure,
  withdrawProposal: mayWithdrawProposal,
  sayNoLongerAnIssue: maySayNoLongerAnIssue,
  agreeNoLonger: mayAgreeNoLonger,
  declineNoLonger: mayDeclineNoLonger,
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
