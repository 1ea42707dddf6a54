import { NOON, startFixture } from './start-fixture'
import type { FixtureSandbox } from './start-fixture'

const SECOND = 1_000
const MINUTE = 60_000

let sandbox: FixtureSandbox
beforeEach(async () => {
  sandbox = await startFixture()
})
afterEach(() => sandbox.close())

const push = (events: unknown) => sandbox.invoke('agent-t1', 'push', { events })
const advance = async (ms: number) => (await sandbox.send('POST', '/sandbox/clock/advance', { ms })).body
const settle = () => sandbox.send('POST', '/sandbox/settle')

/** What the app wrote down since the start, without its note of being installed. */
async function seen(): Promise<Record<string, unknown>[]> {
  const rows = await sandbox.lines('/sandbox/storage')
  return rows
    .filter(({ key, entity }) => entity === null && String(key).startsWith('seen:'))
    .map(({ value }) => value as Record<string, unknown>)
    .filter(({ event }) => event !== 'avi:forge:installed:app')
}

describe('async events', () => {
  test('an event waits for its delay, then comes to its consumer', async () => {
    await push([{ body: { n: 1 }, delayInSeconds: 90 }])
    expect(await sandbox.lines('/sandbox/queue')).toEqual([{ queue: 'work', due: new Date(NOON + 90 * SECOND).toISOString(), body: { n: 1 } }])
    await advance(89 * SECOND)
    expect(await seen()).toEqual([])
    await advance(SECOND)
    expect(await seen()).toMatchObject([{ consumed: { n: 1 }, at: NOON + 90 * SECOND, retry: 0 }])
    expect(await sandbox.lines('/sandbox/queue')).toEqual([])
  })

  test('settling does what an event causes', async () => {
    await push([{ body: { push: { second: true } } }])
    await settle()
    expect((await seen()).map(({ consumed }) => consumed)).toEqual([{ push: { second: true } }, { second: true }])
  })

  test('an InvocationError brings the event again, after the wished time and with its data', async () => {
    await push([{ body: { retries: 2 } }])
    await advance(MINUTE)
    expect((await seen()).map(({ at, retry, data }) => [Number(at) - NOON, retry, data])).toEqual([
      [0, 0, undefined],
      [10 * SECOND, 1, { n: 0 }],
      [20 * SECOND, 2, { n: 1 }],
    ])
  })

  test('an event whose consumer throws comes again with growing gaps, for a day', async () => {
    await push([{ body: { throw: true } }])
    const { jobId } = (await push([{ body: { throw: true } }])).result as { jobId: string }
    await advance(5 * MINUTE)
    const gaps = [...new Set((await seen()).filter(({ consumed }) => consumed !== undefined).map(({ at }) => (Number(at) - NOON) / SECOND))]
    expect(gaps).toEqual([0, 40, 120, 280])
    await advance(25 * 60 * MINUTE)
    expect(await sandbox.lines('/sandbox/queue')).toEqual([])
    expect(await sandbox.invoke('agent-t1', 'stats', { jobId })).toMatchObject({ result: { success: 0, inProgress: 0, failed: 1 } })
  })

  test('a run over its time is ended, nothing that it still does takes effect, and the event comes again', async () => {
    await push([{ body: { sleepMs: 1_200 } }])
    await settle()
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(await seen()).toMatchObject([{ consumed: { sleepMs: 1_200 } }])
    expect((await sandbox.lines('/sandbox/invocations')).at(-1)).toMatchObject({ ok: false, error: 'PlatformError: The function ran longer than 1 s.' })
    expect(await sandbox.lines('/sandbox/queue')).toMatchObject([{ due: new Date(NOON + 40 * SECOND).toISOString() }])
  })

  test('statistics and cancelling', async () => {
    const { jobId } = (await push([{ body: { n: 1 }, delayInSeconds: 10 }, { body: { n: 2 }, delayInSeconds: 20 }])).result as { jobId: string }
    await advance(10 * SECOND)
    expect(await sandbox.invoke('agent-t1', 'stats', { jobId })).toMatchObject({ result: { success: 1, inProgress: 1, failed: 0 } })
    await sandbox.invoke('agent-t1', 'cancel', { jobId })
    await advance(MINUTE)
    expect((await seen()).map(({ consumed }) => consumed)).toEqual([{ n: 1 }])
    expect(await sandbox.invoke('agent-t1', 'stats', { jobId: 'none' })).toMatchObject({ ok: false })
  })

  test('500 events a minute, then the push is refused until the next', async () => {
    const fifty = Array.from({ length: 50 }, (_, n) => ({ body: { n }, delayInSeconds: 900 }))
    for (let n = 0; n < 10; n += 1) expect(await push(fifty)).toMatchObject({ ok: true })
    expect(await push(fifty)).toMatchObject({ ok: false })
    await advance(MINUTE)
    expect(await push(fifty)).toMatchObject({ ok: true })
  })

  test('faults: an event lost, doubled, late', async () => {
    await sandbox.send('PUT', '/sandbox/faults', { seed: 1, rules: [{ on: 'queue', do: 'lost', times: 1 }, { on: 'queue', do: 'twice', times: 1 }, { on: 'queue', do: 'late', times: 1 }] })
    await push([{ body: { n: 'lost' } }])
    await push([{ body: { n: 'twice' } }])
    await push([{ body: { n: 'late' } }])
    await settle()
    expect((await seen()).map(({ consumed }) => consumed)).toEqual([{ n: 'twice' }, { n: 'twice' }])
    await advance(3 * MINUTE)
    expect((await seen()).map(({ consumed }) => consumed)).toContainEqual({ n: 'late' })
  })
})

