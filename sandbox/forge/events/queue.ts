import { randomUUID } from 'node:crypto'
import { chance } from '../../kernel/random'
import type { SiteKernel } from '../../kernel/kernel'
import type { Collection, Job } from '../../kernel/types'
import type { FunctionRunner, Outcome } from '../function-runner'
import type { Invocation } from '../invocation'
import { bytesOf, isRecord, jsonResponse, listOf, recordOf } from '../json'
import type { Json } from '../json'
import {
  EVENTS_PER_MINUTE, EVENT_RETENTION_MS, EVENT_RETRY_FIRST_MS, EVENT_RETRY_MAX_MS, PUSH_CHAIN_MAX, PUSH_DELAY_MAX_SECONDS, PUSH_EVENTS_MAX, PUSH_MAX_BYTES,
  TRIGGER_LATENESS_DOCUMENTED_MS, TRIGGER_LATENESS_MAX_MS,
} from '../limits'
import type { Manifest } from '../manifest'
import type { MinuteRates } from '../minute-rates'
import { retryWish } from './retry'

interface QueuedEvent {
  eventId: string
  jobId: string
  queueName: string
  body: Json
  delayInSeconds?: number
  concurrency?: { key: string; limit: number }
  pushedAt: number
  retryCount: number
  retryReason?: string
  retryData?: unknown
  /** Pushes between this event and the call of a person or the trigger that began it. */
  chain: number
}

interface JobCounts {
  success: number
  failed: number
  inProgress: number
}

const KIND = 'forge.event'
const QUEUE_NAME = /^[a-zA-Z0-9-_]+$/

/** Forge's async events (platform REST 5): at least once, no order, retried for a day. */
export class EventQueue {
  private readonly counts: Collection<JobCounts>
  private readonly running = new Map<string, number>()
  private readonly chains = new Map<string, number>()

  constructor(
    private readonly kernel: SiteKernel,
    private readonly manifest: Manifest,
    private readonly runner: Pick<FunctionRunner, 'run'>,
    private readonly rates: MinuteRates,
  ) {
    this.counts = kernel.collection('forge.queue.jobs')
    kernel.jobs.handle(KIND, (job) => this.deliver(job, job.body as QueuedEvent))
  }

  /** `GET /sandbox/queue`: what waits. */
  waiting(): { queue: string; due: string; body: unknown }[] {
    return this.jobs().map((job) => {
      const { queueName, body } = job.body as QueuedEvent
      return { queue: queueName, due: new Date(job.dueAt).toISOString(), body }
    })
  }

  push(request: unknown, invocation: Invocation): Response {
    const { queueName, jobId, payload } = recordOf(request)
    const events = listOf(payload).filter(isRecord)
    const refused = this.refusal(queueName, jobId, events, invocation)
    if (refused !== null) return refused
    const deed = this.kernel.faults.at('queue', String(queueName))
    if (deed === '429') return rateLimited()
    if (deed === '500' || deed === '503') return jsonResponse(Number(deed), { message: 'The queue failed', code: Number(deed) })
    if (deed === 'kill-before') invocation.kill('The function was killed before a push.')
    if (deed === 'kill-before') return jsonResponse(503, {})
    const counts = this.countsOf(String(queueName), String(jobId))
    this.counts.put(countsKey(String(queueName), String(jobId)), { ...counts, inProgress: counts.inProgress + events.length })
    const chain = (this.chains.get(invocation.id) ?? 0) + 1
    for (const event of events) if (deed !== 'lost') this.add(event, String(queueName), String(jobId), chain, deed)
    if (deed === 'kill-after') invocation.kill('The function was killed after a push.')
    if (deed === 'timeout') return jsonResponse(504, { message: 'The queue did not answer in time', code: 504 })
    return new Response(null, { status: 201 })
  }

