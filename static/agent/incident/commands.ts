import type { PersonCommandName } from '../../../src/domain/incident/commands'
import type { AgentView } from '../../../src/domain/views/agent-view'
import type { DeskCommand } from './use-incident'

/** Those with a form of their own; the rest are one press. */
export const FORM_COMMANDS = ['assessSeverity', 'recordInvestigation', 'addDiagnosis', 'recordRemediation', 'transferTier', 'proposeClosure', 'declineNoLonger'] as const
export type FormCommand = (typeof FORM_COMMANDS)[number]

const DESK_COMMANDS: readonly DeskCommand[] = [
  'take', 'recordInvestigation', 'handToDesk', 'addDiagnosis', 'recordRemediation', 'transferTier',
  'assessSeverity', 'proposeClosure', 'withdrawProposal', 'agreeNoLonger', 'declineNoLonger',
]

export const isDeskCommand = (name: PersonCommandName): name is DeskCommand => DESK_COMMANDS.some((each) => each === name)
export const hasForm = (name: DeskCommand): name is FormCommand => FORM_COMMANDS.some((each) => each === name)

export const otherTier = (view: AgentView): AgentView['tier'] => (view.tier === 'I' ? 'II' : 'I')

/** The button's words; also a form's title and its sending button, so that a press leads to what it said. */
export function commandWords(name: DeskCommand, view: AgentView): string {
  switch (name) {
    case 'assessSeverity':
      return view.severity.kind === 'notAssessed' ? 'Assess severity' : 'Change severity'
    case 'take':
      return 'Take'
    case 'recordInvestigation':
      return view.investigations.length === 0 ? 'Record investigation' : 'Add investigation'
    case 'handToDesk':
      return 'Hand to service desk'
    case 'addDiagnosis':
      return 'Add diagnosis'
    case 'recordRemediation':
      return 'Record remediation'
    case 'transferTier':
      return `Transfer to Tier ${otherTier(view)}`
    case 'proposeClosure':
      return 'Propose closure'
    case 'withdrawProposal':
      return 'Withdraw proposal'
    case 'agreeNoLonger':
      return 'Agree and close'
    case 'declineNoLonger':
      return 'Decline'
  }
}

/** Whether a button is worth showing: it may be pressed now, or the refusal offers a way out. */
export function isOffered(name: DeskCommand, { offers }: AgentView): boolean {
  const offer = offers[name]
  return offer.ok || offer.wayOut !== null
}

/** Buttons in their order: the step's own, then what More holds. */
export function buttonsOf(view: AgentView): { first: DeskCommand[]; more: DeskCommand[] } {
  const first = view.nextStep.commands.filter(isDeskCommand).filter((name) => isOffered(name, view))
  const more = DESK_COMMANDS.filter((name) => !first.includes(name) && isOffered(name, view))
  return { first, more }
}
