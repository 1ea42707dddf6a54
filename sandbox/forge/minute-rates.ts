import type { Clock } from '../kernel/types'

const MINUTE_MS = 60_000

/** Counts in fixed windows of the site's time; a restart empties them. */
export class MinuteRates {
  private readonly windows = new Map<string, { startAt: number; used: number }>()

  constructor(private readonly clock: Clock) {}

  /** Takes `units` of what `name` may use in a window; false when there is too little left. */
  take(name: string, units: number, most: number, windowMs: number = MINUTE_MS): boolean {
    const startAt = Math.floor(this.clock.now() / windowMs) * windowMs
    const used = this.used(name, windowMs)
    if (used + units > most) return false
    this.windows.set(name, { startAt, used: used + units })
    return true
  }

  /** What `name` has used of the running window. */
  used(name: string, windowMs: number = MINUTE_MS): number {
    const window = this.windows.get(name)
    return window?.startAt === Math.floor(this.clock.now() / windowMs) * windowMs ? window.used : 0
  }

  /** Milliseconds until the running window ends. */
  untilNextMs(windowMs: number = MINUTE_MS): number {
    return windowMs - (this.clock.now() % windowMs)
  }
}
