import type { AgentIncident } from '../../../src/api/answers'
import type { ClockRules } from '../../shared/clock/clock-l'

/** Small print of a clock's table: which calendar and which version of the rules it ran by. */
export function clockRules({ rules, view }: AgentIncident): ClockRules {
  return { smallPrint: `Calendar 24×7, policy version ${rules.policyVersion}`, goalName: `Goal, ${view.severity.severity}` }
}
