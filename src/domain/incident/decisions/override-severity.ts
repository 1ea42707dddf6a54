import type { Severity } from '../../policy/policy'
import { byDesk, firstOf, isOpen, textGiven } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const mayOverrideSeverity = (incident: Incident, who: Who): Refusal | null => firstOf(byDesk(who), isOpen(incident))

/** Another severity than the derived one, with a reason (I7); assessing impact and urgency anew ends it. */
export const overrideSeverity = (given: Given<'overrideSeverity'>): Decision => {
  const { incident, command, who, policy } = given
  const { severity, reason } = command
  const refusal = firstOf(mayOverrideSeverity(incident, who), textGiven('reason', reason), differs(incident, severity))
  return unless(refusal, () => [happensNow(given, { type: 'SeverityOverridden', severity, reason, policyVersion: policy.version })])
}

/** Where nobody has assessed it, the policy's default pair stands for the derived severity. */
const differs = ({ severity: now }: Incident, severity: Severity): Refusal | null => {
  const derived = now.kind === 'overridden' ? now.derived?.severity : now.severity
  if (severity === derived) return { code: 'SameAsDerived' }
  return severity === now.severity ? { code: 'SameSeverity' } : null
}
