import { byAnotherThanProposer, byCustomer, firstOf, isOpen, personOf, proposedByDesk, textGiven } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { CommandOf, Decision, Given } from './given'

/** The customer's answer to the desk's proposal: reporter or participant, and never the account that proposed. */
export const mayAgreeClosure = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byCustomer(who), isOpen(incident), proposedByDesk(incident), byAnotherThanProposer(incident, who))

/** Agreement to the very text that was shown (its SHA-256); with it both sides have agreed, and the incident is closed. */
export const agreeClosure = (given: Given<'agreeClosure'>): Decision => {
  const { incident, command, who } = given
  const refusal = firstOf(mayAgreeClosure(incident, who), sameText(incident, command.textHash))
  return unless(refusal, () => {
    const { closure } = incident
    if (closure.kind !== 'proposedByDesk') throw new Error('Agreed to without a proposal')
    const agreement = { kind: 'customerAgreed', as: closure.as, proposer: closure.by, agreed: personOf(who) } as const
    return [happensNow(given, { type: 'IncidentClosed', proposedAt: closure.at, agreement })]
  })
}

export const mayDeclineClosure = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byCustomer(who), isOpen(incident), proposedByDesk(incident))

/** Not solved: the proposal is over, and the time it held counts. */
export const declineClosure = (given: Given<'declineClosure'>): Decision => {
  const { incident, command, who } = given
  return unless(firstOf(mayDeclineClosure(incident, who), saysWhatElse(command)), () => [
    happensNow(given, { type: 'ClosureDeclined', side: 'customer', why: command.why, text: command.text }),
  ])
}

const sameText = ({ closure }: Incident, textHash: string): Refusal | null =>
  closure.kind === 'proposedByDesk' && closure.textHash !== textHash ? { code: 'ProposalChanged' } : null

/** "Something else" says nothing without words. */
const saysWhatElse = ({ why, text }: CommandOf<'declineClosure'>): Refusal | null =>
  why === 'other' ? textGiven('text', text) : null
