import type { Clock, Collection } from './types'

interface ClockRow {
  mode: 'real' | 'manual'
  /** Manual: the instant. Real: what is added to the computer's clock. */
  nowAt: number
  offsetMs: number
}

/** Thrown when the clock is told to go back. */
export class ClockCannotGoBack extends Error {
  constructor(nowAt: number, toAt: number) {
    super(`The clock stands at ${new Date(nowAt).toISOString()} and cannot go back to ${new Date(toAt).toISOString()}.`)
  }
}

/**
 * The site's time. In mode `real` it goes on with the computer's clock, maybe ahead of it (it was
 * moved once); in mode `manual` it moves only when told. It never goes back, across restarts too.
 */
export class SiteClock implements Clock {
  private row: ClockRow

  constructor(
    private readonly rows: Collection<ClockRow>,
    start: { mode?: 'real' | 'manual'; nowAt?: number },
    private readonly computerNow: () => number = Date.now,
  ) {
    const kept = rows.get(ROW)
    const mode = start.mode ?? kept?.mode ?? 'real'
    const keptAt = kept === undefined ? undefined : kept.mode === 'manual' ? kept.nowAt : Math.max(kept.nowAt, computerNow() + kept.offsetMs)
    const nowAt = Math.max(start.nowAt ?? keptAt ?? computerNow(), keptAt ?? Number.MIN_SAFE_INTEGER)
    this.row = { mode, nowAt, offsetMs: nowAt - computerNow() }
    this.keep()
  }

  get mode(): 'real' | 'manual' {
    return this.row.mode
  }

  now(): number {
    if (this.row.mode === 'manual') return this.row.nowAt
    const nowAt = Math.max(this.row.nowAt, this.computerNow() + this.row.offsetMs)
    this.row = { ...this.row, nowAt }
    return nowAt
  }

  /** @throws ClockCannotGoBack */
  set(change: { mode?: 'real' | 'manual'; nowAt?: number }): void {
    const before = this.now()
    const nowAt = change.nowAt ?? before
    if (nowAt < before) throw new ClockCannotGoBack(before, nowAt)
    this.row = { mode: change.mode ?? this.row.mode, nowAt, offsetMs: nowAt - this.computerNow() }
    this.keep()
  }

  /** Writes down where the clock stands, so that it does not go back after a restart. */
  keep(): void {
    this.rows.put(ROW, { ...this.row, nowAt: this.now() })
  }
}

const ROW = 'clock'
