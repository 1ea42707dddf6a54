import type { SiteKernel } from '../kernel/kernel'
import type { FaultDeed, Principal, Site } from '../kernel/types'
import type { Invocation } from './invocation'
import type { Journal, RequestLine } from './journal'
import { jsonResponse } from './json'
import { ISSUE_WRITES_PER_2_S, ISSUE_WRITES_PER_30_S, REST_BURST_READ_PER_S, REST_BURST_WRITE_PER_S, REST_POINTS_PER_HOUR } from './limits'
import type { MinuteRates } from './minute-rates'

const HOUR_MS = 3_600_000
/** What a made-up 429 asks to wait. */
const FAULT_RETRY_AFTER_SECONDS = 5

/** The app's way to Jira's REST: limits, faults and the log; the site itself answers. */
export class RestDoor {
  constructor(
    private readonly kernel: SiteKernel,
    private readonly site: Site,
    private readonly rates: MinuteRates,
    private readonly journal: Journal<RequestLine>,
    /** Scheme, host and port of the site. */
    private readonly origin: () => string,
  ) {}

  /** One call; `invocation` is null when a screen calls by itself. */
  async call(principal: Principal, path: string, init: RequestInit | undefined, invocation: Invocation | null): Promise<Response> {
    const url = new URL(path, this.origin())
    if (url.origin !== new URL(this.origin()).origin) return proxyError(400, 'INVALID_PATH')
    const request = new Request(url, init)
    const body = await readBody(request.clone())
    const startedMs = performance.now()
    const response = await this.answer(request, url, principal, invocation)
    this.journal.add({
      at: new Date(this.kernel.clock.now()).toISOString(),
      invocation: invocation?.id ?? null,
      function: invocation?.functionKey ?? null,
      as: principal.kind === 'user' ? principal.accountId : principal.kind,
      method: request.method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      body: body ?? null,
      status: response.status,
      ms: Math.round(performance.now() - startedMs),
    })
    if (invocation !== null) invocation.requests += 1
    return response
  }

  private async answer(request: Request, url: URL, principal: Principal, invocation: Invocation | null): Promise<Response> {
    if (!url.pathname.startsWith('/rest/')) return jsonResponse(501, { errorMessages: [`The sandbox doesn't know ${request.method} ${url.pathname}`], errors: {} })
    // What a screen calls by itself is said to cost no points (platform REST 3.1).
    const limited = invocation === null ? null : this.checkRates(request.method, url.pathname)
    if (limited !== null) return limited
    const deed = this.kernel.faults.at('rest', `${request.method} ${url.pathname}`)
    const instead = insteadOf(deed)
    if (instead !== null) return instead
    if (deed === 'kill-before' && invocation !== null) return killed(invocation, 'The function was killed before a REST call.')
    const caller = { principal, throughApp: true }
    if (deed === 'twice') await this.site.fetch(request.clone(), caller)
    const response = await this.site.fetch(request, caller)
    if (deed === 'timeout') return proxyError(504, 'UPSTREAM_TIMEOUT')
    if (deed === 'kill-after' && invocation !== null) return killed(invocation, 'The function was killed after a REST call.')
    return response
  }

  /**
   * Platform REST 3.4. Windows of seconds are kept with the real clock only: an instant of the
   * manual clock has no length. A point a call: what a read adds for its objects is not counted.
   */
  private checkRates(method: string, path: string): Response | null {
    if (!this.rates.take('rest-points', 1, REST_POINTS_PER_HOUR, HOUR_MS)) return tooMany('jira-quota-global-based', this.rates.untilNextMs(HOUR_MS))
    if (this.kernel.clock.mode === 'manual') return null
    const isRead = method === 'GET' || method === 'POST'
    const endpoint = path.replace(/\/(\d+|[A-Z][A-Z0-9_]+-\d+)(?=\/|$)/g, '/{}')
    if (!this.rates.take(`rest-burst ${method} ${endpoint}`, 1, isRead ? REST_BURST_READ_PER_S : REST_BURST_WRITE_PER_S, 1_000)) return tooMany('jira-burst-based', 1_000)
    const issue = /^\/rest\/api\/3\/issue\/([^/]+)/.exec(path)?.[1]
    if (method === 'GET' || issue === undefined) return null
    const fits =
      this.rates.take(`issue-2s ${issue}`, 1, ISSUE_WRITES_PER_2_S, 2_000) && this.rates.take(`issue-30s ${issue}`, 1, ISSUE_WRITES_PER_30_S, 30_000)
    return fits ? null : tooMany('jira-per-issue-on-write', 2_000)
  }
}

/** Answers as Forge's proxy does when the call did not come to an answer of Jira's. */
export function proxyError(status: number, reason: string): Response {
  return new Response(null, { status, headers: { 'forge-proxy-error': reason } })
}

function insteadOf(deed: FaultDeed | null): Response | null {
  switch (deed) {
    case '429':
      return tooMany('jira-quota-tenant-based', FAULT_RETRY_AFTER_SECONDS * 1_000)
    case '500':
    case '503':
      return jsonResponse(Number(deed), { errorMessages: ['Internal server error'], errors: {} })
    case 'conflict':
      return jsonResponse(409, { errorMessages: ['The issue was changed by somebody else.'], errors: {} })
    case 'lost':
      return proxyError(502, 'UPSTREAM_UNREACHABLE')
    default:
      return null
  }
}

function tooMany(reason: string, waitMs: number): Response {
  return jsonResponse(
    429,
    { errorMessages: ['Rate limit exceeded.'], errors: {} },
    { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1_000))), 'ratelimit-reason': reason },
  )
}

/** Ends the function; what it asked for is never answered. */
function killed(invocation: Invocation, reason: string): Promise<Response> {
  invocation.kill(reason)
  return new Promise<never>(() => undefined)
}

async function readBody(request: Request): Promise<unknown> {
  if (request.body === null) return undefined
  const contentType = request.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await request.arrayBuffer())
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    return { contentType, bytes: bytes.byteLength }
  }
}
