import { Filter, FilterConditions, MetadataField, Sort, WhereConditions } from '@forge/kvs'
import { codeOf, storage } from './kvs-client'

const DAY = 86_400_000

describe('keys and values', () => {
  test('a value is there at once, its metadata on demand, and gone when deleted', async () => {
    const { kvs, kernel } = storage()
    await kvs.set('a:1', { n: 1 })
    kernel.clock.set({ nowAt: kernel.clock.now() + 5 })
    await kvs.set('a:1', { n: 2 })
    expect(await kvs.get('a:1')).toEqual({ n: 2 })
    const read = await kvs.get('a:1', { metadataFields: [MetadataField.CREATED_AT, MetadataField.UPDATED_AT] })
    expect(read).toEqual({ key: 'a:1', value: { n: 2 }, createdAt: kernel.clock.now() - 5, updatedAt: kernel.clock.now() })
    await kvs.delete('a:1')
    expect(await kvs.get('a:1')).toBeUndefined()
    await kvs.delete('a:1')
  })

  test.each([
    ['EMPTY_KEY', '', 1],
    ['KEY_TOO_LONG', 'k'.repeat(501), 1],
    ['INVALID_KEY', 'a/b', 1],
    ['MAX_SIZE', 'k', 'x'.repeat(240 * 1024)],
    ['MAX_DEPTH', 'k', Array.from({ length: 32 }).reduce<unknown>((inner) => [inner], 1)],
  ])('%s', async (code, key, value) => {
    const { kvs } = storage()
    expect(await codeOf(kvs.set(key, value))).toBe(code)
  })

  test('FAIL_IF_EXISTS makes a row once', async () => {
    const { kvs } = storage()
    await kvs.set('once', 1, { keyPolicy: 'FAIL_IF_EXISTS' })
    expect(await codeOf(kvs.set('once', 2, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('KEY_CONFLICT')
    expect(await kvs.get('once')).toBe(1)
  })

  test('an override may return what was there', async () => {
    const { kvs } = storage()
    await kvs.set('k', 1)
    expect(await kvs.set('k', 2, { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' })).toEqual({ key: 'k', value: 1 })
    expect(await kvs.set('k', 3, { keyPolicy: 'OVERRIDE', returnValue: 'LATEST' })).toEqual({ key: 'k', value: 3 })
  })

  test('secrets stand apart and show in no query', async () => {
    const { kvs, kernel } = storage()
    await kvs.setSecret('s', 'hidden')
    expect(await kvs.getSecret('s')).toBe('hidden')
    expect(await kvs.get('s')).toBeUndefined()
    kernel.clock.set({ nowAt: kernel.clock.now() + 1_000 })
    expect((await kvs.query().getMany()).results).toEqual([])
  })

  test('an expired row may still be read for 48 hours, then it is gone', async () => {
    const { kvs, kernel } = storage()
    await kvs.set('t', 1, { ttl: { value: 1, unit: 'HOURS' }, keyPolicy: 'OVERRIDE' })
    const read = await kvs.get('t', { metadataFields: [MetadataField.EXPIRE_TIME] })
    expect(read).toMatchObject({ expireTime: new Date(kernel.clock.now() + 3_600_000).toISOString() })
    kernel.clock.set({ nowAt: kernel.clock.now() + 3_600_000 + 2 * DAY })
    expect(await kvs.get('t')).toBeUndefined()
    expect(await codeOf(kvs.set('t', 1, { ttl: { value: 0, unit: 'DAYS' }, keyPolicy: 'OVERRIDE' }))).toBe('INVALID_TTL')
    expect(await codeOf(kvs.set('t', 1, { ttl: { value: 366, unit: 'DAYS' }, keyPolicy: 'OVERRIDE' }))).toBe('INVALID_TTL')
  })

  test('batches name what failed', async () => {
    const { kvs } = storage()
    expect(await kvs.batchSet([{ key: 'a', value: 1 }, { key: 'b/', value: 2 }])).toMatchObject({
      successfulKeys: [{ key: 'a' }],
      failedKeys: [{ key: 'b/', error: { code: 'INVALID_KEY' } }],
    })
    expect(await kvs.batchGet([{ key: 'a' }, { key: 'none' }])).toMatchObject({
      successfulKeys: [{ key: 'a', value: 1 }],
      failedKeys: [{ key: 'none', error: { code: 'KEY_NOT_FOUND' } }],
    })
    expect(await codeOf(kvs.batchSet(Array.from({ length: 26 }, (_, n) => ({ key: `k${n}`, value: n }))))).toBe('TOO_MANY_BATCH_ENTITIES')
  })
})

describe('entities', () => {
  test.each([
    ['SCHEMA_NOT_FOUND', 'ghost', {}],
    ['INVALID_ENTITY_VALUE', 'note', { unknown: 1 }],
    ['INVALID_ENTITY_VALUE', 'note', ['a list']],
    ['INCORRECT_PROPERTY_TYPE', 'note', { count: 2 ** 31 }],
    ['INCORRECT_PROPERTY_TYPE', 'note', { count: 1.5 }],
    ['INCORRECT_PROPERTY_TYPE', 'note', { state: ' ' }],
    ['INCORRECT_PROPERTY_TYPE', 'note', { open: 'yes' }],
    ['MAX_SIZE', 'note', { state: 's'.repeat(1_701) }],
  ])('%s', async (code, entity, value) => {
    const { kvs } = storage()
    expect(await codeOf(kvs.entity(entity).set('k', value))).toBe(code)
  })

  test('an index gives its partition in the order of its range, once the index has followed', async () => {
    const { kvs, kernel } = storage()
    const notes = kvs.entity<{ state: string; dueAt: number }>('note')
    for (const [key, state, dueAt] of [['c', 'open', 3], ['a', 'open', 1], ['x', 'done', 2], ['b', 'open', 2]] as const) await notes.set(key, { state, dueAt })
    kernel.clock.set({ nowAt: kernel.clock.now() + 1_001 })
    const open = notes.query().index('by-state', { partition: ['open'] })
    expect((await open.getMany()).results.map(({ key }) => key)).toEqual(['a', 'b', 'c'])
    expect((await notes.query().index('by-state', { partition: ['open'] }).sort(Sort.DESC).where(WhereConditions.lessThan(3)).getMany()).results.map(({ key }) => key)).toEqual(['b', 'a'])
    expect((await notes.query().index('dueAt').where(WhereConditions.between(2, 3)).getMany()).results.map(({ key }) => key)).toEqual(['b', 'x', 'c'])
  })

  test('a query does not see a write yet that a read by key sees', async () => {
    const { kvs, kernel } = storage()
    const notes = kvs.entity<{ state: string; dueAt: number }>('note')
    await notes.set('late', { state: 'open', dueAt: 1 })
    const query = async (state: string) => (await notes.query().index('by-state', { partition: [state] }).getMany()).results.map(({ key }) => key)
    expect(await notes.get('late')).toEqual({ state: 'open', dueAt: 1 })
    expect(await query('open')).toEqual([])
    kernel.clock.set({ nowAt: kernel.clock.now() + 1_001 })
    expect(await query('open')).toEqual(['late'])
    await notes.set('late', { state: 'done', dueAt: 1 })
    expect(await query('open')).toEqual(['late'])
    await notes.delete('late')
    expect(await query('open')).toEqual(['late'])
    kernel.clock.set({ nowAt: kernel.clock.now() + 1_001 })
    expect([await query('open'), await query('done')]).toEqual([[], []])
  })

  test('filters come after the page: a page may be empty and still go on', async () => {
    const { kvs, kernel } = storage()
    const notes = kvs.entity<{ state: string; dueAt: number; count: number }>('note')
    for (let n = 0; n < 5; n += 1) await notes.set(`k${n}`, { state: 'open', dueAt: n, count: n })
    kernel.clock.set({ nowAt: kernel.clock.now() + 1_001 })
    const page = (cursor?: string) => {
      const query = notes.query().index('by-state', { partition: ['open'] }).filters(new Filter<{ count: number }>().and('count', FilterConditions.greaterThan(3))).limit(2)
      return (cursor === undefined ? query : query.cursor(cursor)).getMany()
    }
    const first = await page()
    expect(first.results).toEqual([])
    const second = await page(first.nextCursor)
    const third = await page(second.nextCursor)
    expect([...second.results, ...third.results].map(({ key }) => key)).toEqual(['k4'])
    expect(third.nextCursor).toBeUndefined()
  })

  test.each([
    ['INVALID_ENTITY_INDEX', 'no-such-index', ['open'], 10],
    ['INVALID_ENTITY_INDEX', 'by-state', [], 10],
    ['COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', 'by-state', ['open'], 101],
  ])('%s', async (code, index, partition, limit) => {
    const { kvs } = storage()
    expect(await codeOf(kvs.entity('note').query().index(index, { partition }).limit(limit).getMany())).toBe(code)
  })

  test('an attribute of any type cannot be filtered by', async () => {
    const { kvs } = storage()
    const query = kvs.entity<{ row: string }>('note').query().index('dueAt').filters(new Filter<{ row: string }>().and('row', FilterConditions.equalTo('x')))
    expect(await codeOf(query.getMany())).toBe('UNPROCESSABLE_ENTITY')
  })
})

describe('transactions', () => {
  const when = (count: number) => ({ entityName: 'note', conditions: new Filter<{ count: number }>().and('count', FilterConditions.equalTo(count)) })

  test('all or nothing', async () => {
    const { kvs } = storage()
    await kvs.entity('note').set('n', { count: 1 })
    expect(await codeOf(kvs.transact().set('plain', 1).set('n', { count: 2 }, when(9)).execute())).toBe('CONDITIONAL_CHECK_FAILED')
    expect(await kvs.get('plain')).toBeUndefined()
    await kvs.transact().set('plain', 1).set('n', { count: 2 }, when(1)).execute()
    expect([await kvs.get('plain'), await kvs.entity('note').get('n')]).toEqual([1, { count: 2 }])
  })

  test('of two that start from the same row one loses', async () => {
    const { kvs } = storage()
    await kvs.entity('note').set('n', { count: 1 })
    const outcomes = await Promise.allSettled([2, 3].map((count) => kvs.transact().set('n', { count }, when(1)).execute()))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a condition on an absent row fails, whatever it says', async () => {
    const { kvs } = storage()
    const absent = { entityName: 'note', conditions: new Filter<{ count: number }>().and('count', FilterConditions.notExists()) }
    expect(await codeOf(kvs.transact().set('none', { count: 1 }, absent).execute())).toBe('CONDITIONAL_CHECK_FAILED')
    expect(await codeOf(kvs.transact().check('none', absent).set('p', 1).execute())).toBe('CONDITIONAL_CHECK_FAILED')
  })

  test('26 operations and a key twice are refused', async () => {
    const { kvs } = storage()
    const many = Array.from({ length: 26 }).reduce<ReturnType<typeof kvs.transact>>((transaction, _, n) => transaction.set(`k${n}`, n), kvs.transact())
    expect(await codeOf(many.execute())).toBe('UNPROCESSABLE_ENTITY')
    expect(await codeOf(kvs.transact().set('k', 1).delete('k').execute())).toBe('KEY_DUPLICATION_ERROR')
  })
})

test('4,000 write units a minute, then 429 until the next', async () => {
  const { kvs, kernel } = storage()
  await kvs.set('k', 'x'.repeat(235 * 1024))
  for (let n = 0; n < 165; n += 1) await kvs.set('k', 'x'.repeat(235 * 1024))
  expect(await codeOf(kvs.set('k', 'x'.repeat(235 * 1024)))).toBe('RATE_LIMIT_EXCEEDED')
  kernel.clock.set({ nowAt: kernel.clock.now() + 60_000 })
  await kvs.set('k', 1)
})

test('faults: throttled, conflicting, and done without an answer', async () => {
  const { kvs, kernel } = storage()
  kernel.faults.set({ seed: 1, rules: [{ on: 'storage', match: '/set', do: '429', times: 1 }, { on: 'storage', match: '/transaction', do: 'conflict', times: 1 }, { on: 'storage', match: '/set', do: 'timeout', times: 1 }] })
  expect(await codeOf(kvs.set('k', 1))).toBe('RATE_LIMIT_EXCEEDED')
  expect(await codeOf(kvs.transact().set('k', 1).execute())).toBe('CONDITIONAL_CHECK_FAILED')
  expect(await codeOf(kvs.set('k', 2))).toBe('TIMEOUT')
  expect(await kvs.get('k')).toBe(2)
})
