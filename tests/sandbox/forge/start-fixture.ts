import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startSandbox } from '../../../sandbox/server'
import type { RunningSandbox, SandboxOptions } from '../../../sandbox/server'
import { FakeSite } from './fake-site'

export interface FixtureSandbox extends RunningSandbox {
  site(): FakeSite
  get(path: string): Promise<unknown>
  lines(path: string): Promise<Record<string, unknown>[]>
  send(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  invoke(person: string, functionKey: string, payload?: unknown, place?: unknown, module?: string): Promise<{ ok: boolean; result?: unknown; error?: { name: string; message: string } }>
  close(): Promise<void>
}

export const NOON = Date.parse('2026-11-24T12:00:00Z')

/** A sandbox with the fixture's app on the fake site; the clock stands at noon. */
export async function startFixture(options: SandboxOptions = {}): Promise<FixtureSandbox> {
  const folder = fileURLToPath(new URL('fixture', import.meta.url))
  let site: FakeSite | null = null
  const sandbox = await startSandbox({
    port: 0,
    data: null,
    seed: 'empty',
    clock: 'manual',
    nowAt: NOON,
    demoFolder: join(folder, 'demo'),
    files: { manifestFile: join(folder, 'manifest.yml'), bundleFile: join(folder, 'app.cjs'), pagesFolder: join(folder, 'pages') },
    createSite: (kernel) => {
      site = new FakeSite(kernel)
      return site
    },
    ...options,
  })
  const send: FixtureSandbox['send'] = async (method, path, body) => {
    const response = await fetch(sandbox.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
  }
  return {
    ...sandbox,
    site: () => {
      if (site === null) throw new Error('The site is not there yet.')
      return site
    },
    send,
    get: async (path) => (await send('GET', path)).body,
    lines: async (path) => {
      const text = await (await fetch(sandbox.url + path)).text()
      return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>)
    },
    invoke: async (person, functionKey, payload, place = { issueKey: 'DESK-1' }, module = 'glance') => {
      const { body } = await send('POST', '/sandbox/bridge', { person, module, context: place, command: 'invoke', payload: { functionKey, payload } })
      return body as Awaited<ReturnType<FixtureSandbox['invoke']>>
    },
  }
}
