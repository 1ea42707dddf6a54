import type { Principal } from '../kernel/types'
import type { FetchTarget, Invocation } from './invocation'
import { jsonResponse, recordOf } from './json'
import type { KvsService } from './kvs/service'
import type { Manifest } from './manifest'
import type { EventQueue } from './events/queue'
import { proxyError } from './rest-door'
import type { RestDoor } from './rest-door'
import type { WebTriggers } from './web-triggers'

const JIRA_SCOPE = /(jira|servicedesk)/

/** What stands behind `__forge_fetch__`: storage, Atlassian's gateway, Jira (platform facts 6, server seam). */
export class ForgeFetch {
  constructor(
    private readonly manifest: Manifest,
    private readonly kvs: KvsService,
    private readonly rest: RestDoor,
    private readonly queue: EventQueue,
    private readonly webTriggers: WebTriggers,
  ) {}

  async answer(invocation: Invocation, target: FetchTarget, path: string, init: RequestInit | undefined): Promise<Response> {
    if (target.type === 'kvs') return this.storage(invocation, path, init)
    if (target.type === 'fpp' && target.remote === 'stargate') return this.gateway(invocation, target, path, init)
    if (target.type === 'fpp' && target.remote === 'jira') return this.jira(invocation, target, path, init)
    return notEmulated(`${String(target.type)}/${String(target.remote)} ${path}`)
  }

  private async storage(invocation: Invocation, path: string, init: RequestInit | undefined): Promise<Response> {
    if (!this.manifest.scopes.has('storage:app')) return jsonResponse(403, { code: 'FORBIDDEN', message: 'The manifest lacks the scope storage:app' })
    // A turn of the event loop passes as over a network: calls started together interleave.
    await new Promise((resolve) => setImmediate(resolve))
    if (invocation.ended) return new Promise<never>(() => undefined)
    const body = bodyText(init)
    const { response, kind, kill } = this.kvs.handle(path, body)
    if (kind === 'read') invocation.reads += 1
    else {
      invocation.writes += 1
      invocation.bytesWritten += Buffer.byteLength(body)
    }
    if (kill === null) return response
    invocation.kill(`The function was killed ${kill} a storage call.`)
    return new Promise<never>(() => undefined)
  }

  private async gateway(invocation: Invocation, target: FetchTarget, path: string, init: RequestInit | undefined): Promise<Response> {
    if (target.provider !== 'app') return notEmulated(`asUser ${path}`)
    const body = parse(bodyText(init))
    const queueCall = /^\/webhook\/queue\/(publish|stats|cancel)\//.exec(path)?.[1]
    if (queueCall === 'publish') return this.queue.push(body, invocation)
    if (queueCall === 'stats') return this.queue.stats(body)
    if (queueCall === 'cancel') return this.queue.cancel(body)
    if (path === '/graphql') return this.webTriggers.graphql(recordOf(body))
    return notEmulated(path)
  }

  private async jira(invocation: Invocation, target: FetchTarget, path: string, init: RequestInit | undefined): Promise<Response> {
    const principal = this.principalOf(invocation, target)
    return principal === null ? proxyError(401, 'NEEDS_AUTHENTICATION_ERR') : this.rest.call(principal, path, init, invocation)
  }

  /**
   * Whom a call is made as; null where Forge asks for a consent that nobody can give.
   * In the portal `asUser` works for customer accounts, never for unlicensed ones; without a user,
   * only `asUser(accountId)` with impersonation (platform facts 7).
   */
  private principalOf(invocation: Invocation, target: FetchTarget): Principal | null {
    if (target.provider === 'app') return { kind: 'app' }
    if (target.provider !== 'user') return { kind: 'anonymous' }
    const { user } = invocation
    const accountId = target.accountId ?? user?.accountId
    const isCaller = user !== null && accountId === user.accountId
    if (isCaller) return user.accountType === 'licensed' || user.accountType === 'customer' ? { kind: 'user', accountId } : null
    return accountId !== undefined && this.mayImpersonate() ? { kind: 'user', accountId } : null
  }

  /** Stricter than Forge, which asks it of the scopes that the call uses: all of Jira's must allow it. */
  private mayImpersonate(): boolean {
    const scopes = [...this.manifest.scopes].filter((scope) => JIRA_SCOPE.test(scope))
    return scopes.length > 0 && scopes.every((scope) => this.manifest.impersonation.has(scope))
  }
}

function notEmulated(what: string): Response {
  return jsonResponse(501, { code: 'NOT_IMPLEMENTED', message: `The sandbox does not emulate ${what}`, errorMessages: [`The sandbox does not emulate ${what}`] })
}

function bodyText(init: RequestInit | undefined): string {
  return typeof init?.body === 'string' ? init.body : ''
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
