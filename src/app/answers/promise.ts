import type { Promise_ } from '../../api/answers'
import type { Goal, Metric, Policy, Severity } from '../../domain/policy/policy'
import { SEVERITIES } from '../../domain/policy/policy'
import { SEVERITY_WORDS } from '../../domain/policy/severity'
import type { Instant } from '../../domain/time'
import { PANEL_KEYS } from '../record-incident'

type ToldMetric = Extract<Metric, 'firstResponse' | 'restore'>

/** Policy words and what customers are told of goals; nothing of other rules, projects or people (security.md 3). */
export const promise = (policy: Policy, now: Instant): Promise_ => ({
  now,
  words: policy.words,
  matrix: policy.matrix,
  severityWords: SEVERITY_WORDS,
  goals: Object.fromEntries(SEVERITIES.map((severity) => [severity, toldGoals(policy, severity)])) as Promise_['goals'],
  fieldKeys: { ...PANEL_KEYS },
})

function toldGoals(policy: Policy, severity: Severity): Partial<Record<ToldMetric, Goal>> {
  const { firstResponse, restore } = policy.goals[severity]
  return { ...(firstResponse === undefined ? {} : { firstResponse }), ...(restore === undefined ? {} : { restore }) }
}
