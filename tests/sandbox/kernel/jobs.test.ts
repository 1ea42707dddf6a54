import { createKernel } from '../../../sandbox/kernel/kernel'
import type { SiteKernel } from '../../../sandbox/kernel/kernel'
import { Store } from '../../../sandbox/kernel/store'

const NOON = Date.parse('2026-11-24T12:00:00Z')
const MINUTE = 60_000

function manual(): { kernel: SiteKernel; ran: [unknown, number][] } {
  const kernel = createKernel(Store.inMemory(), { clock: 'manual', nowAt: NOON })
  const ran: [unknown, number][] = []
  kernel.jobs.handle('note', (job) => {
    ran.push([job.body, kernel.clock.now() - NOON])
    return Promise.resolve()
  })
  kernel.jobs.start()
  return { kernel, ran }
}

test('jobs run at their own instants, by due instant, then in the order they were added', async () => {
  const { kernel, ran } = manual()
  kernel.jobs.add('note', NOON + 2 * MINUTE, 'c')
  kernel.jobs.add('note', NOON + MINUTE, 'a')
  kernel.jobs.add('note', NOON + MINUTE, 'b')
  await kernel.jobs.advanceTo(NOON + 5 * MINUTE)
  expect(ran).toEqual([['a', MINUTE], ['b', MINUTE], ['c', 2 * MINUTE]])
  expect(kernel.clock.now()).toBe(NOON + 5 * MINUTE)
})

test('what a job causes for its instant runs before the clock goes on', async () => {
  const { kernel, ran } = manual()
  kernel.jobs.handle('cause', async () => {
    await new Promise((resolve) => setImmediate(resolve))
    kernel.jobs.add('note', kernel.clock.now(), 'caused')
  })
  kernel.jobs.add('cause', NOON + MINUTE, null)
  kernel.jobs.add('note', NOON + MINUTE + 1, 'next')
  await kernel.jobs.advanceTo(NOON + 2 * MINUTE)
  expect(ran).toEqual([['caused', MINUTE], ['next', MINUTE + 1]])
})

test('with the manual clock nothing runs until it is settled, and only what is due', async () => {
  const { kernel, ran } = manual()
  kernel.jobs.add('note', NOON, 'now')
  kernel.jobs.add('note', NOON + 1, 'later')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(ran).toEqual([])
  await kernel.jobs.settle()
  expect(ran).toEqual([['now', 0]])
})

test('a cancelled job does not run', async () => {
  const { kernel, ran } = manual()
  const job = kernel.jobs.add('note', NOON, 'gone')
  expect(kernel.jobs.cancel(job.id)).toBe(true)
  await kernel.jobs.settle()
  expect(ran).toEqual([])
})

test('settling waits for work from outside', async () => {
  const { kernel } = manual()
  let ended = false
  void kernel.jobs.track(new Promise<void>((resolve) => setTimeout(resolve, 30)).then(() => (ended = true)))
  await kernel.jobs.settle()
  expect(ended).toBe(true)
})

test('two advances at once do each job once', async () => {
  const { kernel, ran } = manual()
  kernel.jobs.add('note', NOON + MINUTE, 'once')
  await Promise.all([kernel.jobs.advanceTo(NOON + 2 * MINUTE), kernel.jobs.advanceTo(NOON + 3 * MINUTE)])
  expect(ran).toEqual([['once', MINUTE]])
  expect(kernel.clock.now()).toBe(NOON + 3 * MINUTE)
})

test('with the real clock a job runs by itself when it is due', async () => {
  const kernel = createKernel(Store.inMemory(), { clock: 'real' })
  const ran = new Promise<void>((resolve) => {
    kernel.jobs.handle('note', () => {
      resolve()
      return Promise.resolve()
    })
  })
  kernel.jobs.start()
  kernel.jobs.add('note', kernel.clock.now() + 10, null)
  await ran
  await kernel.jobs.stop()
})

test('advancing a real clock does what falls due on the way, and it goes on as a real clock', async () => {
  const kernel = createKernel(Store.inMemory(), { clock: 'real' })
  const startAt = kernel.clock.now()
  const ran: number[] = []
  kernel.jobs.handle('note', () => {
    ran.push(kernel.clock.now())
    return Promise.resolve()
  })
  kernel.jobs.start()
  const dueAt = startAt + 30 * MINUTE
  kernel.jobs.add('note', dueAt, null)
  await kernel.jobs.advanceTo(startAt + 60 * MINUTE)
  expect(ran).toEqual([dueAt])
  expect(kernel.clock.mode).toBe('real')
  expect(kernel.clock.now()).toBeGreaterThanOrEqual(startAt + 60 * MINUTE)
  await kernel.jobs.stop()
})

test('a handler that fails does not hold up the others', async () => {
  const { kernel, ran } = manual()
  const written: string[] = []
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  kernel.jobs.handle('fails', () => Promise.reject(new Error('broken')))
  kernel.jobs.add('fails', NOON, null)
  kernel.jobs.add('note', NOON, 'after')
  await kernel.jobs.settle()
  stderr.mockRestore()
  expect(ran).toEqual([['after', 0]])
  expect(written.join('')).toContain('broken')
})

test('a job whose process was killed is done again', async () => {
  const store = Store.inMemory()
  const killed = createKernel(store, { clock: 'manual', nowAt: NOON })
  killed.jobs.handle('note', () => new Promise<void>(() => undefined))
  killed.jobs.start()
  killed.jobs.add('note', NOON, 'half done')
  void killed.jobs.settle()
  await new Promise((resolve) => setImmediate(resolve))
  const again = createKernel(store)
  const ran: unknown[] = []
  again.jobs.handle('note', (job) => {
    ran.push(job.body)
    return Promise.resolve()
  })
  again.jobs.start()
  await again.jobs.settle()
  expect(ran).toEqual(['half done'])
})
