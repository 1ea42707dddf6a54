import { ok, refused } from '../../result'
import { pendingThresholds } from '../../sla/thresholds'
import type { Policy } from '../../policy/policy'
import type { Instant } from '../../time'
import { byApp } from '../conditions'
import type { Event } from '../events'
import type { Incident } from '../state'
import type { Decision, Given } from './given'

/** A fired event does what is due now: early it does nothing, late or twice it does the right thing. */
export const actOnDue = ({ incident, who, policy, now }: Given<'actOnDue'>): Decision => {
  const refusal = byApp(who)
  return refusal === null ? ok(dueEvents(incident, policy, now)) : refused(refusal)
}

/** The thresholds reached by `now`, each with the instant at which it was reached. */
export const dueEvents = (incident: Incident, policy: Policy, now: Instant): Event[] =>
  pendingThresholds(incident, policy)
    .filter(({ dueAt }) => dueAt <= now)
    .map(({ threshold, dueAt }) => ({ type: 'ThresholdReached', threshold, at: dueAt, by: null }))
