import { ok, refused } from '../../result'
import { pendingThresholds } from '../../sla/thresholds'
import type { Policy } from '../../policy/policy'
import type { Instant } from '../../time'
import { byApp } from '../conditions'
import { dueRules, ruleEvents } from '../escalation-rules'
import type { Event } from '../events'
import { isClosed } from '../state'
import type { Incident } from '../state'
import type { Decision, Given } from './given'

/**
 * A fired event does what is due now: early it does nothing, late or twice it does the right thing. What is due acts
 * after every command (`decide`), so that this one has nothing of its own to do.
 */
export const actOnDue = ({ who }: Given<'actOnDue'>): Decision => {
  const refusal = byApp(who)
  return refusal === null ? ok([]) : refused(refusal)
}

/**
 * What has fallen due by `now`: thresholds and dates that have passed, each with its instant, and escalation rules.
 * `before`: the incident as it stood before the command that came first, which must not hide a rule that was due.
 */
export const dueEvents = (before: Incident | null, after: Incident, policy: Policy, now: Instant): Event[] => [
  ...thresholds(after, policy, now),
  ...passedDates(after, now),
  ...escalations(before, after, policy, now),
]

const thresholds = (incident: Incident, policy: Policy, now: Instant): Event[] =>
  pendingThresholds(incident, policy)
    .filter(({ dueAt }) => dueAt <= now)
    .map(({ threshold, dueAt }) => ({ type: 'ThresholdReached', threshold, at: dueAt, by: null }))

const passedDates = ({ asks }: Incident, now: Instant): Event[] =>
  asks.items.flatMap((item): Event[] =>
    item.state === 'open' && item.answerBy !== null && item.answerBy <= now && !item.reminded
      ? [{ type: 'EvidenceOverdue', itemId: item.id, at: item.answerBy, by: null }]
      : [],
  )

const escalations = (before: Incident | null, after: Incident, policy: Policy, now: Instant): Event[] => {
  if (isClosed(after)) return []
  const was = before === null ? [] : dueRules(before, policy, now).filter(({ id }) => !after.rulesFired.includes(id))
  const is = dueRules(after, policy, now)
  const due = policy.escalationRules.filter(({ id }) => was.some((rule) => rule.id === id) || is.some((rule) => rule.id === id))
  return ruleEvents(after, due, now)
}
