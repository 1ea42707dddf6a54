import { join } from 'node:path'
import { EventQueue } from '../../../sandbox/forge/events/queue'
import type { FunctionRunner, Outcome, Run } from '../../../sandbox/forge/function-runner'
import type { Invocation } from '../../../sandbox/forge/invocation'
import { readManifest } from '../../../sandbox/forge/manifest'
import { MinuteRates } from '../../../sandbox/forge/minute-rates'
import { createKernel } from '../../../sandbox/kernel/kernel'
import { Store } from '../../../sandbox/kernel/store'

const INVOCATION: Invocation = {
  id: 'run', functionKey: 'resolver', moduleKey: 'glance', cause: 'test', user: null, startedAtMs: 0, limitMs: 25_000, ended: false,
  kill: () => undefined, reads: 0, writes: 0, bytesWritten: 0, requests: 0, logLines: [], log: () => undefined, now: () => 0, runtime: {},
  fetch: () => Promise.reject(new Error('not used')),
}

test('a concurrency key lets so many run at once; the others wait for seconds', async () => {
  const kernel = createKernel(Store.inMemory(), { clock: 'real' })
  const running: { run: Run; end: (outcome: Outcome) => void }[] = []
  const runner: Pick<FunctionRunner, 'run'> = { run: (run) => new Promise((end) => running.push({ run, end })) }
  const manifest = readManifest(join(__dirname, 'fixture', 'manifest.yml'))
  const queue = new EventQueue(kernel, manifest, runner, new MinuteRates(kernel.clock))
  kernel.jobs.start()
  const payload = [1, 2, 3].map((n) => ({ body: { n }, concurrency: { key: 'k', limit: 2 } }))
  expect(queue.push({ queueName: 'work', jobId: 'job', payload }, INVOCATION).status).toBe(201)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(running.map(({ run }) => (run.payload as { body: unknown }).body)).toEqual([{ n: 1 }, { n: 2 }])
  const [waiting] = queue.waiting()
  const waitMs = Date.parse(waiting?.due ?? '') - kernel.clock.now()
  expect(waitMs).toBeGreaterThan(4_000)
  expect(waitMs).toBeLessThanOrEqual(16_000)
  for (const { end } of running) end({ ok: true, result: undefined, id: 'run' })
  await kernel.jobs.stop()
})
