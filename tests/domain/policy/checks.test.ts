import { policyProblems } from '../../../src/domain/policy/checks'
import { defaultPolicy } from '../../../src/domain/policy/default-policy'
import { deriveSeverity } from '../../../src/domain/policy/severity'
import { IMPACTS, URGENCIES } from '../../../src/domain/policy/policy'
import type { Contract, EscalationRule, Policy, RuleFact } from '../../../src/domain/policy/policy'
import { HOUR_MS } from '../../../src/domain/time'

const rules = defaultPolicy(0)
const paths = (changes: Partial<Policy>): string[] => policyProblems({ ...rules, ...changes }).map(({ path }) => path)

describe('The default policy', () => {
  it('passes its own checks', () => {
    expect(policyProblems(rules)).toEqual([])
  })
  it('has the matrix of the process', () => {
    expect(IMPACTS.map((impact) => URGENCIES.map((urgency) => deriveSeverity(rules, impact, urgency)))).toEqual([
      ['S3', 'S2', 'S1'], ['S4', 'S3', 'S2'], ['S4', 'S4', 'S3'],
    ])
  })
  it('has the goals of the process, in hours', () => {
    const hours = (severity: keyof Policy['goals']): number[] =>
      (['firstResponse', 'restore', 'holdI', 'holdII'] as const).map((metric) => (rules.goals[severity][metric]?.goalMs ?? 0) / HOUR_MS)
    expect([hours('S1'), hours('S2'), hours('S3'), hours('S4')]).toEqual([[0.25, 4, 0.5, 2], [0.5, 8, 1, 4], [2, 24, 4, 16], [8, 72, 16, 48]])
  })
})

describe('A policy is refused', () => {
  it('where more impact or urgency lowers severity', () => {
    expect(paths({ matrix: { ...rules.matrix, justMe: { low: 'S3', medium: 'S4', high: 'S3' } } })).toEqual(['matrix.justMe.low'])
  })
  it('where a graver severity has a looser goal', () => {
    const goals = { ...rules.goals, S1: { ...rules.goals.S1, restore: { goalMs: 9 * HOUR_MS, calendarId: 'always' } } }
    expect(policyProblems({ ...rules, goals })).toEqual([{ path: 'goals.S1.restore', text: 'Restore service: S1 (9 h) must not be looser than S2 (8 h).' }])
  })
  it('where a goal is on a weekly calendar: not supported yet, and said so', () => {
    const calendars: Policy['calendars'] = { ...rules.calendars, office: { kind: 'weekly', timeZone: 'Europe/Berlin', hours: [], holidays: [] } }
    const goals = { ...rules.goals, S4: { ...rules.goals.S4, restore: { goalMs: 72 * HOUR_MS, calendarId: 'office' } } }
    expect(policyProblems({ ...rules, calendars, goals })[0]?.text).toContain('not supported yet')
    expect(policyProblems({ ...rules, calendars })).toEqual([])
  })
  it('where a goal names no calendar, or no length', () => {
    expect(paths({ goals: { ...rules.goals, S4: { restore: { goalMs: 72 * HOUR_MS, calendarId: 'gone' } } } })).toEqual(['goals.S4.restore'])
    expect(paths({ goals: { ...rules.goals, S4: { restore: { goalMs: 0.5, calendarId: 'always' } } } })).toContain('goals.S4.restore')
  })
  it('where warnings or the number make no sense', () => {
    expect(paths({ warnAtPercents: [50, 50] })).toEqual(['warnAtPercents'])
    expect(paths({ warnAtPercents: [100] })).toEqual(['warnAtPercents'])
    expect(paths({ atRiskLeftPercent: 0 })).toEqual(['atRiskLeftPercent'])
    expect(paths({ numberPrefix: 'rc-' })).toEqual(['numberPrefix'])
    expect(paths({ numberWidth: 0 })).toEqual(['numberWidth'])
  })
})

