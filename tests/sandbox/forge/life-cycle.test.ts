import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFixture } from './start-fixture'
import type { FixtureSandbox } from './start-fixture'

const fixture = join(__dirname, 'fixture')
const files = { bundleFile: join(fixture, 'app.cjs'), pagesFolder: join(fixture, 'pages') }

let folder: string
let sandbox: FixtureSandbox | null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'life-'))
  sandbox = null
})
afterEach(async () => {
  await sandbox?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Ends the sandbox that runs, and starts one on the same data with the manifest changed. */
async function restart(change: (manifest: string) => string): Promise<FixtureSandbox> {
  await sandbox?.close()
  const manifestFile = join(folder, 'manifest.yml')
  writeFileSync(manifestFile, change(readFileSync(join(fixture, 'manifest.yml'), 'utf8')))
  sandbox = await startFixture({ data: join(folder, 'data'), files: { ...files, manifestFile } })
  return sandbox
}

async function causes(of: FixtureSandbox, prefix: string): Promise<unknown[]> {
  await of.send('POST', '/sandbox/settle')
  const runs = await of.lines('/sandbox/invocations')
  return runs.map(({ cause }) => cause).filter((cause) => String(cause).startsWith(prefix))
}

async function ids(of: FixtureSandbox): Promise<unknown> {
  const { body } = await of.send('POST', '/sandbox/bridge', { person: 'agent-t1', module: 'glance', context: { issueKey: 'DESK-1' }, command: 'getContext' })
  const { cloudId, environmentId, localId } = (body as { result: Record<string, unknown> }).result
  return { cloudId, environmentId, localId }
}

test('a new scope is a major version, of which the app hears once; its ids stay', async () => {
  const before = await ids(await restart((manifest) => manifest))
  const wider = (manifest: string): string => manifest.replace("'write:jira-work'", "'write:jira-work', 'manage:jira-configuration'")
  const heard = ['trigger:avi:forge:installed:app', 'trigger:avi:forge:upgraded:app']
  const upgraded = await restart(wider)
  expect(await causes(upgraded, 'trigger')).toEqual(heard)
  expect(await ids(upgraded)).toEqual(before)
  expect(await causes(await restart(wider), 'trigger')).toEqual(heard)
})

test('a change to a schedule begins it anew, five minutes after the start', async () => {
  const first = await restart((manifest) => manifest)
  await first.send('POST', '/sandbox/clock/advance', { ms: 4 * 60_000 })
  const second = await restart((manifest) => manifest.replace('interval: fiveMinute', 'interval: hour'))
  await second.send('POST', '/sandbox/clock/advance', { ms: 4 * 60_000 })
  expect(await causes(second, 'schedule:sweep')).toHaveLength(0)
  await second.send('POST', '/sandbox/clock/advance', { ms: 60_000 })
  expect(await causes(second, 'schedule:sweep')).toHaveLength(1)
})
