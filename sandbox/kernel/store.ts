import { mkdirSync } from 'node:fs'
import { open } from 'lmdb'
import type { RootDatabase } from 'lmdb'
import type { Collection } from './types'
import { SortedRows } from './sorted-rows'

/** What reached the disk: rows of all collections under `[collection, key]`. */
interface Disk {
  db: RootDatabase<unknown, [string, string]>
}

const REMOVED = Symbol('removed')
/** How long writes gather when nobody asks for a flush: a commit costs the disk about a millisecond. */
const GATHER_MS = 50

/**
 * The rows of the whole site: held in memory, written through to lmdb.
 *
 * Writes gather for a moment and go to the disk in one transaction, never in the middle of a turn of
 * the event loop, so what was written together is never torn; `flush` makes everything written so far durable. Whoever acknowledges
 * something to the outside flushes first: after that, a kill -9 loses nothing.
 *
 * Rows are values: whoever changes one puts a new one in its place.
 */
export class Store {
  private readonly collections = new Map<string, SortedRows<unknown>>()
  private readonly pending = new Map<string, { at: [string, string]; value: unknown }>()
  private scheduled: NodeJS.Timeout | null = null
  private closed = false

  private constructor(private readonly disk: Disk | null) {}

  /** Opens the data in `folder`, made if absent. */
  static open(folder: string): Store {
    mkdirSync(folder, { recursive: true })
    const db = open<unknown, [string, string]>({ path: folder, maxReaders: 16 })
    const store = new Store({ db })
    for (const { key, value } of db.getRange()) store.rowsOf(key[0]).put(key[1], value)
    return store
  }

  /** A store that forgets everything at the end, for tests. */
  static inMemory(): Store {
    return new Store(null)
  }

  collection<T>(name: string): Collection<T> {
    // The cast is the price of one map for all collections: a name is used with one row type only.
    const rows = this.rowsOf(name) as SortedRows<T>
    return {
      get: (key) => rows.get(key),
      put: (key, value) => {
        rows.put(key, value)
        this.note(name, key, value)
      },
      remove: (key) => {
        if (rows.remove(key)) this.note(name, key, REMOVED)
      },
      entries: (prefix) => rows.entries(prefix),
    }
  }

  /** Makes everything written so far durable. */
  flush(): void {
    if (this.scheduled !== null) clearTimeout(this.scheduled)
    this.scheduled = null
    const disk = this.disk
    if (disk === null || this.closed || this.pending.size === 0) return
    const writes = [...this.pending.values()]
    this.pending.clear()
    disk.db.transactionSync(() => {
      for (const { at, value } of writes) {
        if (value === REMOVED) disk.db.removeSync(at)
        else disk.db.putSync(at, value)
      }
    })
  }

  /** Forgets all rows of all collections. */
  clear(): void {
    for (const [name, rows] of this.collections) {
      for (const [key] of rows.entries()) {
        rows.remove(key)
        this.note(name, key, REMOVED)
      }
    }
    this.flush()
  }

  /** What is written afterwards, by work that nobody waited for, is lost as with a killed process. */
  async close(): Promise<void> {
    this.flush()
    this.closed = true
    await this.disk?.db.close()
  }

  private rowsOf(name: string): SortedRows<unknown> {
    const known = this.collections.get(name)
    if (known !== undefined) return known
    const rows = new SortedRows<unknown>()
    this.collections.set(name, rows)
    return rows
  }

  private note(name: string, key: string, value: unknown): void {
    if (this.disk === null || this.closed) return
    this.pending.set(`${name}\u0000${key}`, { at: [name, key], value })
    this.scheduled ??= setTimeout(() => this.flush(), GATHER_MS)
  }
}
