import { byDesk, byHigherLevel, firstOf, isOpen, textGiven } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const mayEscalate = (incident: Incident, who: Who): Refusal | null => firstOf(byDesk(who), isOpen(incident), notRaised(incident))

/** Adds the higher level beside the tier; changes neither tier nor clocks. Rules do the same (`escalation-rules.ts`). */
export const escalate = (given: Given<'escalate'>): Decision => {
  const { incident, command, who } = given
  return unless(firstOf(mayEscalate(incident, who), textGiven('reason', command.reason)), () => [
    happensNow(given, { type: 'Escalated', reason: command.reason, how: 'agent', ruleId: null }),
  ])
}

export const mayReturnEscalation = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), byHigherLevel(who), isRaised(incident))

export const returnEscalation = (given: Given<'returnEscalation'>): Decision => {
  const { incident, command, who } = given
  return unless(firstOf(mayReturnEscalation(incident, who), textGiven('reason', command.reason)), () => [
    happensNow(given, { type: 'EscalationReturned', reason: command.reason }),
  ])
}

const notRaised = ({ escalation }: Incident): Refusal | null => (escalation.kind === 'raised' ? { code: 'AlreadyEscalated' } : null)
const isRaised = ({ escalation }: Incident): Refusal | null => (escalation.kind === 'raised' ? null : { code: 'NotEscalated' })
