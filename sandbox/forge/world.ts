import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createKernel } from '../kernel/kernel'
import type { SiteKernel } from '../kernel/kernel'
import type { Store } from '../kernel/store'
import type { Kernel, Site } from '../kernel/types'
import { createHost } from './host'
import type { ForgeHost } from './host'
import { parseStory, playStory } from './story'

export type SeedName = 'demo' | 'empty'

export interface WorldOptions {
  store: Store
  seed: SeedName
  /** Holds `site.json`, `empty.json`, `story.json`, `tour.json`. */
  demoFolder: string
  manifestFile: string
  bundleFile: string
  clock?: 'real' | 'manual'
  nowAt?: number
  origin: () => string
  createSite: (kernel: Kernel) => Site
  onLog?: (line: string) => void
  /** Told of what may change a page: a job ran, an issue changed. */
  onChange?: (what: Record<string, unknown>) => void
}

/** One site with the app on it. */
export interface World {
  kernel: SiteKernel
  site: Site
  host: ForgeHost
  /** Starts no more work and waits for what runs. */
  stop(): Promise<void>
}

interface SeedRow {
  seed: SeedName
}

const SEED_FILES: Readonly<Record<SeedName, string>> = { demo: 'site.json', empty: 'empty.json' }

/**
 * Opens the site in the store; a fresh one is seeded, and for the demo its story is played on a
 * clock that starts before now. A seeding that was killed is begun anew.
 */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { store } = options
  const seeded = store.collection<SeedRow>('sandbox.seed')
  if (seeded.get(ROW) !== undefined) return reopen(options)
  store.clear()
  const endAt = options.nowAt ?? Date.now()
  const storyFile = join(options.demoFolder, 'story.json')
  const story = options.seed === 'demo' && existsSync(storyFile) ? parseStory(readJson(storyFile)) : null
  const kernel = createKernel(store, { clock: 'manual', nowAt: endAt - (story?.startsBeforeMs ?? 0), ...notifying(options) })
  const site = options.createSite(kernel)
  site.seed(readJson(join(options.demoFolder, SEED_FILES[options.seed])))
  const host = createHost(kernel, site, options)
  kernel.jobs.start()
  await kernel.jobs.settle()
  if (story !== null) await playStory({ kernel, site, bridge: host.bridge, origin: options.origin() }, story, endAt)
  // The computer's clock went on while the story was played.
  if (options.clock !== 'manual' && options.nowAt === undefined) await kernel.jobs.advanceTo(Math.max(endAt, Date.now()))
  kernel.clock.set({ mode: options.clock ?? 'real' })
  kernel.jobs.rearm()
  seeded.put(ROW, { seed: options.seed })
  store.flush()
  return { kernel, site, host, stop: () => stop(kernel) }
}

function reopen(options: WorldOptions): World {
  const clock = { ...(options.clock === undefined ? {} : { clock: options.clock }), ...(options.nowAt === undefined ? {} : { nowAt: options.nowAt }) }
  const kernel = createKernel(options.store, { ...clock, ...notifying(options) })
  const site = options.createSite(kernel)
  const host = createHost(kernel, site, options)
  kernel.jobs.start()
  return { kernel, site, host, stop: () => stop(kernel) }
}

async function stop(kernel: SiteKernel): Promise<void> {
  await kernel.jobs.stop()
  kernel.clock.keep()
  kernel.store.flush()
}

function notifying(options: WorldOptions): { onJobRan: (job: { kind: string }) => void } {
  return { onJobRan: (job) => options.onChange?.({ what: 'job', kind: job.kind }) }
}

/** @throws Error naming the file. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const ROW = 'seed'
