import type { PersonCommandName } from '../../../src/domain/incident/commands'
import type { AgentView, NextStep } from '../../../src/domain/views/agent-view'
import type { DeskCommand } from './use-incident'

/** Those with a form of their own; the rest are one press. */
export const FORM_COMMANDS = [
  'assessSeverity', 'overrideSeverity', 'recordInvestigation', 'addDiagnosis', 'recordRemediation', 'transferTier', 'proposeClosure', 'declineNoLonger',
  'askEvidence', 'withdrawEvidence', 'stillMissing', 'askSession', 'questionScope', 'decideScope', 'escalate', 'returnEscalation', 'reopen',
] as const
export type FormCommand = (typeof FORM_COMMANDS)[number]

/** In the order of More: what is done to the incident as a whole, then the steps of its own work. */
const DESK_COMMANDS: readonly DeskCommand[] = [
  'transferTier', 'askSession', 'startSession', 'endSession', 'withdrawSession', 'proposeClosure', 'closeWithinDesk', 'withdrawProposal', 'questionScope', 'decideScope',
  'escalate', 'returnEscalation', 'overrideSeverity', 'assessSeverity', 'reopen',
  'askEvidence', 'stillMissing', 'withdrawEvidence', 'take', 'recordInvestigation', 'handToDesk', 'addDiagnosis', 'recordRemediation', 'agreeNoLonger', 'declineNoLonger',
]
/** Steps of the work that are shown before their time: the refusal says what comes first, and leads there. */
const TAUGHT: readonly DeskCommand[] = ['transferTier', 'proposeClosure', 'recordInvestigation', 'handToDesk', 'addDiagnosis', 'recordRemediation']
/** Steps beside which evidence is asked for. */
const WORK_STEPS: readonly NextStep['kind'][] = ['recordInvestigation', 'addInvestigation', 'addDiagnosis', 'recordRemediation']

export const isDeskCommand = (name: PersonCommandName): name is DeskCommand => DESK_COMMANDS.some((each) => each === name)
export const hasForm = (name: DeskCommand): name is FormCommand => FORM_COMMANDS.some((each) => each === name)

export const otherTier = (view: AgentView): AgentView['tier'] => (view.tier === 'I' ? 'II' : 'I')

/** The words of those that are the same for every incident. */
const WORDS: Record<Exclude<DeskCommand, 'assessSeverity' | 'recordInvestigation' | 'transferTier' | 'stillMissing' | 'decideScope'>, string> = {
  overrideSeverity: 'Change severity',
  take: 'Take',
  handToDesk: 'Hand to service desk',
  addDiagnosis: 'Add diagnosis',
  recordRemediation: 'Record remediation',
  proposeClosure: 'Propose closure',
  withdrawProposal: 'Withdraw proposal',
  closeWithinDesk: 'Close within the desk',
  agreeNoLonger: 'Agree and close',
  declineNoLonger: 'Decline',
  reopen: 'Reopen',
  askEvidence: 'Ask for evidence',
  withdrawEvidence: 'Withdraw a request',
  askSession: 'Ask for a remote session',
  withdrawSession: 'Withdraw session',
  startSession: 'Start session',
  endSession: 'End session',
  questionScope: 'Question scope',
  escalate: 'Escalate',
  returnEscalation: 'Return escalation',
}

/** The button's words; also a form's title and its sending button, so that a press leads to what it said. */
export function commandWords(name: DeskCommand, view: AgentView): string {
  switch (name) {
    case 'assessSeverity':
      return view.severity.kind === 'notAssessed' ? 'Assess severity' : 'Assess again'
    case 'recordInvestigation':
      return view.investigations.length === 0 ? 'Record investigation' : 'Add investigation'
    case 'transferTier':
      return `Transfer to Tier ${otherTier(view)}`
    case 'stillMissing':
      return view.customerWroteSince ? 'Still missing' : 'Remind'
    case 'decideScope':
      return view.scope.kind === 'chargeAsked' ? 'Decide again' : 'Decide scope'
    default:
      return WORDS[name]
  }
}

/** Whether a button is worth showing: it may be pressed now, or the refusal offers a way out. */
export function isOffered(name: DeskCommand, { offers }: AgentView): boolean {
  const offer = offers[name]
  return offer.ok || offer.wayOut !== null
}

const isInMore = (name: DeskCommand, view: AgentView): boolean =>
  view.offers[name].ok || (view.closure.kind !== 'closed' && TAUGHT.includes(name) && isOffered(name, view))

/** Buttons in their order: the step's own, evidence beside the work, then what More holds. */
export function buttonsOf(view: AgentView): { first: DeskCommand[]; more: DeskCommand[] } {
  const own = view.nextStep.commands.filter(isDeskCommand).filter((name) => isOffered(name, view))
  const asks = own.length > 0 && WORK_STEPS.includes(view.nextStep.kind) && view.offers.askEvidence.ok
  const first: DeskCommand[] = asks ? [...own, 'askEvidence'] : own
  const more = DESK_COMMANDS.filter((name) => !first.includes(name) && isInMore(name, view))
  return { first, more }
}
