import type { Collection, Job, Kernel } from '../../../../sandbox/kernel/types'

/** A kernel that keeps everything in memory and whose clock goes when told, for tests of the site alone. */
export interface MemoryKernel extends Kernel {
  advance(ms: number): void
  setMode(mode: 'real' | 'manual'): void
}

const START = Date.parse('2026-11-24T09:00:00Z')

export const memoryKernel = (start = START): MemoryKernel => {
  let now = start
  let mode: 'real' | 'manual' = 'manual'
  const collections = new Map<string, Map<string, unknown>>()
  const series = new Map<string, number>()
  return {
    clock: { get mode() { return mode }, now: () => now },
    jobs: {
      handle: () => undefined,
      add: (kind, dueAt, body): Job => ({ id: '1', kind, dueAt, body }),
      cancel: () => false,
      list: () => [],
    },
    faults: { at: () => null },
    collection: <T>(name: string): Collection<T> => {
      const rows = collections.get(name) ?? new Map<string, unknown>()
      collections.set(name, rows)
      return {
        // Rows go in and out as JSON, as they would on disk.
        get: (key) => (rows.has(key) ? (JSON.parse(rows.get(key) as string) as T) : undefined),
        put: (key, value) => void rows.set(key, JSON.stringify(value)),
        remove: (key) => void rows.delete(key),
        entries: function* (prefix = '') {
          for (const key of [...rows.keys()].sort()) if (key.startsWith(prefix)) yield [key, JSON.parse(rows.get(key) as string) as T] as [string, T]
        },
      }
    },
    nextNumber: (name, first = 1) => {
      const next = series.get(name) ?? first
      series.set(name, next + 1)
      return next
    },
    advance: (ms) => { now += ms },
    setMode: (given) => { mode = given },
  }
}