  stats(request: unknown): Response {
    const { queueName, jobId } = recordOf(request)
    const counts = this.counts.get(countsKey(String(queueName), String(jobId)))
    return counts === undefined ? jsonResponse(404, { message: 'The job does not exist' }) : jsonResponse(200, counts)
  }

  cancel(request: unknown): Response {
    const { queueName, jobId } = recordOf(request)
    const key = countsKey(String(queueName), String(jobId))
    const counts = this.counts.get(key)
    if (counts === undefined) return jsonResponse(404, { message: 'The job does not exist' })
    const mine = this.jobs().filter((job) => (job.body as QueuedEvent).jobId === jobId)
    const cancelled = mine.filter((job) => this.kernel.jobs.cancel(job.id)).length
    this.counts.put(key, { ...counts, inProgress: counts.inProgress - cancelled })
    return new Response(null, { status: 204 })
  }

  private refusal(queueName: unknown, jobId: unknown, events: Json[], invocation: Invocation): Response | null {
    if (typeof queueName !== 'string' || !QUEUE_NAME.test(queueName) || typeof jobId !== 'string') return badPush('The queue name is not valid')
    if (this.consumerOf(queueName) === undefined) return badPush(`No consumer is declared for the queue ${queueName}`)
    if (events.length === 0 || events.length > PUSH_EVENTS_MAX) return badPush(`Push 1 to ${PUSH_EVENTS_MAX} events`)
    if (!events.every((event) => isRecord(event.body))) return badPush('The body of an event must be an object')
    if (!events.every(({ delayInSeconds }) => delayInSeconds === undefined || (typeof delayInSeconds === 'number' && delayInSeconds >= 0 && delayInSeconds <= PUSH_DELAY_MAX_SECONDS))) {
      return badPush(`delayInSeconds must be 0 to ${PUSH_DELAY_MAX_SECONDS}`)
    }
    if (bytesOf(events) > PUSH_MAX_BYTES) return jsonResponse(413, { errorMessage: `The payload is larger than ${PUSH_MAX_BYTES / 1024} KB` })
    if ((this.chains.get(invocation.id) ?? 0) >= PUSH_CHAIN_MAX) return jsonResponse(405, { message: 'Too many pushes came from one invocation' })
    return this.rates.take('events', events.length, EVENTS_PER_MINUTE) ? null : rateLimited()
  }

  private add(event: Json, queueName: string, jobId: string, chain: number, deed: string | null): void {
    const nowAt = this.kernel.clock.now()
    const delayInSeconds = typeof event.delayInSeconds === 'number' ? event.delayInSeconds : undefined
    const concurrency = recordOf(event.concurrency)
    const eventId = randomUUID()
    const queued: QueuedEvent = {
      eventId,
      jobId,
      queueName,
      body: recordOf(event.body),
      pushedAt: nowAt,
      retryCount: 0,
      chain,
      ...(delayInSeconds === undefined ? {} : { delayInSeconds }),
      ...(typeof concurrency.key === 'string' && typeof concurrency.limit === 'number' ? { concurrency: { key: concurrency.key, limit: concurrency.limit } } : {}),
    }
    const dueAt = nowAt + (delayInSeconds ?? 0) * 1_000
    if (deed === 'late') this.kernel.jobs.add(KIND, dueAt + TRIGGER_LATENESS_DOCUMENTED_MS, queued)
    else if (deed === 'reordered') this.kernel.jobs.add(KIND, dueAt + Math.floor(chance('queue', this.kernel.nextNumber('forge.reordered')) * TRIGGER_LATENESS_MAX_MS), queued)
    else this.kernel.jobs.add(KIND, dueAt, queued)
    if (deed === 'twice') this.kernel.jobs.add(KIND, dueAt, queued)
  }

