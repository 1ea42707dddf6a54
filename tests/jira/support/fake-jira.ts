/**
 * Stands where Forge's runtime stands: the adapter runs with the real `@forge/api`, and this answers what leaves it.
 * Whatever a test did not foresee is answered 501 and fails the call.
 */
export interface SeenRequest {
  as: 'app' | 'user'
  method: string
  path: string
  query: Record<string, string>
  body: unknown
  status: number
}
export interface FakeAnswer {
  status?: number
  json?: unknown
  text?: string
  headers?: Record<string, string>
}
type Answers = Record<string, FakeAnswer | ((request: SeenRequest) => FakeAnswer)>

export const APP_ID = '4f6d1c1e-8f0a-4c57-9b3e-2a7d0c5e91b4'
export const ENVIRONMENT_ID = '0b9a6f0e-1a57-4c61-8a53-5f6a0f2f9c11'
export const ari = (moduleKey: string): string => `ari:cloud:ecosystem::extension/${APP_ID}/${ENVIRONMENT_ID}/static/${moduleKey}`

interface FetchTarget {
  type: string
  provider: 'app' | 'user' | 'none'
  remote: string
}
interface FetchInit {
  method?: string
  body?: string
}
interface ForgeGlobals {
  __forge_fetch__?: (target: FetchTarget, path: string, init?: FetchInit) => Promise<Response>
  __forge_runtime__?: unknown
}
const forge = globalThis as unknown as ForgeGlobals

const NOTHING = { incr: () => undefined, stop: () => undefined, measure: () => ({ stop: () => undefined }) }

/** Keys are `METHOD /path`, without the query. Gives what was sent, in order. */
export const fakeJira = (answers: Answers): SeenRequest[] => {
  const seen: SeenRequest[] = []
  forge.__forge_runtime__ = {
    appContext: {
      appId: APP_ID,
      appVersion: '1.0.0',
      environmentId: ENVIRONMENT_ID,
      environmentType: 'DEVELOPMENT',
      invocationId: 'i',
      installationId: 'inst',
      functionKey: 'f',
      moduleType: 't',
      moduleKey: 'm',
    },
    lambdaContext: { getRemainingTimeInMillis: () => 25_000 },
    metrics: { counter: () => NOTHING, timing: () => NOTHING },
  }
  forge.__forge_fetch__ = (target, path, init) => {
    const url = new URL(path, 'http://jira.invalid')
    const request: SeenRequest = {
      as: target.provider === 'app' ? 'app' : 'user',
      method: init?.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      body: init?.body === undefined ? undefined : (JSON.parse(init.body) as unknown),
      status: 0,
    }
    const found = answers[`${request.method} ${request.path}`] ?? { status: 501 }
    const { status = 200, json, text, headers = {} } = typeof found === 'function' ? found(request) : found
    request.status = status
    seen.push(request)
    const body = status === 204 ? null : (text ?? JSON.stringify(json ?? {}))
    return Promise.resolve(new Response(body, { status, headers }))
  }
  return seen
}

/** The answer never comes, as in a time-out. */
export const silentJira = (): void => {
  fakeJira({})
  forge.__forge_fetch__ = () => Promise.reject(new Error('socket hang up'))
}
