import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time'
import type { Instant, Millis } from '../time'
import type { EscalationRule, Goal, Metric, Policy } from './policy'

/** Id of the calendar that never closes. */
export const ALWAYS_OPEN = 'always'

const goals = (firstResponseMs: Millis, restoreMs: Millis, holdOneMs: Millis, holdTwoMs: Millis): Record<Metric, Goal> => ({
  firstResponse: { goalMs: firstResponseMs, calendarId: ALWAYS_OPEN },
  restore: { goalMs: restoreMs, calendarId: ALWAYS_OPEN },
  holdI: { goalMs: holdOneMs, calendarId: ALWAYS_OPEN },
  holdII: { goalMs: holdTwoMs, calendarId: ALWAYS_OPEN },
})

/** Escalate as critical: S1 at recording or later, and any restore clock at 75 % with severity S1 or S2. */
export const DEFAULT_ESCALATION_RULES: EscalationRule[] = [
  {
    id: 'critical',
    name: 'Critical incidents',
    on: true,
    facts: [{ kind: 'severity', is: ['S1'] }],
    action: 'escalate',
    reason: 'Its severity is S1 Critical.',
  },
  {
    id: 'restore-running-out',
    name: 'Restore service is running out',
    on: true,
    facts: [{ kind: 'severity', is: ['S1', 'S2'] }, { kind: 'used', metric: 'restore', percent: 75 }],
    action: 'escalate',
    reason: 'Three quarters of the time to restore service are used.',
  },
]

/**
 * Version 1 of the rules, as a fresh installation starts with (process.md "Defaults of the policy"). No project is
 * switched on, and every role is every agent until an admin names groups.
 */
export const defaultPolicy = (publishedAt: Instant): Policy => ({
  schema: 1,
  version: 1,
  publishedAt,
  numberPrefix: 'RC',
  numberWidth: 6,
  matrix: {
    everyone: { low: 'S3', medium: 'S2', high: 'S1' },
    several: { low: 'S4', medium: 'S3', high: 'S2' },
    justMe: { low: 'S4', medium: 'S4', high: 'S3' },
  },
  defaultPair: { impact: 'several', urgency: 'medium' },
  goals: {
    S1: goals(15 * MINUTE_MS, 4 * HOUR_MS, 30 * MINUTE_MS, 2 * HOUR_MS),
    S2: goals(30 * MINUTE_MS, 8 * HOUR_MS, HOUR_MS, 4 * HOUR_MS),
    S3: goals(2 * HOUR_MS, 24 * HOUR_MS, 4 * HOUR_MS, 16 * HOUR_MS),
    S4: goals(8 * HOUR_MS, 72 * HOUR_MS, 16 * HOUR_MS, 48 * HOUR_MS),
  },
  calendars: { [ALWAYS_OPEN]: { kind: 'alwaysOpen' } },
  warnAtPercents: [50, 75],
  atRiskLeftPercent: 25,
  atRiskLeftAtMostMs: 2 * HOUR_MS,
  words: {
    impact: { justMe: 'Just me', several: 'Several of us', everyone: 'Everyone, or a key service' },
    urgency: { low: 'It can wait', medium: 'Today', high: 'Now, work has stopped' },
  },
  roleGroups: { tierI: null, tierII: null, consultant: null, lead: null, higherLevel: null },
  startAtTierTwo: [],
  remoteTools: [
    { name: 'UltraVNC', retired: false },
    { name: 'Citrix GoToAssist', retired: false },
  ],
  session: { answerWithinMs: 2 * HOUR_MS, expiresWithinMs: 4 * HOUR_MS },
  reopenWithinMs: 14 * DAY_MS,
  escalationRules: DEFAULT_ESCALATION_RULES,
  scopeRules: [],
  contracts: [],
  projects: {},
})
