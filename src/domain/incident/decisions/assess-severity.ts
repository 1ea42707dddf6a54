import type { Impact, Severity, Urgency } from '../../policy/policy'
import { deriveSeverity } from '../../policy/severity'
import { byDesk, firstOf, isOpen } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const mayAssessSeverity = (incident: Incident, who: Who): Refusal | null => firstOf(byDesk(who), isOpen(incident))

/** Severity is derived anew by the policy in force; an override ends. */
export const assessSeverity = (given: Given<'assessSeverity'>): Decision => {
  const { incident, command, who, policy } = given
  const { impact, urgency } = command
  const derived = deriveSeverity(policy, impact, urgency)
  return unless(firstOf(mayAssessSeverity(incident, who), changes(incident, impact, urgency, derived)), () => [
    happensNow(given, { type: 'SeverityAssessed', impact, urgency, severity: derived, policyVersion: policy.version }),
  ])
}

/** The same pair changes something where the matrix was changed since. */
const changes = ({ severity: now }: Incident, impact: Impact, urgency: Urgency, derived: Severity): Refusal | null =>
  now.kind === 'derived' && now.impact === impact && now.urgency === urgency && now.severity === derived ? { code: 'SameSeverity' } : null
