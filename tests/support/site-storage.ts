import { resolve } from 'node:path'
import type { Log } from '../../src/app/ports'
import { KvsRows } from '../../sandbox/forge/kvs/rows'
import { KvsService } from '../../sandbox/forge/kvs/service'
import { readManifest } from '../../sandbox/forge/manifest'
import { MinuteRates } from '../../sandbox/forge/minute-rates'
import { createKernel } from '../../sandbox/kernel/kernel'
import type { SiteKernel } from '../../sandbox/kernel/kernel'
import { Store as SiteStore } from '../../sandbox/kernel/store'

const NOWHERE: Log = { line: () => undefined }

interface Sent {
  path: string
  bytes: number
  status: number
}
/** The sandbox's KVS with the entities of our manifest, under the real `@forge/kvs`; time stands until it is moved. */
export interface SiteStorage {
  kernel: SiteKernel
  rows: KvsRows
  log: Log
  /** What went over the wire. */
  sent: Sent[]
  /** Moves time on until every index has caught up. */
  settle(): Promise<void>
}

/** The index follows within a second of the site's time. */
const INDEX_LAG_MS = 2_000

export function siteStorage(nowAt: number): SiteStorage {
  const kernel = createKernel(SiteStore.inMemory(), { clock: 'manual', nowAt })
  const rows = new KvsRows(kernel.collection('kvs'), kernel.clock)
  const { entities } = readManifest(resolve(process.cwd(), 'manifest.yml'))
  const service = new KvsService(rows, entities, kernel.clock, kernel.faults, new MinuteRates(kernel.clock))
  const sent: Sent[] = []
  Object.assign(globalThis, {
    __forge_runtime__: {},
    __forge_fetch__: (_target: unknown, path: string, init: { body: string }) => {
      const { response } = service.handle(path, init.body)
      sent.push({ path, bytes: init.body.length, status: response.status })
      return Promise.resolve(response)
    },
  })
  return {
    kernel,
    rows,
    log: NOWHERE,
    sent,
    async settle() {
      kernel.clock.set({ nowAt: kernel.clock.now() + INDEX_LAG_MS })
    },
  }
}
