import { byAnotherThanProposer, byDesk, firstOf, hasRole, isOpen, personOf, proposedByDesk } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

/** Two of the desk, one of them a lead, where no customer can agree. Whether a participant could is asked of Jira with the command. */
export const mayCloseWithinDesk = (incident: Incident, who: Who): Refusal | null =>
  firstOf(
    byDesk(who),
    isOpen(incident),
    byAnotherThanProposer(incident, who),
    oneIsALead(incident, who),
    proposedByDesk(incident),
    incident.reporter.eligible ? { code: 'CustomerCanAgree' } : null,
  )

/** Closed, and recorded as within the desk (I3). */
export const closeWithinDesk = (given: Given<'closeWithinDesk'>): Decision => {
  const { incident, command, who } = given
  const refusal = firstOf(mayCloseWithinDesk(incident, who), command.customerCanAgree ? { code: 'CustomerCanAgree' } : null)
  return unless(refusal, () => {
    const { closure } = incident
    if (closure.kind !== 'proposedByDesk') throw new Error('Agreed to without a proposal')
    const agreement = { kind: 'withinDesk', as: closure.as, proposer: closure.by, agreed: personOf(who) } as const
    return [happensNow(given, { type: 'IncidentClosed', proposedAt: closure.at, agreement })]
  })
}

const oneIsALead = ({ closure }: Incident, who: Who): Refusal | null =>
  closure.kind !== 'proposedByDesk' || closure.byLead || hasRole(who, 'lead') ? null : { code: 'NeedsALead' }
