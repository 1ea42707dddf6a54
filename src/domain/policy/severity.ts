import type { Impact, Policy, Severity, Urgency } from './policy'

/** Severity in words: customers read the word alone, the desk reads it behind the code (screens.md section 2). */
export const SEVERITY_WORDS: Record<Severity, string> = { S1: 'Critical', S2: 'High', S3: 'Medium', S4: 'Low' }

/** What the policy's matrix gives for a pair (I7). */
export const deriveSeverity = (policy: Pick<Policy, 'matrix'>, impact: Impact, urgency: Urgency): Severity =>
  policy.matrix[impact][urgency]

/** What an incident gets for which nobody chose impact and urgency. */
export const defaultSeverity = (policy: Pick<Policy, 'matrix' | 'defaultPair'>): Severity =>
  deriveSeverity(policy, policy.defaultPair.impact, policy.defaultPair.urgency)
