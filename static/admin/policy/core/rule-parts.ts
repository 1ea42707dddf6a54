import type { RuleFact } from '../../../../src/domain/policy/policy'

/** What a new fact of each kind starts with. */
export const NEW_FACTS: Record<RuleFact['kind'], RuleFact> = {
  severity: { kind: 'severity', is: ['S1'] },
  used: { kind: 'used', metric: 'restore', percent: 75 },
  tier: { kind: 'tier', is: ['I'] },
  transfers: { kind: 'transfers', atLeast: 2 },
  reopened: { kind: 'reopened', atLeast: 1 },
  requestType: { kind: 'requestType', is: [] },
  organization: { kind: 'organization', is: [] },
  words: { kind: 'words', any: [] },
}

export const FACT_NAMES: Record<RuleFact['kind'], string> = {
  severity: 'Severity',
  used: 'Share of a goal used',
  tier: 'Tier',
  transfers: 'Times moved between tiers',
  reopened: 'Times opened again',
  requestType: 'Request type',
  organization: 'Organisation',
  words: 'Words in its text',
}