  private async deliver(job: Job, event: QueuedEvent): Promise<void> {
    const consumer = this.consumerOf(event.queueName)
    const key = event.concurrency?.key
    if (key !== undefined && (this.running.get(key) ?? 0) >= (event.concurrency?.limit ?? Infinity)) {
      this.kernel.jobs.add(KIND, this.kernel.clock.now() + CONCURRENCY_GAP_MS, event)
      return
    }
    if (key !== undefined) this.running.set(key, (this.running.get(key) ?? 0) + 1)
    const outcome = await this.runner.run({
      functionKey: String(consumer?.body.function),
      moduleKey: consumer?.key ?? '',
      cause: `queue:${event.queueName}`,
      user: null,
      principalId: null,
      payload: this.payloadOf(event),
      onBegin: (invocation) => this.chains.set(invocation.id, event.chain),
    })
    this.chains.delete(outcome.id)
    if (key !== undefined) this.running.set(key, (this.running.get(key) ?? 1) - 1)
    this.conclude(job, event, outcome)
  }

  private payloadOf(event: QueuedEvent): unknown {
    const { eventId, jobId, queueName, body, delayInSeconds, concurrency, pushedAt, retryCount, retryReason, retryData } = event
    const retryContext = {
      retryCount,
      retryReason,
      retryData,
      retentionWindow: {
        startTime: new Date(pushedAt).toISOString(),
        remainingTimeMs: Math.max(0, pushedAt + EVENT_RETENTION_MS - this.kernel.clock.now()),
      },
    }
    return {
      body, queueName, jobId, eventId,
      ...(delayInSeconds === undefined ? {} : { delayInSeconds }),
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(retryCount === 0 ? {} : { retryContext }),
    }
  }

  /** Counts the event, or queues it once more: the app's wish, a throw and a timeout alike lead to a retry. */
  private conclude(job: Job, event: QueuedEvent, outcome: Outcome): void {
    const wish = outcome.ok ? retryWish(outcome.result) : null
    if (outcome.ok && wish === null) return this.count(event, 'success')
    const backoffMs = Math.min(EVENT_RETRY_FIRST_MS * 2 ** event.retryCount, EVENT_RETRY_MAX_MS)
    const dueAt = Math.max(this.kernel.clock.now(), job.dueAt) + Math.max(1, wish?.retryAfterMs ?? backoffMs)
    if (dueAt > event.pushedAt + EVENT_RETENTION_MS) return this.count(event, 'failed')
    const platformReason = !outcome.ok && outcome.platform ? 'FUNCTION_TIME_OUT' : 'FUNCTION_PLATFORM_UNKNOWN_ERROR'
    const again: QueuedEvent = {
      ...event,
      retryCount: event.retryCount + 1,
      retryReason: wish?.retryReason ?? platformReason,
      retryData: wish?.retryData ?? event.retryData,
    }
    this.kernel.jobs.add(KIND, dueAt, again)
  }

  private count(event: QueuedEvent, how: 'success' | 'failed'): void {
    const counts = this.countsOf(event.queueName, event.jobId)
    this.counts.put(countsKey(event.queueName, event.jobId), { ...counts, [how]: counts[how] + 1, inProgress: Math.max(0, counts.inProgress - 1) })
  }

  private jobs(): Job[] {
    return this.kernel.jobs.list().filter((job) => job.kind === KIND)
  }

  private countsOf(queueName: string, jobId: string): JobCounts {
    return this.counts.get(countsKey(queueName, jobId)) ?? { success: 0, failed: 0, inProgress: 0 }
  }

  private consumerOf(queueName: string): Manifest['modules'][number] | undefined {
    return this.manifest.modules.find((module) => module.type === 'consumer' && module.body.queue === queueName)
  }
}

/** Gaps of 4 to 16 s were measured where a concurrency limit makes an event wait (platform REST 5). */
const CONCURRENCY_GAP_MS = 8_000

function countsKey(queueName: string, jobId: string): string {
  return `${queueName}/${jobId}`
}

function badPush(message: string): Response {
  return jsonResponse(400, { message, code: 400, errors: [message] })
}

function rateLimited(): Response {
  return jsonResponse(429, { message: 'Rate limit reached' })
}
