import type { SiteKernel } from '../../kernel/kernel'
import type { Collection, Job } from '../../kernel/types'
import type { FunctionRunner } from '../function-runner'
import type { Installation } from '../installation'
import { SCHEDULE_FIRST_RUN_MS } from '../limits'
import type { Manifest, ManifestModule } from '../manifest'

const KIND = 'forge.schedule'
const INTERVAL_MS: Readonly<Record<string, number>> = {
  fiveMinute: 5 * 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
}

/**
 * Scheduled triggers: the first run five minutes after the deploy, then each interval from there.
 * Any change to one of them resets all; a run that was missed is not made up for (platform facts 2).
 */
export class Schedules {
  private readonly declared: Collection<string>

  constructor(
    private readonly kernel: SiteKernel,
    private readonly manifest: Manifest,
    private readonly runner: FunctionRunner,
    private readonly installation: () => Installation,
  ) {
    this.declared = kernel.collection('forge.schedules')
    kernel.jobs.handle(KIND, (job) => this.run(job, job.body as { moduleKey: string }))
  }

  /** Called at each start, before jobs may run. */
  start(): void {
    const waiting = this.kernel.jobs.list().filter((job) => job.kind === KIND)
    const fingerprint = JSON.stringify(this.modules().map(({ body }) => body))
    if (this.declared.get('fingerprint') === fingerprint && waiting.length === this.modules().length) {
      for (const job of waiting) this.skipMissed(job)
      return
    }
    for (const job of waiting) this.kernel.jobs.cancel(job.id)
    for (const module of this.modules()) this.kernel.jobs.add(KIND, this.kernel.clock.now() + SCHEDULE_FIRST_RUN_MS, { moduleKey: module.key })
    this.declared.put('fingerprint', fingerprint)
  }

  private skipMissed(job: Job): void {
    const nowAt = this.kernel.clock.now()
    if (job.dueAt >= nowAt) return
    const module = this.moduleOf((job.body as { moduleKey: string }).moduleKey)
    this.kernel.jobs.cancel(job.id)
    if (module !== undefined) this.kernel.jobs.add(KIND, nextRun(job.dueAt, intervalOf(module), nowAt), job.body)
  }

  private async run(job: Job, body: { moduleKey: string }): Promise<void> {
    const module = this.moduleOf(body.moduleKey)
    if (module === undefined) return
    // The next run is set before this one, so that a killed process still has it.
    this.kernel.jobs.add(KIND, nextRun(job.dueAt, intervalOf(module), this.kernel.clock.now()), body)
    const deed = this.kernel.faults.at('trigger', `schedule ${module.key}`)
    if (deed === 'lost') return
    await this.call(module)
    if (deed === 'twice') await this.call(module)
  }

  /** A throw is not retried. */
  private async call(module: ManifestModule): Promise<void> {
    await this.runner.run({
      functionKey: String(module.body.function),
      moduleKey: module.key,
      cause: `schedule:${module.key}`,
      user: null,
      principalId: null,
      payload: { context: { cloudId: this.installation().cloudId, moduleKey: module.key }, contextToken: '' },
    })
  }

  private modules(): ManifestModule[] {
    return this.manifest.modules.filter((module) => module.type === 'scheduledTrigger')
  }

  private moduleOf(key: string): ManifestModule | undefined {
    return this.modules().find((module) => module.key === key)
  }
}

function intervalOf(module: ManifestModule): number {
  return INTERVAL_MS[String(module.body.interval)] ?? 3_600_000
}

function nextRun(lastAt: number, intervalMs: number, nowAt: number): number {
  return lastAt + intervalMs * Math.max(1, Math.floor((nowAt - lastAt) / intervalMs) + (nowAt > lastAt ? 1 : 0))
}
