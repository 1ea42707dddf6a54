import { startFixture } from './start-fixture'
import type { FixtureSandbox } from './start-fixture'

let sandbox: FixtureSandbox
beforeEach(async () => {
  sandbox = await startFixture()
})
afterEach(() => sandbox.close())

const plan = (...rules: object[]) => sandbox.send('PUT', '/sandbox/faults', { seed: 7, rules: rules.map((rule) => ({ times: 1, ...rule })) })
const note = (key: string) => sandbox.invoke('agent-t1', 'write', { key, value: { state: 'open' } })
const kept = async () => (await sandbox.lines('/sandbox/storage')).filter(({ entity }) => entity === 'note').map(({ key }) => key)

test('REST answers 429 with Retry-After, and 503', async () => {
  await plan({ on: 'rest', match: '/myself', do: '429' }, { on: 'rest', match: '/myself', do: '503' })
  expect(await sandbox.invoke('agent-t1', 'asApp')).toMatchObject({ result: { status: 429 } })
  expect(await sandbox.invoke('agent-t1', 'asApp')).toMatchObject({ result: { status: 503 } })
  expect(await sandbox.invoke('agent-t1', 'asApp')).toMatchObject({ result: { status: 200 } })
})

test('a REST call is done and its answer lost', async () => {
  await plan({ on: 'rest', do: 'timeout' })
  expect(await sandbox.invoke('agent-t1', 'asApp')).toMatchObject({ ok: false })
  expect(sandbox.site().calls).toHaveLength(1)
})

test('a REST call never arrives', async () => {
  await plan({ on: 'rest', do: 'lost' })
  expect(await sandbox.invoke('agent-t1', 'asApp')).toMatchObject({ ok: false })
  expect(sandbox.site().calls).toHaveLength(0)
})

test('a function is killed before or after a write', async () => {
  await plan({ on: 'storage', match: 'note', do: 'kill-before' }, { on: 'storage', match: 'note', do: 'kill-after' })
  expect(await note('before')).toMatchObject({ ok: false })
  expect(await note('after')).toMatchObject({ ok: false })
  expect(await kept()).toEqual(['after'])
})

test('a function is killed before it runs, or its answer is lost', async () => {
  await plan({ on: 'function', match: 'resolver', do: 'kill-before' }, { on: 'function', match: 'resolver', do: 'kill-after' })
  expect(await note('before')).toMatchObject({ ok: false })
  expect(await note('after')).toMatchObject({ ok: false })
  expect(await kept()).toEqual(['after'])
})

test('faults end when they are taken back', async () => {
  await sandbox.send('PUT', '/sandbox/faults', { seed: 1, rules: [{ on: 'function', do: '500' }] })
  expect(await note('a')).toMatchObject({ ok: false })
  expect((await sandbox.send('DELETE', '/sandbox/faults')).status).toBe(204)
  expect(await note('b')).toMatchObject({ ok: true })
})

test('a plan that cannot be read is refused', async () => {
  expect(await sandbox.send('PUT', '/sandbox/faults', { rules: [{ on: 'rest', do: 'nonsense' }] })).toMatchObject({ status: 400 })
})
