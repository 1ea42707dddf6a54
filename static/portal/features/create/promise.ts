import type { Promise_ } from '../../../../src/api/answers'
import { deriveSeverity } from '../../../../src/domain/policy/severity'
import type { Impact, Severity, Urgency } from '../../../../src/domain/policy/policy'
import type { Instant, Millis } from '../../../../src/domain/time'

/** What the customer has chosen so far. */
export interface Answers {
  impact: Impact | null
  urgency: Urgency | null
}

/** One column of the promise. */
export interface PromisedTime {
  metric: 'firstResponse' | 'restore'
  name: string
  goalMs: Millis
  /** If it were sent now. */
  dueAt: Instant
}

const NAMES = { firstResponse: 'First answer', restore: 'Working again' } as const

/** The severity that the server will derive from the same answers; null until both are given. */
export function promisedSeverity(rules: Pick<Promise_, 'matrix'>, { impact, urgency }: Answers): Severity | null {
  return impact && urgency ? deriveSeverity(rules, impact, urgency) : null
}

/** What a severity promises if it were sent at `now`; a metric without a goal promises nothing. */
export function promisedTimes(rules: Pick<Promise_, 'goals'>, severity: Severity, now: Instant): PromisedTime[] {
  return (['firstResponse', 'restore'] as const).flatMap((metric) => {
    const goal = rules.goals[severity][metric]
    return goal ? [{ metric, name: NAMES[metric], goalMs: goal.goalMs, dueAt: now + goal.goalMs }] : []
  })
}

export interface PanelSubmission {
  fields: { key: string; value: string }[]
  isValid: boolean
}

/**
 * What the portal's form is told after each change. Both answers are wanted, but a form is never blocked because
 * we could not load our own rules.
 */
export function submissionOf(answers: Answers, fieldKeys: { impact: string; urgency: string }, rulesKnown: boolean): PanelSubmission {
  const fields = (['impact', 'urgency'] as const).flatMap((name) => {
    const value = answers[name]
    return value ? [{ key: fieldKeys[name], value }] : []
  })
  return { fields, isValid: !rulesKnown || fields.length === 2 }
}
