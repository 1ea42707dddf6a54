import { randomUUID } from 'node:crypto'
import type { SiteKernel } from '../kernel/kernel'
import type { Bundle } from './bundle'
import type { Installation } from './installation'
import { runInvocation } from './invocation'
import type { CallingUser, FetchTarget, Invocation } from './invocation'
import type { InvocationLine, Journal } from './journal'
import { bytesOf, isRecord, recordOf, throughJson } from './json'
import { BACKGROUND_LIMIT_MAX_SECONDS, BACKGROUND_LIMIT_MS, INTERACTIVE_LIMIT_MS, INVOCATION_MAX_BYTES, LOG_LINES_MAX } from './limits'
import type { Manifest } from './manifest'

export interface Run {
  functionKey: string
  moduleKey: string
  cause: string
  user: CallingUser | null
  /** The function's first argument. */
  payload: unknown
  /** Whom the second argument names: not always the user who leads. */
  principalId: string | null
  /** Anything more of the second argument. */
  context?: Record<string, unknown>
  /** Told of the run before the function starts. */
  onBegin?: (invocation: Invocation) => void
}

export type Outcome =
  | { ok: true; result: unknown; id: string }
  /** `platform`: Forge ended it (time, memory, a kill), the app did not throw. */
  | { ok: false; error: Error; platform: boolean; id: string }

type Dispatch = (invocation: Invocation, target: FetchTarget, path: string, init: RequestInit | undefined) => Promise<Response>

/** Ended by the platform, not by the app. */
class PlatformError extends Error {
  override readonly name = 'PlatformError'
}

/** Runs functions of the bundle in this process, each with its own user, limits, log and counts. */
export class FunctionRunner {
  private dispatch: Dispatch = () => Promise.reject(new Error('The host is not ready.'))

  constructor(
    private readonly kernel: SiteKernel,
    private readonly manifest: Manifest,
    private readonly bundle: Bundle,
    private readonly installation: () => Installation,
    private readonly journal: Journal<InvocationLine>,
    private readonly onLog: (line: string) => void,
  ) {}

  /** Sets what answers the app's own calls. */
  answerBy(dispatch: Dispatch): void {
    this.dispatch = dispatch
  }

  /** Runs a function to its end. Never rejects: failures are outcomes. */
  async run(run: Run): Promise<Outcome> {
    const handlerName = this.manifest.functions[run.functionKey]?.handler ?? ''
    const { invocation, killed } = this.begin(run)
    run.onBegin?.(invocation)
    const startedMs = performance.now()
    let outcome: Outcome
    try {
      const fault = this.kernel.faults.at('function', run.functionKey)
      if (fault === 'kill-before' || fault === 'lost') throw new PlatformError('The function was killed before it ran.')
      if (fault === '429' || fault === '500' || fault === '503') throw new PlatformError(`The platform answered ${fault} in the function's place.`)
      const payload = throughJson(run.payload)
      const context = throughJson(this.contextOf(run))
      const handler = this.bundle.handler(handlerName)
      const work = runInvocation(invocation, async () => handler(payload, context))
      const result = await Promise.race([work, killed])
      if (fault === 'kill-after') throw new PlatformError('The function was killed before its answer was taken.')
      if (fault === 'timeout') throw new PlatformError(`The function ran longer than ${invocation.limitMs / 1000} s.`)
      const answer = throughJson(result)
      if (bytesOf(answer) > INVOCATION_MAX_BYTES) throw new PlatformError(`The answer is larger than ${INVOCATION_MAX_BYTES} bytes.`)
      outcome = { ok: true, result: answer, id: invocation.id }
    } catch (thrown) {
      const error = errorOf(thrown)
      outcome = { ok: false, error, platform: thrown instanceof PlatformError, id: invocation.id }
    }
    invocation.kill('It has ended.')
    this.write(run, invocation, outcome, performance.now() - startedMs)
    return outcome
  }

  private begin(run: Run): { invocation: Invocation; killed: Promise<never> } {
    const id = randomUUID()
    const limitMs = this.limitOf(run)
    const startedAtMs = performance.now()
    let reject: (error: Error) => void = () => undefined
    const killed = new Promise<never>((_resolve, fail) => {
      reject = fail
    })
    killed.catch(() => undefined)
    const timer = setTimeout(() => invocation.kill(`The function ran longer than ${limitMs / 1000} s.`), limitMs)
    timer.unref()
    const invocation: Invocation = {
      id,
      functionKey: run.functionKey,
      moduleKey: run.moduleKey,
      cause: run.cause,
      user: run.user,
      startedAtMs,
      limitMs,
      ended: false,
      kill: (reason) => {
        invocation.ended = true
        clearTimeout(timer)
        reject(new PlatformError(reason))
      },
      reads: 0,
      writes: 0,
      bytesWritten: 0,
      requests: 0,
      logLines: [],
      log: (level, parts) => {
        if (invocation.logLines.length >= LOG_LINES_MAX) return
        const text = parts.map(textOfPart).join(' ')
        invocation.logLines.push({ level, text })
        this.onLog(JSON.stringify({ at: new Date(this.kernel.clock.now()).toISOString(), invocation: id, function: run.functionKey, level, text }))
      },
      now: () => this.kernel.clock.now(),
      runtime: this.runtimeOf(run, id, startedAtMs, limitMs),
      // A killed function never hears of what it still asks for: nothing of it runs on.
      fetch: (target, path, init) => (invocation.ended ? new Promise<never>(() => undefined) : this.dispatch(invocation, target, path, init)),
    }
    return { invocation, killed }
  }

