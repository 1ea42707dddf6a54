import { defaultPolicy } from '../../../src/domain/policy/default-policy'
import { whyNever } from '../../../src/domain/policy/never-matches'
import type { Metric, Policy, RuleFact, Severity, Tier } from '../../../src/domain/policy/policy'

const { goals } = defaultPolicy(0)
const { firstResponse, restore, ...holds } = goals.S1
/** S1 has no restore goal, S2 only that one, S3 all, S4 none. */
const some: Policy['goals'] = {
  S1: { ...holds, ...(firstResponse === undefined ? {} : { firstResponse }) },
  S2: restore === undefined ? {} : { restore },
  S3: goals.S3,
  S4: {},
}
const severity = (...is: Severity[]): RuleFact => ({ kind: 'severity', is })
const used = (metric: Metric): RuleFact => ({ kind: 'used', metric, percent: 75 })
const tier = (...is: Tier[]): RuleFact => ({ kind: 'tier', is })
const type = (...is: string[]): RuleFact => ({ kind: 'requestType', is })

describe('A rule can never match', () => {
  test.each<[string, RuleFact[], string]>([
    ['without a condition', [], 'it has no condition.'],
    ['where nothing is chosen for severity', [severity()], 'nothing is chosen for severity.'],
    ['nor for tier', [severity('S1'), tier()], 'nothing is chosen for tier.'],
    ['nor for request type', [type()], 'nothing is chosen for request type.'],
    ['nor for organisation', [{ kind: 'organization', is: [] }], 'nothing is chosen for organisation.'],
    ['nor a word', [{ kind: 'words', any: [' ', '--'] }], 'nothing is chosen for words.'],
    ['where severities exclude each other', [severity('S1'), severity('S2', 'S3')], 'no severity fits all of its conditions.'],
    ['where tiers exclude each other', [tier('I'), tier('II')], 'no tier fits all of its conditions.'],
    ["where it asks for the hold of the other tier", [tier('I'), used('holdII')], 'no tier fits all of its conditions.'],
    ['where it asks for the holds of both tiers', [used('holdI'), used('holdII')], 'no tier fits all of its conditions.'],
    ['where request types exclude each other', [type('1', '2'), type('3')], 'no request type fits all of its conditions.'],
    ['also of three pairs that have one in common two by two', [type('1', '2'), type('2', '3'), type('1', '3')], 'no request type fits all of its conditions.'],
    ['where its severity has no such goal', [severity('S1'), used('restore')], 'S1 has no restore goal.'],
    ['where none of its severities has', [severity('S2', 'S4'), used('holdII')], 'S2, S4 have no Tier II hold goal.'],
    ['where each of its severities lacks one of the goals', [severity('S1', 'S2'), used('restore'), used('firstResponse')], 'no severity has all the goals that its conditions ask for.'],
  ])('%s', (_rule, facts, why) => expect(whyNever({ facts }, { goals: some })).toBe(why))
})

describe('A rule may match', () => {
  test.each<[string, RuleFact[]]>([
    ['with severities, tiers and types that have one in common', [severity('S1', 'S2'), severity('S2'), tier('I', 'II'), tier('II'), type('1', '2'), type('2')]],
    ['where one of its severities has the goal', [severity('S1', 'S2'), used('restore')]],
    ['where any severity has all the goals', [used('restore'), used('firstResponse'), used('holdI')]],
    ["with the tier's own hold", [tier('II'), used('holdII')]],
    ['from two organisations: a request may be shared with both', [{ kind: 'organization', is: ['1'] }, { kind: 'organization', is: ['2'] }]],
    ['with one word among blanks', [{ kind: 'words', any: [' ', 'outage'] }]],
    ['after so many moves and openings', [{ kind: 'transfers', atLeast: 2 }, { kind: 'reopened', atLeast: 1 }]],
  ])('%s', (_rule, facts) => expect(whyNever({ facts }, { goals: some })).toBeNull())
})
