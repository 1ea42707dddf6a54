import { chance } from '../../kernel/random'
import type { SiteKernel } from '../../kernel/kernel'
import type { Job, ProductEvent } from '../../kernel/types'
import type { FunctionRunner } from '../function-runner'
import type { Installation } from '../installation'
import { isRecord, listOf, recordOf } from '../json'
import type { Json } from '../json'
import { EVENT_RETRY_FIRST_MS, TRIGGER_LATENESS_DOCUMENTED_MS, TRIGGER_LATENESS_MAX_MS, TRIGGER_RETRIES_MAX } from '../limits'
import type { Manifest, ManifestModule } from '../manifest'
import { retryWish } from './retry'

interface TriggerJob {
  moduleKey: string
  functionKey: string
  event: Json
  atlassianId: string | null
  retryContext?: { retryCount: number; retryReason: string; retryData: unknown }
}

const KIND = 'forge.trigger'

/**
 * Product and life-cycle events. With the real clock each comes 0 to 2 s late, so two may come in
 * the wrong order; with the manual clock at its own instant. Faults make them later, lost, doubled.
 */
export class ProductTriggers {
  constructor(
    private readonly kernel: SiteKernel,
    private readonly manifest: Manifest,
    private readonly runner: FunctionRunner,
    private readonly installation: () => Installation,
  ) {
    kernel.jobs.handle(KIND, (job) => this.deliver(job, job.body as TriggerJob))
  }

  /** Takes an event of the site. */
  emit(event: ProductEvent): void {
    const selfGenerated = event.atlassianId !== null && event.atlassianId === this.installation().appAccountId
    const payload: Json = {
      ...event.payload,
      eventType: event.eventType,
      selfGenerated,
      timestamp: String(event.at),
      ...(event.atlassianId === null ? {} : { atlassianId: event.atlassianId }),
    }
    for (const { module, filter } of this.listeners(event.eventType)) {
      // `ignoreSelf` works on Jira's events only (platform facts 2).
      if (filter.ignoreSelf === true && selfGenerated && event.eventType.startsWith('avi:jira:')) continue
      this.add({ moduleKey: module.key, functionKey: String(module.body.function), event: payload, atlassianId: event.atlassianId }, event)
    }
  }

  /** `avi:forge:installed:app`, `avi:forge:upgraded:app`. */
  lifeCycle(what: 'installed' | 'upgraded'): void {
    const { contextAri, environmentId, appVersion, installationId } = this.installation()
    this.emit({
      eventType: `avi:forge:${what}:app`,
      at: this.kernel.clock.now(),
      atlassianId: null,
      payload: {
        id: installationId,
        context: contextAri,
        contextToken: '',
        app: { id: this.manifest.appId, version: appVersion, name: this.manifest.appName },
        environment: { id: environmentId },
        permissions: { scopes: [...this.manifest.scopes] },
      },
    })
  }

  private listeners(eventType: string): { module: ManifestModule; filter: Json }[] {
    return this.manifest.modules
      .filter((module) => module.type === 'trigger')
      .flatMap((module) =>
        listOf(module.body.events).flatMap((entry) => {
          const named = isRecord(entry) ? entry.eventType : entry
          const own = isRecord(entry) && isRecord(entry.filter) ? entry.filter : {}
          return named === eventType ? [{ module, filter: { ...recordOf(module.body.filter), ...own } }] : []
        }),
      )
  }

  private add(job: TriggerJob, event: ProductEvent): void {
    const occasion = this.kernel.nextNumber('forge.triggers')
    const deed = this.kernel.faults.at('trigger', `${event.eventType} ${job.functionKey}`)
    if (deed === 'lost') return
    const lateMs = Math.floor(chance('trigger', occasion) * TRIGGER_LATENESS_MAX_MS)
    const usualMs = this.kernel.clock.mode === 'real' || deed === 'reordered' ? lateMs : 0
    const dueAt = event.at + (deed === 'late' ? TRIGGER_LATENESS_DOCUMENTED_MS : usualMs)
    this.kernel.jobs.add(KIND, dueAt, job)
    if (deed === 'twice') this.kernel.jobs.add(KIND, dueAt, job)
  }

  private async deliver(job: Job, body: TriggerJob): Promise<void> {
    const { moduleKey, functionKey, event, atlassianId, retryContext } = body
    const outcome = await this.runner.run({
      functionKey,
      moduleKey,
      cause: `trigger:${String(event.eventType)}`,
      user: null,
      principalId: atlassianId,
      payload: { ...event, ...(retryContext === undefined ? {} : { retryContext }) },
    })
    const wish = outcome.ok ? retryWish(outcome.result) : null
    // A throw of the app is not retried; what the platform ended is (platform facts 2).
    if (wish === null && (outcome.ok || !outcome.platform)) return
    const retryCount = (retryContext?.retryCount ?? 0) + 1
    if (retryCount > TRIGGER_RETRIES_MAX) return
    const next: TriggerJob = {
      ...body,
      retryContext: { retryCount, retryReason: wish?.retryReason ?? 'FUNCTION_TIME_OUT', retryData: wish?.retryData },
    }
    this.kernel.jobs.add(KIND, Math.max(this.kernel.clock.now(), job.dueAt) + Math.max(1, wish?.retryAfterMs ?? EVENT_RETRY_FIRST_MS), next)
  }
}
