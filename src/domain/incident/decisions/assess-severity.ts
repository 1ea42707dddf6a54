import type { Impact, Urgency } from '../../policy/policy'
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
  return unless(firstOf(mayAssessSeverity(incident, who), changesPair(incident, impact, urgency)), () => [
    happensNow(given, {
      type: 'SeverityAssessed',
      impact,
      urgency,
      severity: deriveSeverity(policy, impact, urgency),
      policyVersion: policy.version,
    }),
  ])
}

const changesPair = ({ severity }: Incident, impact: Impact, urgency: Urgency): Refusal | null =>
  severity.kind === 'derived' && severity.impact === impact && severity.urgency === urgency ? { code: 'SameSeverity' } : null
