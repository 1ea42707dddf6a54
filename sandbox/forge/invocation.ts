import { AsyncLocalStorage } from 'node:async_hooks'

/** Who led the app to run: only a call of a person at a screen gives `asUser` a user. */
export interface CallingUser {
  accountId: string
  accountType: 'licensed' | 'unlicensed' | 'customer' | 'anonymous'
}

export type FetchTarget = { type?: string; provider?: string; remote?: string; accountId?: string }

/** What one run of a function carries along, found again across awaits. */
export interface Invocation {
  id: string
  functionKey: string
  moduleKey: string
  /** What made it run: `resolver:<functionKey>`, `trigger:<eventType>`, `queue:<name>`... */
  cause: string
  user: CallingUser | null
  startedAtMs: number
  limitMs: number
  /** True once the answer went out or the run was killed: nothing that it still calls takes effect. */
  ended: boolean
  kill(reason: string): void
  reads: number
  writes: number
  /** Of the storage writes' bodies. */
  bytesWritten: number
  requests: number
  logLines: { level: string; text: string }[]
  log(level: string, parts: unknown[]): void
  /** The site's time, epoch milliseconds. */
  now(): number
  runtime: unknown
  fetch(target: FetchTarget, path: string, init: RequestInit | undefined): Promise<Response>
}

const storage = new AsyncLocalStorage<Invocation>()

export function currentInvocation(): Invocation | undefined {
  return storage.getStore()
}

/**
 * Runs `work` as the given invocation. Sets, once a process, the two globals by which Forge's
 * packages reach their host; each reads the invocation that is running, so overlapping runs of
 * different users stay apart (toolchain facts, section 2).
 */
export function runInvocation<T>(invocation: Invocation, work: () => T): T {
  installGlobals()
  return storage.run(invocation, work)
}

/** Puts the two globals in place; also needed before the bundle is loaded, for it may read them then. */
export function installGlobals(): void {
  if (Object.hasOwn(globalThis, '__forge_runtime__')) return
  Object.defineProperty(globalThis, '__forge_runtime__', {
    configurable: true,
    get: () => storage.getStore()?.runtime,
  })
  Object.defineProperty(globalThis, '__forge_fetch__', {
    configurable: true,
    value: (target: FetchTarget, path: string, init?: RequestInit) => {
      const invocation = storage.getStore()
      if (invocation === undefined) return Promise.reject(new Error('A Forge API was called outside of an invocation.'))
      return invocation.fetch(target, path, init)
    },
  })
}
