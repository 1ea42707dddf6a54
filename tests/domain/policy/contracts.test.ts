import { contractScope, questioningRule } from '../../../src/domain/policy/contracts'
import type { Contract, Policy } from '../../../src/domain/policy/policy'
import { APP, CREATED_AT, PEOPLE, policy, recordIncident } from '../../support/builders'
import { givenUnder, minute } from '../../support/given-when-then'

const contract = (over: Partial<Contract> = {}): Contract => ({ id: 'c1', organizationId: '7', organizationName: 'Payroll AG', from: '2026-01-01', until: '2026-11-24', requestTypeIds: ['31'], ...over })
const kindOf = (contracts: Contract[], day: string, requestTypeId: string | null = '31', organizations = ['7']): string => contractScope({ contracts }, organizations, requestTypeId, day).kind

describe('What contracts cover', () => {
  it('their request types, between their dates, both days included', () => {
    expect(['2025-12-31', '2026-01-01', '2026-11-24', '2026-11-25'].map((day) => kindOf([contract()], day))).toEqual(['notCovered', 'covered', 'covered', 'notCovered'])
    expect(kindOf([contract()], '2026-06-01', '32')).toBe('notCovered')
    expect(kindOf([contract()], '2026-06-01', null)).toBe('notCovered')
  })
  it('all request types where none is named, and all days where no date is', () => {
    expect(kindOf([contract({ requestTypeIds: [], from: null, until: null })], '1999-01-01', null)).toBe('covered')
  })
  it('nothing is said of organisations without one', () => {
    expect(kindOf([contract()], '2026-06-01', '31', [])).toBe('noContract')
    expect(kindOf([contract()], '2026-06-01', '31', ['8'])).toBe('noContract')
  })
  it('one that covers it is enough, of whichever organisation', () => {
    expect(kindOf([contract(), contract({ id: 'c2', requestTypeIds: ['32'] })], '2026-06-01', '32')).toBe('covered')
    expect(kindOf([contract(), contract({ id: 'c2', organizationId: '8', requestTypeIds: [] })], '2026-06-01', '32', ['7', '8'])).toBe('covered')
  })
})

describe('A scope rule', () => {
  const notCovered = { id: 's1', on: true, when: { kind: 'notCovered' as const }, reason: 'No contract covers it.' }
  const payroll = { id: 's2', on: true, when: { kind: 'requestType' as const, is: ['31'] }, reason: "Payroll isn't in any contract." }
  const under = (over: Partial<Policy>): Policy => policy(over)
  const first = recordIncident({ organizationIds: ['7'] })

  it('questions the scope at recording, the first that matches, and the group is told', () => {
    const rules = under({ scopeRules: [{ ...payroll, on: false }, notCovered, payroll], contracts: [contract({ until: '2026-11-23' })] })
    const step = givenUnder(rules).when(first, APP, 0)
    expect(step.events()[1]).toEqual({ type: 'ScopeQuestioned', reason: 'No contract covers it.', how: 'rule', at: minute(0), by: null })
    expect(step.state()).toMatchObject({ scope: { kind: 'toDecide' }, holds: [{ kind: 'scope', from: CREATED_AT, to: null }] })
  })
  it('leaves what is covered, and what nothing is said of', () => {
    expect(givenUnder(under({ scopeRules: [notCovered], contracts: [contract()] })).when(first, APP, 0).state().scope).toEqual({ kind: 'in' })
    expect(givenUnder(under({ scopeRules: [notCovered], contracts: [contract()] })).when(recordIncident(), APP, 0).state().scope).toEqual({ kind: 'in' })
  })
  it('counts days where the reporter is', () => {
    // 24 Nov, 23:30 UTC is the 25th in Berlin.
    const late = { organizationIds: ['7'], createdAt: Date.UTC(2026, 10, 24, 23, 30) }
    const rules = under({ scopeRules: [notCovered], contracts: [contract()] })
    expect(givenUnder(rules).when(recordIncident(late), APP, 960).state().scope.kind).toBe('toDecide')
    expect(givenUnder(rules).when(recordIncident({ ...late, reporter: { person: PEOPLE.reporter, eligible: true, timeZone: null } }), APP, 960).state().scope.kind).toBe('in')
  })
  it('is found by the facts alone', () => {
    expect(questioningRule({ scopeRules: [payroll], contracts: [] }, { organizationIds: [], requestTypeId: '31', day: '2026-06-01' })).toBe(payroll)
    expect(questioningRule({ scopeRules: [payroll], contracts: [] }, { organizationIds: [], requestTypeId: null, day: '2026-06-01' })).toBeNull()
  })
})