describe('A policy is refused, with the words at its field', () => {
  const problems = (changes: Partial<Policy>): [string, string][] => policyProblems({ ...rules, ...changes }).map(({ path, text }) => [path, text])
  const rule = (over: Partial<EscalationRule> = {}): EscalationRule => ({ id: 'r', name: 'A rule', on: true, facts: [{ kind: 'severity', is: ['S1'] }], action: 'escalate', reason: 'Because.', ...over })
  const withFacts = (...facts: RuleFact[]): [string, string][] => problems({ escalationRules: [rule({ facts })] })
  const contract = (over: Partial<Contract> = {}): Contract => ({ id: 'c', organizationId: '7', organizationName: 'Payroll AG', from: null, until: null, requestTypeIds: [], ...over })

  it('the cell of the matrix by its name, and its neighbours', () => {
    expect(problems({ matrix: { ...rules.matrix, justMe: { low: 'S3', medium: 'S4', high: 'S3' } } })).toEqual([
      ['matrix.justMe.low', "Just me + Low is S3, but Several + Low and Just me + Medium are S4. More impact or urgency can't lower severity."],
    ])
    expect(problems({ matrix: { ...rules.matrix, everyone: { low: 'S3', medium: 'S4', high: 'S1' } } })).toEqual([
      ['matrix.everyone.low', "Everyone + Low is S3, but Everyone + Medium is S4. More impact or urgency can't lower severity."],
      ['matrix.several.medium', "Several + Medium is S3, but Everyone + Medium is S4. More impact or urgency can't lower severity."],
    ])
  })
  it('a goal, also past a severity that has none', () => {
    const goals = { ...rules.goals, S1: { restore: { goalMs: 9 * HOUR_MS, calendarId: 'always' } }, S2: {}, S3: { restore: { goalMs: 8 * HOUR_MS, calendarId: 'always' } }, S4: {} }
    expect(problems({ goals, escalationRules: [] })).toEqual([['goals.S1.restore', 'Restore service: S1 (9 h) must not be looser than S3 (8 h).']])
  })
  it('rules that say too little', () => {
    expect(problems({ escalationRules: [rule({ name: ' ', reason: '' })] }).map(([path]) => path)).toEqual(['escalationRules.0.name', 'escalationRules.0.reason'])
    expect(withFacts()).toEqual([['escalationRules.0.facts', 'Add a condition: without one it would hit every incident.']])
    const empty: RuleFact[] = [
      { kind: 'severity', is: [] }, { kind: 'tier', is: [] }, { kind: 'requestType', is: [] }, { kind: 'organization', is: [] }, { kind: 'words', any: ['', ' - '] },
      { kind: 'used', metric: 'restore', percent: 0 }, { kind: 'transfers', atLeast: 0 }, { kind: 'reopened', atLeast: 0.5 },
    ]
    for (const fact of empty) expect(withFacts(fact).map(([path]) => path)).toEqual([expect.stringMatching(/^escalationRules\.0\.facts\.0\.(is|any|percent|atLeast)$/)])
    expect(problems({ escalationRules: [rule(), rule()] })).toEqual([['escalationRules.1.id', 'Two rules bear the same id.']])
  })
  it('rules that can never match, at their conditions', () => {
    const path = 'escalationRules.0.facts'
    expect(withFacts({ kind: 'severity', is: ['S1'] }, { kind: 'severity', is: ['S2'] })).toEqual([[path, 'Can never match: no severity fits all of its conditions.']])
    const goals = { ...rules.goals, S1: {} }
    expect(problems({ goals, escalationRules: [rule({ facts: [{ kind: 'severity', is: ['S1'] }, { kind: 'used', metric: 'restore', percent: 75 }] })] })).toEqual([[path, 'Can never match: S1 has no restore goal.']])
  })
  it('a condition that says nothing once, at its own field', () => {
    expect(withFacts({ kind: 'words', any: [' '] }, { kind: 'severity', is: ['S1'] })).toEqual([['escalationRules.0.facts.0.any', 'Give at least one word.']])
  })
  it('scope rules without a reason, a choice, or a contract', () => {
    expect(problems({ scopeRules: [{ id: 's', on: true, when: { kind: 'requestType', is: [] }, reason: ' ' }] }).map(([path]) => path)).toEqual(['scopeRules.0.reason', 'scopeRules.0.when.is'])
    expect(problems({ scopeRules: [{ id: 's', on: true, when: { kind: 'notCovered' }, reason: 'x' }] })).toEqual([['scopeRules.0.when', 'Can never match: no contract is listed.']])
    expect(problems({ scopeRules: [{ id: 's', on: true, when: { kind: 'notCovered' }, reason: 'x' }], contracts: [contract()] })).toEqual([])
  })
  it('contracts without an organisation, or with dates that make none', () => {
    expect(problems({ contracts: [contract({ organizationId: '', organizationName: '' })] }).map(([path]) => path)).toEqual(['contracts.0.organizationId', 'contracts.0.organizationName'])
    expect(problems({ contracts: [contract({ from: '2026-02-01', until: '2026-01-01' })] })).toEqual([['contracts.0.until', 'It ends on Thu 1 Jan 2026, before it begins on Sun 1 Feb 2026.']])
    expect(problems({ contracts: [contract({ from: '2026-02-30', until: '2026-13-01' })] }).map(([path]) => path)).toEqual(['contracts.0.from', 'contracts.0.until'])
    expect(problems({ contracts: [contract({ from: '2026-02-01', until: '2026-02-01' })] })).toEqual([])
  })
  it('tools without a name or twice', () => {
    expect(problems({ remoteTools: [{ name: 'UltraVNC', retired: false }, { name: ' ultravnc', retired: true }, { name: '', retired: false }] })).toEqual([
      ['remoteTools.1.name', ' ultravnc stands in the list already.'], ['remoteTools.2.name', 'Name the tool.'],
    ])
  })
  it("customers' words, groups, and lengths that are none", () => {
    expect(problems({ words: { ...rules.words, impact: { ...rules.words.impact, several: ' ' } } }).map(([path]) => path)).toEqual(['words.impact.several'])
    expect(problems({ roleGroups: { ...rules.roleGroups, lead: ' ' } }).map(([path]) => path)).toEqual(['roleGroups.lead'])
    expect(problems({ session: { answerWithinMs: 0, expiresWithinMs: -1 }, reopenWithinMs: -1 }).map(([path]) => path)).toEqual(['session.answerWithinMs', 'session.expiresWithinMs', 'reopenWithinMs'])
  })
})
