import { join } from 'node:path'
import type * as ForgeKvs from '@forge/kvs'
import { readManifest } from '../../../sandbox/forge/manifest'
import { MinuteRates } from '../../../sandbox/forge/minute-rates'
import { KvsRows } from '../../../sandbox/forge/kvs/rows'
import { KvsService } from '../../../sandbox/forge/kvs/service'
import { createKernel } from '../../../sandbox/kernel/kernel'
import type { SiteKernel } from '../../../sandbox/kernel/kernel'
import { Store } from '../../../sandbox/kernel/store'

/** The real `@forge/kvs` over the sandbox's storage, on a manual clock. */
export function storage(): { kernel: SiteKernel; rows: KvsRows; kvs: typeof ForgeKvs.kvs; calls: () => number } {
  const kernel = createKernel(Store.inMemory(), { clock: 'manual', nowAt: Date.parse('2026-11-24T12:00:00Z') })
  const rows = new KvsRows(kernel.collection('kvs'), kernel.clock)
  const { entities } = readManifest(join(__dirname, 'fixture', 'manifest.yml'))
  const service = new KvsService(rows, entities, kernel.clock, kernel.faults, new MinuteRates(kernel.clock))
  let calls = 0
  Object.assign(globalThis, {
    __forge_runtime__: {},
    __forge_fetch__: (target: { type: string }, path: string, init: { body: string }) => {
      expect(target.type).toBe('kvs')
      calls += 1
      return Promise.resolve(service.handle(path, init.body).response)
    },
  })
  const loaded = jest.requireActual<typeof ForgeKvs>('@forge/kvs')
  return { kernel, rows, kvs: loaded.kvs, calls: () => calls }
}

/** The code that a call is refused with; fails where it is not refused. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== undefined) return code
    throw error
  }
  throw new Error('The call was not refused.')
}