describe('product triggers', () => {
  test('the app hears of its installation once', async () => {
    const runs = await sandbox.lines('/sandbox/invocations')
    expect(runs.map(({ cause, ok }) => [cause, ok])).toEqual([['trigger:avi:forge:installed:app', true]])
  })

  test('with the manual clock an event is delivered at its own instant, by settling', async () => {
    sandbox.site().createIssue('Payroll', 'account-customer-1')
    expect(await seen()).toEqual([])
    await settle()
    expect(await seen()).toMatchObject([{ event: 'avi:jira:created:issue', key: 'DESK-2', self: false, at: NOON, principal: 'account-customer-1' }])
  })

  test("the app's own changes are left out by ignoreSelf", async () => {
    sandbox.site().createIssue('Own', 'app-account')
    await settle()
    expect(await seen()).toEqual([])
  })

  test('an InvocationError is retried after the wished time', async () => {
    sandbox.site().createIssue('retry me', 'account-customer-1')
    await advance(5 * MINUTE)
    expect((await seen()).filter(({ event }) => event !== undefined).map(({ at }) => (Number(at) - NOON) / SECOND)).toEqual([0, 30, 60])
  })

  test('asUser has nobody in a trigger', async () => {
    sandbox.site().createIssue('as user', 'account-agent-t1')
    await settle()
    expect(await seen()).toContainEqual({ asUser: 'NEEDS_AUTHENTICATION_ERR' })
  })

  test('faults: lost, doubled, late', async () => {
    await sandbox.send('PUT', '/sandbox/faults', { seed: 1, rules: [{ on: 'trigger', match: 'created:issue', do: 'lost', times: 1 }, { on: 'trigger', match: 'created:issue', do: 'twice', times: 1 }, { on: 'trigger', match: 'created:issue', do: 'late', times: 1 }] })
    for (const summary of ['lost', 'twice', 'late']) sandbox.site().createIssue(summary, 'account-customer-1')
    await settle()
    expect((await seen()).map(({ key }) => key)).toEqual(['DESK-3', 'DESK-3'])
    await advance(3 * MINUTE)
    expect((await seen()).map(({ key }) => key)).toEqual(['DESK-3', 'DESK-3', 'DESK-4'])
  })
})

describe('scheduled triggers', () => {
  test('the first run is five minutes after the deploy, then every five minutes', async () => {
    const answer = await advance(16 * MINUTE)
    expect(answer).toEqual({ now: new Date(NOON + 16 * MINUTE).toISOString(), invocations: 3, failures: 0 })
    expect((await seen()).map(({ sweep }) => (Number(sweep) - NOON) / MINUTE)).toEqual([5, 10, 15])
  })

  test('a run that a fault took is not made up for', async () => {
    await sandbox.send('PUT', '/sandbox/faults', { seed: 1, rules: [{ on: 'trigger', match: 'schedule', do: 'lost', times: 1 }] })
    await advance(11 * MINUTE)
    expect((await seen()).map(({ sweep }) => (Number(sweep) - NOON) / MINUTE)).toEqual([10])
  })
})

test('with the real clock triggers come within two seconds', async () => {
  const real = await startFixture({ clock: 'real' })
  try {
    const startedMs = performance.now()
    for (let n = 0; n < 5; n += 1) real.site().createIssue(`Number ${n}`, 'account-customer-1')
    await real.send('POST', '/sandbox/settle')
    expect(performance.now() - startedMs).toBeLessThan(5_000)
    const runs = await real.lines('/sandbox/invocations')
    expect(runs.filter(({ cause }) => cause === 'trigger:avi:jira:created:issue')).toHaveLength(5)
  } finally {
    await real.close()
  }
})
