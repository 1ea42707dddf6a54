import type { Policy } from '../../policy/policy'
import { never } from '../../result'
import type { Instant } from '../../time'
import { byCustomer, firstOf, textGiven } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

/** Reporter or participant within the policy's time, an agent any time. */
export const mayReopen = (incident: Incident, who: Who, policy: Policy, now: Instant): Refusal | null => {
  switch (who.side) {
    case 'app':
      return { code: 'OnlyDesk' }
    case 'desk':
      return isClosedNow(incident)
    case 'customer':
      return firstOf(byCustomer(who), isClosedNow(incident), inTime(incident, policy, now))
    default:
      return never(who)
  }
}

/** Open at its old tier, with the desk; scope and escalation stand as they stood. */
export const reopen = (given: Given<'reopen'>): Decision => {
  const { incident, command, who, policy, now } = given
  return unless(firstOf(mayReopen(incident, who, policy, now), textGiven('reason', command.reason)), () => [
    happensNow(given, { type: 'IncidentReopened', reason: command.reason, side: who.side === 'customer' ? 'customer' : 'desk' }),
  ])
}

/** Until when a customer may open it again; null: it is not closed. */
export const reopenUntil = ({ closure }: Incident, policy: Pick<Policy, 'reopenWithinMs'>): Instant | null =>
  closure.kind === 'closed' ? closure.at + policy.reopenWithinMs : null

const isClosedNow = ({ closure }: Incident): Refusal | null => (closure.kind === 'closed' ? null : { code: 'NotClosed' })

const inTime = (incident: Incident, policy: Policy, now: Instant): Refusal | null => {
  const until = reopenUntil(incident, policy)
  return until !== null && now > until ? { code: 'ReopenTooLate', until } : null
}
