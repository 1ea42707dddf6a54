import {
  byAnotherThanProposer,
  byCustomer,
  byDesk,
  byOwner,
  firstOf,
  isOpen,
  noProposalOpen,
  noSessionRuns,
  personOf,
  proposedByCustomer,
  textGiven,
} from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { firstAnswer } from './first-answer'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const maySayNoLongerAnIssue = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byCustomer(who), isOpen(incident), noProposalOpen(incident))

/** The customer's own proposal, with or without words; settles what was still asked for. */
export const sayNoLongerAnIssue = (given: Given<'sayNoLongerAnIssue'>): Decision =>
  unless(maySayNoLongerAnIssue(given.incident, given.who), () => [
    happensNow(given, { type: 'ClosureProposed', side: 'customer', words: given.command.text }),
  ])

export const mayAgreeNoLonger = (incident: Incident, who: Who): Refusal | null =>
  firstOf(
    byDesk(who),
    isOpen(incident),
    byOwner(incident, who),
    proposedByCustomer(incident),
    noSessionRuns(incident),
    byAnotherThanProposer(incident, who),
  )

/** The desk agrees that it is no longer an issue: both sides have, and the incident is closed. */
export const agreeNoLonger = (given: Given<'agreeNoLonger'>): Decision => {
  const { incident, who } = given
  return unless(mayAgreeNoLonger(incident, who), () => {
    const { closure } = incident
    if (closure.kind !== 'proposedByCustomer') throw new Error('Agreed to without a proposal')
    const agreement = { kind: 'noLongerAnIssue', proposer: closure.by, agreed: personOf(who) } as const
    return [happensNow(given, { type: 'IncidentClosed', proposedAt: closure.at, agreement })]
  })
}

export const mayDeclineNoLonger = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), byOwner(incident, who), proposedByCustomer(incident))

/** The incident goes on, with a reason that the customer reads: an agent's words, so they answer the customer too. */
export const declineNoLonger = (given: Given<'declineNoLonger'>): Decision => {
  const { incident, command, who, now } = given
  return unless(firstOf(mayDeclineNoLonger(incident, who), textGiven('reason', command.reason)), () => [
    happensNow(given, { type: 'ClosureDeclined', side: 'desk', reason: command.reason }),
    ...firstAnswer(incident, who, now),
  ])
}