  /** A function that is shared by modules has the lowest of their limits (platform facts 7). */
  private limitOf({ functionKey }: Run): number {
    const seconds = this.manifest.functions[functionKey]?.timeoutSeconds
    const users = this.manifest.modules.filter(({ body }) => body.function === functionKey || recordOf(body.resolver).function === functionKey)
    return Math.min(...users.map(({ type }) => limitOfModule(type, seconds)))
  }

  /** The second argument of every function (platform facts 2). `license` is absent for a free app. */
  private contextOf(run: Run): Record<string, unknown> {
    const { contextAri, installationId, workspaceId } = this.installation()
    return {
      ...(run.principalId === null ? {} : { principal: { accountId: run.principalId } }),
      installContext: contextAri,
      workspaceId,
      installation: { ari: { installationId }, contexts: [{ cloudId: this.installation().cloudId, workspaceId }] },
      ...this.license(),
      ...run.context,
    }
  }

  private license(): Record<string, unknown> {
    return this.manifest.licensed ? { license: { active: true, isActive: true, type: 'COMMERCIAL' } } : {}
  }

  /** `global.__forge_runtime__` (toolchain facts 2): `kvs.url` stays unset, so that storage comes through the fetch. */
  private runtimeOf(run: Run, id: string, startedAtMs: number, limitMs: number): unknown {
    const { environmentId, environmentType, installationId, appVersion, contextAri, cloudId, workspaceId } = this.installation()
    return {
      appContext: {
        appId: this.manifest.appId,
        appVersion,
        environmentId,
        environmentType,
        invocationId: id,
        installationId,
        moduleKey: run.moduleKey,
        installation: { ari: { installationId }, contexts: [{ cloudId, workspaceId }] },
        permissions: { scopes: [...this.manifest.scopes], external: recordOf(this.manifest.permissions.external) },
        ...this.license(),
      },
      contextAri,
      aaid: run.user?.accountId,
      lambdaContext: { getRemainingTimeInMillis: () => Math.max(0, limitMs - (performance.now() - startedAtMs)) },
      metrics: {
        counter: () => ({ incr: () => undefined, decr: () => undefined }),
        timing: () => ({ measure: () => ({ stop: () => undefined }) }),
        gauge: () => ({ set: () => undefined }),
      },
      tracing: { traceId: id.replaceAll('-', ''), spanId: id.replaceAll('-', '').slice(0, 16) },
      container: { appCodeDir: this.manifest.folder },
    }
  }

  private write(run: Run, invocation: Invocation, outcome: Outcome, ms: number): void {
    this.journal.add({
      at: new Date(this.kernel.clock.now()).toISOString(),
      id: invocation.id,
      function: run.functionKey,
      cause: run.cause,
      ok: outcome.ok,
      error: outcome.ok ? null : `${outcome.error.name}: ${outcome.error.message}`,
      ms: Math.round(ms),
      reads: invocation.reads,
      writes: invocation.writes,
      bytesWritten: invocation.bytesWritten,
      requests: invocation.requests,
    })
    if (outcome.ok) return
    this.onLog(
      JSON.stringify({ at: new Date(this.kernel.clock.now()).toISOString(), invocation: invocation.id, function: run.functionKey, level: 'error', text: outcome.error.stack ?? outcome.error.message }),
    )
  }
}

function limitOfModule(type: string, timeoutSeconds: number | undefined): number {
  if (type === 'webtrigger' || type === 'action') return BACKGROUND_LIMIT_MS
  if (type !== 'consumer' && type !== 'scheduledTrigger') return INTERACTIVE_LIMIT_MS
  return timeoutSeconds === undefined ? BACKGROUND_LIMIT_MS : Math.min(timeoutSeconds, BACKGROUND_LIMIT_MAX_SECONDS) * 1_000
}

/** The app may throw anything, also errors of another realm. */
function errorOf(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown
  const { name, message, stack } = isRecord(thrown) ? thrown : {}
  return Object.assign(new Error(typeof message === 'string' ? message : String(thrown)), {
    name: typeof name === 'string' ? name : 'Error',
    ...(typeof stack === 'string' ? { stack } : {}),
  })
}

function textOfPart(part: unknown): string {
  if (typeof part === 'string') return part
  if (part instanceof Error) return part.stack ?? part.message
  return (JSON.stringify(part) as string | undefined) ?? String(part)
}
