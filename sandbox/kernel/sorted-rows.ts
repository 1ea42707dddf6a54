/** Rows by key, walked in ascending order of key. */
export class SortedRows<T> {
  private readonly rows = new Map<string, T>()
  private readonly keys: string[] = []

  get(key: string): T | undefined {
    return this.rows.get(key)
  }

  put(key: string, value: T): void {
    if (!this.rows.has(key)) this.insertKey(key)
    this.rows.set(key, value)
  }

  /** Whether there was such a row. */
  remove(key: string): boolean {
    if (!this.rows.delete(key)) return false
    this.keys.splice(this.positionOf(key), 1)
    return true
  }

  /** The rows whose key begins with `prefix`, as they are now: changes made while walking do not show. */
  *entries(prefix = ''): IterableIterator<[string, T]> {
    const from = this.positionOf(prefix)
    let to = from
    while (to < this.keys.length && this.keys[to]?.startsWith(prefix)) to += 1
    for (const key of this.keys.slice(from, to)) {
      const value = this.rows.get(key)
      if (value !== undefined) yield [key, value]
    }
  }

  private insertKey(key: string): void {
    const last = this.keys[this.keys.length - 1]
    if (last === undefined || last < key) this.keys.push(key)
    else this.keys.splice(this.positionOf(key), 0, key)
  }

  /** Where `key` stands, or would stand, among the sorted keys. */
  private positionOf(key: string): number {
    let low = 0
    let high = this.keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.keys[middle] ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }
}
