import type { SiteClock } from './clock'
import type { Collection, Job, Jobs } from './types'

/** More jobs than this for one instant means that they cause each other without end. */
const JOBS_PER_INSTANT_MAX = 20_000
/** Longest timer that Node keeps; a later job is looked at again then. */
const TIMER_MAX_MS = 2_147_483_647

interface JobRow extends Job {
  /** Rank among jobs of the same instant. */
  sequence: number
}

/**
 * Work by due instant, then by insertion. A job is forgotten when its handler has ended, so a
 * killed process does it again: at least once.
 *
 * Real clock: a timer starts each job when it is due, beside others. Manual clock: jobs run only
 * while the clock is advanced or settled, one after the other, each at its own instant, and what
 * it caused for that instant runs before the clock goes on.
 */
export class SiteJobs implements Jobs {
  private readonly handlers = new Map<string, (job: Job) => Promise<void>>()
  private readonly running = new Map<string, Promise<void>>()
  private readonly outside = new Set<Promise<unknown>>()
  private timer: NodeJS.Timeout | null = null
  private stopped = true
  private stepping: Promise<unknown> = Promise.resolve()
  private steppingNow = false

  constructor(
    private readonly clock: SiteClock,
    private readonly rows: Collection<JobRow>,
    private readonly nextNumber: () => number,
    private readonly onRan: (job: Job) => void = () => undefined,
  ) {}

  handle(kind: string, run: (job: Job) => Promise<void>): void {
    if (this.handlers.has(kind)) throw new Error(`Jobs of kind ${kind} have a handler already.`)
    this.handlers.set(kind, run)
  }

  add(kind: string, dueAt: number, body: unknown): Job {
    const sequence = this.nextNumber()
    const job: JobRow = { id: rowKey(dueAt, sequence), kind, dueAt, body, sequence }
    this.rows.put(job.id, job)
    this.rearm()
    return job
  }

  cancel(id: string): boolean {
    if (this.rows.get(id) === undefined || this.running.has(id)) return false
    this.rows.remove(id)
    this.rearm()
    return true
  }

  list(): Job[] {
    return [...this.rows.entries()].map(([, job]) => job).filter((job) => !this.running.has(job.id))
  }

  /** When the next job falls due, null without one. */
  nextDueAt(): number | null {
    return this.next()?.dueAt ?? null
  }

  /** Lets jobs run; before this, they wait. */
  start(): void {
    this.stopped = false
    this.rearm()
  }

  /** Starts no more jobs and waits for those that run. */
  async stop(): Promise<void> {
    this.stopped = true
    this.rearm()
    await this.quiet()
  }

  /** Counts work that was started from outside (a call of a screen) as not settled until it ends. */
  track<T>(work: Promise<T>): Promise<T> {
    const tracked = work.finally(() => this.outside.delete(tracked))
    this.outside.add(tracked)
    return tracked
  }

  /** Tells the timers that the clock was set. */
  rearm(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    if (this.stopped || this.steppingNow || this.clock.mode === 'manual') return
    const next = this.next()
    if (next === undefined) return
    const waitMs = Math.min(Math.max(next.dueAt - this.clock.now(), 0), TIMER_MAX_MS)
    this.timer = setTimeout(() => this.startDue(), waitMs)
  }

  /** Moves the clock to `toAt`, doing everything that falls due on the way at its own instant. */
  advanceTo(toAt: number): Promise<void> {
    return this.step(async () => {
      await this.runUpTo(toAt)
      if (toAt > this.clock.now()) this.clock.set({ nowAt: toAt })
      await this.runUpTo(toAt)
    })
  }

  /** Ends when nothing is running and no job is due by `graceMs` from now. */
  async settle(graceMs = 0): Promise<void> {
    if (this.clock.mode === 'manual') return this.step(() => this.runUpTo(this.clock.now()))
    for (;;) {
      await this.quiet()
      const next = this.next()
      const waitMs = next === undefined ? Infinity : next.dueAt - this.clock.now()
      if (waitMs > graceMs && this.running.size === 0 && this.outside.size === 0) return
      await new Promise((resolve) => setTimeout(resolve, Math.min(Math.max(waitMs, 1), 50)))
    }
  }

  /** One at a time: two advances at once would race for the same jobs. The clock stands still meanwhile. */
  private step(work: () => Promise<void>): Promise<void> {
    const turn = this.stepping.then(async () => {
      const mode = this.clock.mode
      this.steppingNow = true
      this.clock.set({ mode: 'manual' })
      this.rearm()
      try {
        await work()
      } finally {
        this.steppingNow = false
        this.clock.set({ mode })
        this.rearm()
      }
    })
    this.stepping = turn.catch(() => undefined)
    return turn
  }

  private async runUpTo(toAt: number): Promise<void> {
    let atThisInstant = 0
    for (;;) {
      await this.quiet()
      const next = this.next()
      if (next === undefined || next.dueAt > toAt) return
      if (next.dueAt > this.clock.now()) {
        this.clock.set({ nowAt: next.dueAt })
        atThisInstant = 0
      }
      atThisInstant += 1
      if (atThisInstant > JOBS_PER_INSTANT_MAX) throw new Error(`More than ${JOBS_PER_INSTANT_MAX} jobs for one instant; the last of kind ${next.kind}.`)
      await this.run(next)
    }
  }

  private startDue(): void {
    if (this.stopped || this.steppingNow || this.clock.mode === 'manual') return
    const nowAt = this.clock.now()
    for (let next = this.next(); next !== undefined && next.dueAt <= nowAt; next = this.next()) void this.run(next)
    this.rearm()
  }

  private run(job: JobRow): Promise<void> {
    const handler = this.handlers.get(job.kind)
    const work = (async () => {
      try {
        if (handler === undefined) throw new Error(`Nothing handles jobs of kind ${job.kind}.`)
        await handler(job)
      } catch (error) {
        process.stderr.write(`Job ${job.kind} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      } finally {
        this.rows.remove(job.id)
        this.running.delete(job.id)
        this.onRan(job)
        this.rearm()
      }
    })()
    if (this.rows.get(job.id) !== undefined) this.running.set(job.id, work)
    return work
  }

  private next(): JobRow | undefined {
    for (const [id, job] of this.rows.entries()) if (!this.running.has(id)) return job
    return undefined
  }

  /** Waits for everything that runs now, and for what that starts. */
  private async quiet(): Promise<void> {
    while (this.running.size > 0 || this.outside.size > 0) {
      await Promise.allSettled([...this.running.values(), ...this.outside])
    }
  }
}

/** Sorts by due instant, then by insertion; instants before 1970 are not dealt with. */
function rowKey(dueAt: number, sequence: number): string {
  return `${String(Math.max(0, Math.ceil(dueAt))).padStart(16, '0')}-${String(sequence).padStart(12, '0')}`
}
