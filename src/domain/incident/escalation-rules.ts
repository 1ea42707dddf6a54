import type { EscalationRule, Metric, Policy } from '../policy/policy'
import { METRICS } from '../policy/policy'
import { ruleHits } from '../policy/rules'
import type { RuleFacts } from '../policy/rules'
import { clocks, warnMark } from '../sla/clocks'
import { clockFigures, reachedAt } from '../sla/figures'
import type { Instant } from '../time'
import type { ClockFacts } from '../views/clock-view'
import type { Event } from './events'
import { isClosed, reopenedCount, tierOf, transferCount } from './state'
import type { Incident } from './state'

/** What escalation rules look at, as it stands at `now`; a screen shows with it which open incidents a rule would hit. */
export const ruleFacts = (incident: Incident, policy: Policy, now: Instant): RuleFacts => ({
  ...standingFacts(incident),
  used: Object.fromEntries(runningClocks(incident, policy).map((clock) => [clock.metric, (clockFigures(clock, now).elapsedMs * 100) / clock.goalMs])),
})

/** Rules that are due by `now` and have not acted on this incident yet. */
export const dueRules = (incident: Incident, policy: Policy, now: Instant): EscalationRule[] =>
  pendingRules(incident, policy).flatMap(({ rule, dueAt }) => (dueAt <= now ? [rule] : []))

/** What these rules do, in their order: the first that escalates raises it; where it is raised already, the group is told. */
export const ruleEvents = (incident: Incident, rules: readonly EscalationRule[], now: Instant): Event[] => {
  let raised = incident.escalation.kind === 'raised'
  return rules.map((rule): Event => {
    const facts = { reason: rule.reason, ruleId: rule.id, at: now, by: null }
    if (rule.action === 'tellGroup' || raised) return { type: 'GroupTold', ...facts }
    raised = true
    return { type: 'Escalated', how: 'rule', ...facts }
  })
}

/**
 * Rules whose facts hold, or will when a clock has run so far; with that instant as things stand, in the past where they
 * hold already. In a project that is off no rule speaks to anybody.
 */
export const pendingRules = (incident: Incident, policy: Policy): { rule: EscalationRule; dueAt: Instant }[] => {
  if (isClosed(incident) || incident.jira.deleted || policy.projects[incident.projectId]?.on !== true) return []
  const rules = policy.escalationRules.filter(({ id, on }) => on && !incident.rulesFired.includes(id))
  if (rules.length === 0) return []
  const running = runningClocks(incident, policy)
  return rules.flatMap((rule) => {
    const dueAt = dueInstant(rule, incident, policy, running)
    return dueAt === null ? [] : [{ rule, dueAt }]
  })
}

const dueInstant = (rule: EscalationRule, incident: Incident, policy: Policy, running: ClockFacts[]): Instant | null => {
  const allUsed = Object.fromEntries(METRICS.map((metric) => [metric, Number.POSITIVE_INFINITY])) as Record<Metric, number>
  if (!ruleHits(rule, { ...standingFacts(incident), used: allUsed })) return null
  let dueAt = Math.max(incident.recordedAt, policy.publishedAt)
  for (const fact of rule.facts) {
    if (fact.kind !== 'used') continue
    const clock = running.find(({ metric }) => metric === fact.metric)
    const reached = clock === undefined ? null : reachedAt(clock, warnMark(clock.goalMs, fact.percent))
    if (reached === null) return null
    dueAt = Math.max(dueAt, reached)
  }
  return dueAt
}

const runningClocks = (incident: Incident, policy: Policy): ClockFacts[] => clocks(incident, policy).filter(({ endedAt }) => endedAt === null)

const standingFacts = (incident: Incident): Omit<RuleFacts, 'used'> => ({
  severity: incident.severity.severity,
  tier: tierOf(incident),
  transfers: transferCount(incident),
  reopened: reopenedCount(incident),
  requestTypeId: incident.requestTypeId,
  organizationIds: incident.organizationIds,
  text: incident.ruleText,
})
