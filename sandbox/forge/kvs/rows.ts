import { chance } from '../../kernel/random'
import type { Clock, Collection } from '../../kernel/types'
import { EXPIRY_DELETION_MAX_MS, INDEX_LAG_MAX_MS } from './limits'

/** A row as reads see it. */
export interface KvsItem {
  key: string
  value: unknown
  createdAt: number
  updatedAt: number
  /** Epoch milliseconds. */
  expireAt?: number
}

/** What the index holds of a row from an instant on; `null` = it holds nothing. */
interface IndexState {
  fromAt: number
  item: KvsItem | null
}

interface StoredRow {
  /** Null once deleted, until the index has forgotten it too. */
  item: KvsItem | null
  version: number
  /** Oldest first. */
  index: IndexState[]
}

/** Where a row stands: plain keys, secrets, or an entity by its name. */
export type Space = { kind: 'plain' } | { kind: 'secret' } | { kind: 'entity'; name: string }

/**
 * The app's rows. A read by key sees every earlier write; the index follows up to a second of the
 * site's time later, each write at its own pace, as eventually consistent queries do.
 */
export class KvsRows {
  constructor(
    private readonly rows: Collection<StoredRow>,
    private readonly clock: Clock,
  ) {}

  get(space: Space, key: string): KvsItem | null {
    const item = this.rows.get(rowKey(space, key))?.item ?? null
    return item !== null && this.isGone(item) ? null : item
  }

  put(space: Space, key: string, value: unknown, expireAt?: number): KvsItem {
    const before = this.get(space, key)
    const nowAt = this.clock.now()
    const item: KvsItem = {
      key,
      value,
      createdAt: before?.createdAt ?? nowAt,
      updatedAt: nowAt,
      ...(expireAt === undefined ? {} : { expireAt }),
    }
    this.store(space, key, item)
    return item
  }

  remove(space: Space, key: string): void {
    if (this.get(space, key) !== null) this.store(space, key, null)
  }

  /** The rows of a space as the index knows them now, in byte order of key. */
  *indexed(space: Space): IterableIterator<KvsItem> {
    const nowAt = this.clock.now()
    for (const [id, row] of this.rows.entries(spacePrefix(space))) {
      const state = row.index.findLast((known) => known.fromAt <= nowAt)
      if (state?.item && !this.isGone(state.item)) yield state.item
      if (row.item === null && state !== undefined && state === row.index.at(-1)) this.rows.remove(id)
    }
  }

  /** All rows as they are, for those who look from outside; secrets without their values. */
  *all(): IterableIterator<{ entity: string | null; key: string; value: unknown; expireTime?: string }> {
    for (const [id, row] of this.rows.entries()) {
      const { item } = row
      if (item === null || this.isGone(item)) continue
      const [kind = '', entity = ''] = id.split('\u0001')
      yield {
        entity: kind === 'entity' ? entity : kind === 'secret' ? 'secret' : null,
        key: item.key,
        value: kind === 'secret' ? '(secret)' : item.value,
        ...(item.expireAt === undefined ? {} : { expireTime: new Date(item.expireAt).toISOString() }),
      }
    }
  }

  private store(space: Space, key: string, item: KvsItem | null): void {
    const id = rowKey(space, key)
    const before = this.rows.get(id)
    const nowAt = this.clock.now()
    const version = (before?.version ?? 0) + 1
    // The index never goes back: a later write does not show before an earlier one.
    const fromAt = Math.max(nowAt + lagMs(id, version), before?.index.at(-1)?.fromAt ?? 0)
    const seenNow = before?.index.findLastIndex((known) => known.fromAt <= nowAt) ?? -1
    const kept = before?.index.slice(Math.max(seenNow, 0)) ?? []
    this.rows.put(id, { item, version, index: [...kept, { fromAt, item }] })
  }

  private isGone(item: KvsItem): boolean {
    if (item.expireAt === undefined) return false
    const deletionMs = Math.floor(chance('expiry', item.key) * EXPIRY_DELETION_MAX_MS)
    return this.clock.now() >= item.expireAt + deletionMs
  }
}

function lagMs(id: string, version: number): number {
  return Math.floor(chance('index', id, version) * (INDEX_LAG_MAX_MS + 1))
}

function spacePrefix(space: Space): string {
  return space.kind === 'entity' ? `entity\u0001${space.name}\u0001` : `${space.kind}\u0001\u0001`
}

function rowKey(space: Space, key: string): string {
  return `${spacePrefix(space)}${key}`
}
