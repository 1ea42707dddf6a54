import { policyProblems } from '../../../src/domain/policy/checks'
import { defaultPolicy } from '../../../src/domain/policy/default-policy'
import { deriveSeverity } from '../../../src/domain/policy/severity'
import { IMPACTS, URGENCIES } from '../../../src/domain/policy/policy'
import type { Policy } from '../../../src/domain/policy/policy'
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
