import { Journal } from '../../../sandbox/forge/journal'
import type { RequestLine } from '../../../sandbox/forge/journal'
import { MinuteRates } from '../../../sandbox/forge/minute-rates'
import { RestDoor } from '../../../sandbox/forge/rest-door'
import type { Invocation } from '../../../sandbox/forge/invocation'
import { createKernel } from '../../../sandbox/kernel/kernel'
import { Store } from '../../../sandbox/kernel/store'
import { FakeSite } from './fake-site'

const INVOCATION: Invocation = {
  id: 'run', functionKey: 'resolver', moduleKey: 'glance', cause: 'test', user: null, startedAtMs: 0, limitMs: 25_000, ended: false,
  kill: () => undefined, reads: 0, writes: 0, bytesWritten: 0, requests: 0, logLines: [], log: () => undefined, now: () => 0, runtime: {},
  fetch: () => Promise.reject(new Error('not used')),
}

function door(clock: 'real' | 'manual'): { call: (method: string, path: string, from?: Invocation | null) => Promise<Response>; lines: () => RequestLine[]; rates: MinuteRates } {
  const kernel = createKernel(Store.inMemory(), { clock, nowAt: Date.parse('2030-01-01T00:00:00Z') })
  const journal = new Journal<RequestLine>(kernel, 'requests')
  const rates = new MinuteRates(kernel.clock)
  const rest = new RestDoor(kernel, new FakeSite(kernel), rates, journal, () => 'http://127.0.0.1:1')
  return {
    call: (method, path, from = INVOCATION) => rest.call({ kind: 'app' }, path, { method, ...(method === 'GET' ? {} : { body: '{}' }) }, from),
    lines: () => journal.after(0),
    rates,
  }
}

async function statuses(times: number, call: () => Promise<Response>): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: times }, call))
  return answers.map(({ status }) => status)
}

test('more than 20 writes on one issue in two seconds are refused, with the reason and when to come back', async () => {
  const { call } = door('real')
  const answers = await Promise.all(Array.from({ length: 45 }, () => call('PUT', '/rest/api/3/issue/10042')))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write')
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect((await call('PUT', '/rest/api/3/issue/10043')).status).toBe(501)
})

test('a burst on one endpoint is refused; another issue is the same endpoint', async () => {
  const { call } = door('real')
  let n = 0
  expect(await statuses(250, () => call('GET', `/rest/api/3/issue/${(n += 1)}`))).toContain(429)
})

test('an instant of the manual clock has no length: no bursts', async () => {
  const { call } = door('manual')
  expect(await statuses(250, () => call('GET', '/rest/api/3/myself'))).not.toContain(429)
})

test('65,000 points an hour are for the app; what a screen calls by itself costs none', async () => {
  const { call, lines, rates } = door('manual')
  expect(rates.take('rest-points', 64_995, 65_000, 3_600_000)).toBe(true)
  expect(await statuses(10, () => call('GET', '/rest/api/3/myself', null))).not.toContain(429)
  expect(await statuses(6, () => call('GET', '/rest/api/3/myself'))).toEqual([200, 200, 200, 200, 200, 429])
  expect((await call('GET', '/rest/api/3/myself')).headers.get('ratelimit-reason')).toBe('jira-quota-global-based')
  expect((await call('GET', '/rest/api/3/myself', null)).status).toBe(200)
  expect(lines()).toHaveLength(18)
})
