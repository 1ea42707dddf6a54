import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKernel } from '../../../sandbox/kernel/kernel'
import { Store } from '../../../sandbox/kernel/store'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('rows are walked in ascending order of key, by prefix', () => {
  const rows = Store.inMemory().collection<number>('rows')
  for (const key of ['b:2', 'a:1', 'b:10', 'c', 'b:1']) rows.put(key, key.length)
  rows.remove('b:10')
  expect([...rows.entries('b:')].map(([key]) => key)).toEqual(['b:1', 'b:2'])
  expect([...rows.entries()].map(([key]) => key)).toEqual(['a:1', 'b:1', 'b:2', 'c'])
})

test('rows may be changed while they are walked', () => {
  const rows = Store.inMemory().collection<number>('rows')
  for (const key of ['a', 'b', 'c']) rows.put(key, 1)
  const seen: string[] = []
  for (const [key] of rows.entries()) {
    seen.push(key)
    rows.remove('b')
    rows.put('d', 1)
  }
  expect(seen).toEqual(['a', 'c'])
})

test('rows, numbers and jobs last', async () => {
  const first = Store.open(folder)
  const kernel = createKernel(first, { clock: 'manual', nowAt: 1_000 })
  kernel.collection<{ name: string }>('people').put('one', { name: 'One' })
  kernel.collection<{ name: string }>('people').put('two', { name: 'Two' })
  kernel.collection<{ name: string }>('people').remove('two')
  kernel.nextNumber('issues', 10)
  kernel.jobs.add('later', 2_000, { note: 'kept' })
  await first.close()
  const second = Store.open(folder)
  const again = createKernel(second)
  expect([...again.collection('people').entries()]).toEqual([['one', { name: 'One' }]])
  expect(again.nextNumber('issues', 10)).toBe(11)
  expect(again.jobs.list()).toMatchObject([{ kind: 'later', dueAt: 2_000, body: { note: 'kept' } }])
  expect(again.clock.now()).toBe(1_000)
  await second.close()
})

test('after a kill -9 everything is there that was flushed', async () => {
  const script = `
    const { Store } = await import(${JSON.stringify(join(__dirname, '../../../sandbox/kernel/store.ts'))})
    const rows = Store.open(${JSON.stringify(folder)})
    for (let n = 0; ; n += 1) {
      rows.collection('rows').put(String(n).padStart(6, '0'), { n })
      rows.collection('twins').put(String(n).padStart(6, '0'), { n })
      rows.flush()
      process.stdout.write(n + '\\n')
      if (n % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    }`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
      if (output.split('\n').length > 200) child.kill('SIGKILL')
    })
    child.on('close', () => resolve())
  })
  const acknowledged = output.split('\n').slice(0, -1).length
  const store = Store.open(folder)
  const rows = [...store.collection('rows').entries()]
  expect(rows.length).toBeGreaterThanOrEqual(acknowledged)
  // What was written together is there together.
  expect([...store.collection('twins').entries()].length).toBe(rows.length)
  await store.close()
})

test('clearing forgets everything', async () => {
  const first = Store.open(folder)
  first.collection('rows').put('a', 1)
  first.flush()
  first.clear()
  await first.close()
  const second = Store.open(folder)
  expect([...second.collection('rows').entries()]).toEqual([])
  await second.close()
})
