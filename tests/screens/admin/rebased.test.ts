import { rebased } from '../../../static/admin/policy/core/rebased'

const base = { words: { low: 'Later', high: 'Now' }, goals: { S1: { restore: 4 }, S2: {} as { restore?: number } }, rules: [{ id: 'a', on: true, name: 'A' }, { id: 'b', on: true, name: 'B' }], types: ['1', '2'] }

test('what was left alone follows the others', () => {
  const theirs = { ...base, words: { low: 'Some day', high: 'Now' } }
  expect(rebased(base, base, theirs)).toEqual(theirs)
})

test('what was changed stays, beside what others changed around it', () => {
  const mine = { ...base, words: { low: 'Later', high: 'At once' }, goals: { S1: { restore: 3 }, S2: { restore: 8 } } }
  const theirs = { ...base, words: { low: 'Some day', high: 'Now' }, goals: { S1: { restore: 5 }, S2: {} } }
  expect(rebased(mine, base, theirs)).toEqual({ ...base, words: { low: 'Some day', high: 'At once' }, goals: { S1: { restore: 3 }, S2: { restore: 8 } } })
})

test('rows are told apart by id: each change, addition and removal stays, whoever made it', () => {
  const mine = { ...base, rules: [{ id: 'a', on: false, name: 'A' }, { id: 'b', on: true, name: 'B' }, { id: 'mine', on: true, name: 'M' }], types: ['2'] }
  const theirs = { ...base, rules: [{ id: 'a', on: true, name: 'A, renamed' }, { id: 'theirs', on: true, name: 'T' }], types: ['1', '2', '3'] }
  expect(rebased(mine, base, theirs)).toEqual({
    ...base,
    rules: [{ id: 'a', on: false, name: 'A, renamed' }, { id: 'mine', on: true, name: 'M' }, { id: 'theirs', on: true, name: 'T' }],
    types: ['2', '3'],
  })
})

test('a field that was taken out stays out', () => {
  expect(rebased({ S1: {} }, { S1: { restore: 4 } }, { S1: { restore: 5 } })).toEqual({ S1: {} })
})
