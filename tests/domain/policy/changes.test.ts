import { policyChanges } from '../../../src/domain/policy/changes'
import { defaultPolicy } from '../../../src/domain/policy/default-policy'
import type { Contract, EscalationRule, Policy, ScopeRule } from '../../../src/domain/policy/policy'
import type { PolicyNames } from '../../../src/domain/policy/rule-words'
import type { ProjectId } from '../../../src/domain/ids'
import { HOUR_MS } from '../../../src/domain/time'

const names: PolicyNames = {
  requestType: (id) => ({ '31': 'Service disruption', '32': 'Question' })[id] ?? id,
  organization: (id) => ({ '1': 'Northgate Clinics', '2': 'Bellwether Freight' })[id] ?? id,
  project: (id) => ({ '10000': 'ReCARE support' })[id] ?? id,
}
const rules = defaultPolicy(0)
const changed = (before: Partial<Policy>, after: Partial<Policy>): [string, string][] =>
  policyChanges({ ...rules, ...before }, { ...rules, ...after }, names).map(({ path, text }) => [path, text])
const rule: EscalationRule = { id: 'r', name: 'Payroll', on: true, facts: [{ kind: 'words', any: ['payroll'] }], action: 'tellGroup', reason: 'Payroll waits for nobody.' }
const scopeRule: ScopeRule = { id: 's', on: true, when: { kind: 'notCovered' }, reason: 'Not in the contract.' }
const contract: Contract = { id: 'c', organizationId: '1', organizationName: 'Northgate Clinics', from: null, until: '2026-12-31', requestTypeIds: [] }

