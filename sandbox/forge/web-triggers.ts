import { randomBytes } from 'node:crypto'
import type { Kernel } from '../kernel/types'
import type { FunctionRunner } from './function-runner'
import { jsonResponse, recordOf, recordsOf } from './json'
import type { Manifest, ManifestModule } from './manifest'

/** Public addresses of the manifest's web triggers; each is made once and lasts. */
export class WebTriggers {
  constructor(
    private readonly kernel: Kernel,
    private readonly manifest: Manifest,
    private readonly runner: FunctionRunner,
    private readonly origin: () => string,
  ) {}

  /** `GET /sandbox/webtriggers` */
  list(): { key: string; url: string }[] {
    return this.modules().map(({ key }) => ({ key, url: this.urlOf(key) }))
  }

  /** The gateway's GraphQL, as far as `@forge/api` uses it for web triggers. */
  graphql(body: Record<string, unknown>): Response {
    const query = String(body.query ?? '')
    const input = recordOf(recordOf(body.variables).input)
    if (query.includes('createWebTriggerUrl')) {
      const module = this.modules().find(({ key }) => key === input.triggerKey)
      if (module === undefined) return jsonResponse(200, { errors: [{ message: 'No such web trigger' }] })
      return jsonResponse(200, { data: { createWebTriggerUrl: { url: this.urlOf(module.key) } } })
    }
    if (query.includes('webTriggerUrlsByAppContext')) {
      return jsonResponse(200, { data: { webTriggerUrlsByAppContext: this.list().map(({ key, url }) => ({ triggerKey: key, url })) } })
    }
    return jsonResponse(501, { errors: [{ message: 'The sandbox does not emulate this GraphQL operation' }] })
  }

  /** A call to `/x1/{token}`. */
  async call(token: string, request: Request): Promise<Response> {
    const module = this.modules().find(({ key }) => this.tokenOf(key) === token)
    if (module === undefined) return new Response('Not found', { status: 404 })
    const url = new URL(request.url)
    const outcome = await this.runner.run({
      functionKey: String(module.body.function),
      moduleKey: module.key,
      cause: `webtrigger:${module.key}`,
      user: null,
      principalId: null,
      payload: {
        method: request.method,
        path: url.pathname,
        userPath: '',
        headers: Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]])),
        queryParameters: Object.fromEntries([...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name)])),
        body: await request.text(),
      },
    })
    return outcome.ok ? answerOf(module, recordOf(outcome.result)) : new Response('Internal error', { status: 500 })
  }

  private modules(): ManifestModule[] {
    return this.manifest.modules.filter((module) => module.type === 'webtrigger')
  }

  private urlOf(key: string): string {
    return `${this.origin()}/x1/${this.tokenOf(key)}`
  }

  private tokenOf(key: string): string {
    const tokens = this.kernel.collection<string>('forge.webtriggers')
    const token = tokens.get(key) ?? randomBytes(24).toString('base64url')
    if (tokens.get(key) === undefined) tokens.put(key, token)
    return token
  }
}

/** Static: the output that the function names; dynamic: what it returned (platform facts 2). */
function answerOf(module: ManifestModule, result: Record<string, unknown>): Response {
  const response = recordOf(module.body.response)
  if (response.type === 'static') {
    const output = recordsOf(response.outputs).find(({ key }) => key === result.outputKey)
    if (output === undefined) return new Response('Internal error', { status: 500 })
    return new Response(typeof output.body === 'string' ? output.body : null, {
      status: Number(output.statusCode),
      headers: typeof output.contentType === 'string' ? { 'content-type': output.contentType } : {},
    })
  }
  if (typeof result.statusCode !== 'number') return new Response('Internal error', { status: 500 })
  const headers = new Headers()
  for (const [name, values] of Object.entries(recordOf(result.headers))) for (const value of [values].flat()) headers.append(name, String(value))
  return new Response(typeof result.body === 'string' ? result.body : null, { status: result.statusCode, headers })
}
