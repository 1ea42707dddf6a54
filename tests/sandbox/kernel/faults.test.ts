import { SeededFaults, parseFaultPlan } from '../../../sandbox/kernel/faults'
import type { FaultRule } from '../../../sandbox/kernel/faults'
import { Store } from '../../../sandbox/kernel/store'

function faults(rules: FaultRule[], seed: string | number = 1): SeededFaults {
  const made = new SeededFaults(Store.inMemory().collection('faults'))
  made.set({ seed, rules })
  return made
}

function draw(made: SeededFaults, times: number): (string | null)[] {
  return Array.from({ length: times }, (_, n) => made.at('rest', `GET /rest/api/3/issue/${n}`))
}

test('the same seed and the same calls give the same faults; another seed gives others', () => {
  const rules: FaultRule[] = [{ on: 'rest', do: '503', rate: 0.3 }]
  const first = draw(faults(rules), 100)
  expect(draw(faults(rules), 100)).toEqual(first)
  expect(draw(faults(rules, 2), 100)).not.toEqual(first)
  const struck = first.filter((deed) => deed === '503').length
  expect(struck).toBeGreaterThan(15)
  expect(struck).toBeLessThan(45)
})

test('a rule strikes where it matches, as often as it says', () => {
  const made = faults([
    { on: 'rest', match: 'PUT */comment', do: '429', times: 2 },
    { on: 'storage', do: 'conflict' },
  ])
  expect(made.at('rest', 'PUT /rest/api/3/issue/1/comment')).toBe('429')
  expect(made.at('rest', 'GET /rest/api/3/issue/1')).toBeNull()
  expect(made.at('rest', 'PUT /rest/api/3/issue/2/comment')).toBe('429')
  expect(made.at('rest', 'PUT /rest/api/3/issue/3/comment')).toBeNull()
  expect(made.at('storage', '/set')).toBe('conflict')
})

test('without a plan nothing happens', () => {
  const made = faults([{ on: 'function', do: 'kill-before' }])
  made.clear()
  expect(made.at('function', 'resolver')).toBeNull()
})

test('a plan that says nothing known is refused', () => {
  expect(() => parseFaultPlan({ rules: [{ on: 'disk', do: '500' }] })).toThrow('rules[0].on')
  expect(() => parseFaultPlan({ rules: [{ on: 'rest', do: 'explode' }] })).toThrow('rules[0].do')
  expect(() => parseFaultPlan({ rules: [{ on: 'rest', do: '500', rate: 2 }] })).toThrow('rate')
  expect(() => parseFaultPlan([])).toThrow('Expected')
})