describe('What one version has otherwise than another is said at its field', () => {
  test('nothing, where they are the same, whatever the order of their keys', () => {
    const { S1, S2, S3, S4 } = rules.goals
    expect(changed({}, { version: 9, publishedAt: 9, goals: { S4, S3, S2, S1 } })).toEqual([])
  })

  test('severity, words and the default pair', () => {
    expect(
      changed({}, {
        matrix: { ...rules.matrix, several: { ...rules.matrix.several, low: 'S3' } },
        words: { impact: { ...rules.words.impact, justMe: 'Only me' }, urgency: { ...rules.words.urgency, low: 'Next week' } },
        defaultPair: { impact: 'justMe', urgency: 'low' },
      }),
    ).toEqual([
      ['matrix.several.low', 'Impact several, urgency low: S3 instead of S4.'],
      ['words.impact.justMe', 'Impact just me reads “Only me” instead of “Just me”.'],
      ['words.urgency.low', 'Urgency low reads “Next week” instead of “It can wait”.'],
      ['defaultPair', 'Where nobody chose: impact just me and urgency low instead of impact several and urgency medium.'],
    ])
  })

  test('goals: another, one more, one less, in hours; the calendar where it differs', () => {
    const { restore: _restore, ...withoutRestore } = rules.goals.S1
    const goals: Policy['goals'] = { ...rules.goals, S1: withoutRestore, S4: { ...rules.goals.S4, restore: { goalMs: 96 * HOUR_MS, calendarId: 'always' }, holdI: { goalMs: 16 * HOUR_MS, calendarId: 'office' } } }
    expect(changed({}, { goals })).toEqual([
      ['goals.S1.restore', 'Restore service of S1: no goal instead of 4 h.'],
      ['goals.S4.restore', 'Restore service of S4: 96 h instead of 72 h.'],
      ['goals.S4.holdI', 'Tier I hold of S4: 16 h on office instead of 16 h on always.'],
    ])
    expect(changed({ goals }, {})[0]).toEqual(['goals.S1.restore', 'Restore service of S1: 4 h instead of no goal.'])
  })

  test('an escalation rule: added, removed, and each of its parts', () => {
    expect(changed({ escalationRules: [] }, { escalationRules: [rule] })).toEqual([['escalationRules.0', 'Escalation rule “Payroll”: added. When it says “payroll”, then tell the higher-level group.']])
    expect(changed({ escalationRules: [rule] }, { escalationRules: [] })).toEqual([['escalationRules', 'Escalation rule “Payroll”: removed.']])
    const other: EscalationRule = { ...rule, name: 'Wages', on: false, facts: [{ kind: 'requestType', is: ['31', '32'] }, { kind: 'organization', is: ['2'] }], action: 'escalate', reason: 'Wages.' }
    expect(changed({ escalationRules: [rule] }, { escalationRules: [other] }).map(([, text]) => text)).toEqual([
      'Escalation rule “Wages”: called “Payroll” before.',
      'Escalation rule “Wages”: switched off.',
      'Escalation rule “Wages”: when its request type is Service disruption or Question and it comes from Bellwether Freight instead of when it says “payroll”.',
      'Escalation rule “Wages”: then escalate instead of tell the higher-level group.',
      'Escalation rule “Wages”: because “Wages.” instead of “Payroll waits for nobody.”.',
    ])
  })

  test('contracts and scope rules likewise', () => {
    expect(changed({}, { contracts: [contract], scopeRules: [scopeRule] })).toEqual([
      ['contracts.0', 'Contract of Northgate Clinics: added. All request types, until Thu 31 Dec 2026.'],
      ['scopeRules.0', 'Scope rule “Not in the contract.”: added. When no contract of the organisation covers it.'],
    ])
    const later: Contract = { ...contract, from: '2026-01-01', until: null, requestTypeIds: ['31'] }
    const otherwise: ScopeRule = { ...scopeRule, on: false, when: { kind: 'requestType', is: ['32'] } }
    expect(changed({ contracts: [contract], scopeRules: [scopeRule] }, { contracts: [later], scopeRules: [otherwise] }).map(([, text]) => text)).toEqual([
      'Contract of Northgate Clinics: from Thu 1 Jan 2026 instead of until Thu 31 Dec 2026.',
      'Contract of Northgate Clinics: covers Service disruption instead of all request types.',
      'Scope rule “Not in the contract.”: switched off.',
      'Scope rule “Not in the contract.”: when its request type is Question instead of when no contract of the organisation covers it.',
    ])
  })

  test('roles, what starts at Tier II, and remote tools', () => {
    expect(
      changed({ startAtTierTwo: ['32'] }, {
        roleGroups: { ...rules.roleGroups, tierII: 'recare-tier-2', higherLevel: 'board' },
        startAtTierTwo: ['31'],
        remoteTools: [{ name: 'UltraVNC', retired: true }, { name: 'AnyHelp', retired: false }],
      }),
    ).toEqual([
      ['roleGroups.tierII', 'Tier II: group recare-tier-2 instead of every agent.'],
      ['roleGroups.higherLevel', 'Higher level: group board instead of the leads.'],
      ['startAtTierTwo', 'Service disruption starts at Tier II.'],
      ['startAtTierTwo', 'Question no longer starts at Tier II.'],
      ['remoteTools.0', 'Remote tool UltraVNC: retired.'],
      ['remoteTools.1', 'Remote tool AnyHelp: added.'],
      ['remoteTools', 'Remote tool Citrix GoToAssist: removed.'],
    ])
  })

  test('a project: switched, its request types, its statuses', () => {
    const id = '10000' as ProjectId
    const setup = { on: true, offSpans: [], requestTypeIds: ['31'], statusMap: { waitingForSupport: '1', waitingForCustomer: null, escalated: null, closed: '5' } }
    expect(changed({}, { projects: { [id]: setup } }).map(([, text]) => text)).toEqual(['ReCARE support: switched on.', 'ReCARE support: Service disruption becomes an incident.'])
    expect(changed({ projects: { [id]: setup } }, { projects: { [id]: { ...setup, on: false, requestTypeIds: [], statusMap: { ...setup.statusMap, closed: '6' } } } })).toEqual([
      [`projects.${id}`, 'ReCARE support: switched off.'],
      [`projects.${id}`, 'ReCARE support: Service disruption becomes no incident any more.'],
      [`projects.${id}`, 'ReCARE support: another status stands for “closed”.'],
    ])
  })

  test('what has no name yet is told all the same', () => {
    expect(changed({ escalationRules: [] }, { escalationRules: [{ ...rule, name: ' ', facts: [] }] })).toEqual([['escalationRules.0', 'Escalation rule “…”: added. When …, then tell the higher-level group.']])
  })
})
