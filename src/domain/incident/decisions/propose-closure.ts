import { byDesk, byOwner, firstOf, hasRole, isOpen, noProposalOpen, noSessionRuns, textGiven } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { firstAnswer } from './first-answer'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const mayProposeClosure = (incident: Incident, who: Who): Refusal | null =>
  firstOf(
    byDesk(who),
    isOpen(incident),
    byOwner(incident, who),
    noProposalOpen(incident),
    noSessionRuns(incident),
    scopeIsDecided(incident),
  )

/** Answered or resolved, with the words that the customer is asked to agree to; settles what was still asked for. */
export const proposeClosure = (given: Given<'proposeClosure'>): Decision => {
  const { incident, command, who, now } = given
  const { as, text, textHash } = command
  return unless(firstOf(mayProposeClosure(incident, who), textGiven('text', text)), () => [
    happensNow(given, { type: 'ClosureProposed', side: 'desk', as, text, textHash, byLead: hasRole(who, 'lead') }),
    ...firstAnswer(incident, who, now),
  ])
}

const scopeIsDecided = ({ scope }: Incident): Refusal | null =>
  scope.kind === 'toDecide' || scope.kind === 'chargeAsked' ? { code: 'ScopeOpen' } : null
