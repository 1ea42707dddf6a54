import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ClockCannotGoBack } from '../../kernel/clock'
import { parseFaultPlan } from '../../kernel/faults'
import { isRecord, jsonResponse, recordOf } from '../json'
import type { Json } from '../json'
import { TRIGGER_LATENESS_MAX_MS } from '../limits'
import { portalRequest } from '../story'
import { readJson } from '../world'
import type { World } from '../world'
import type { ChangeStream } from './change-stream'

type Handler = (request: Request, body: Json, url: URL) => Response | Promise<Response>

/** `/sandbox/**`: the sandbox's own doors (its interface is fixed; see the README). */
export class SandboxRoutes {
  private readonly routes: Readonly<Record<string, Handler>>

  constructor(
    private readonly world: () => World,
    private readonly demoFolder: string,
    private readonly changes: ChangeStream,
    private readonly startOver: () => Promise<void>,
  ) {
    this.routes = {
      'GET people': () => jsonResponse(200, this.people()),
      'GET clock': () => this.clock(),
      'PUT clock': (_request, body) => this.setClock(body),
      'POST clock/advance': (_request, body) => this.advance(body),
      'POST settle': () => this.settle(),
      'GET requests': (_request, _body, url) => lines(this.world().host.requests.after(skipOf(url))),
      'GET invocations': (_request, _body, url) => lines(this.world().host.invocations.after(skipOf(url))),
      'GET storage': (_request, _body, url) => lines([...this.world().host.rows.all()].slice(skipOf(url))),
      'GET queue': (_request, _body, url) => lines(this.world().host.queue.waiting().slice(skipOf(url))),
      'GET webtriggers': (_request, _body, url) => lines(this.world().host.webTriggers.list().slice(skipOf(url))),
      'GET app': () => this.app(),
      'GET modules': () => jsonResponse(200, this.world().host.screens()),
      'GET tour': () => this.tour(),
      'GET events': () => this.changes.answer(),
      'PUT faults': (_request, body) => this.setFaults(body),
      'DELETE faults': () => this.clearFaults(),
      'POST bridge': (_request, body) => this.bridge(body),
      'POST portal/requests': (_request, body) => this.portal(body),
      'POST reset': () => this.reset(),
      'POST start-over': () => this.reset(),
    }
  }

  async answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const name = url.pathname.slice('/sandbox/'.length)
    if (name.startsWith('site/')) return this.site(request)
    const handler = this.routes[`${request.method} ${name}`]
    if (handler === undefined) return problem(this.knows(name) ? 405 : 404, 'NotFound', `The sandbox has no ${request.method} /sandbox/${name}.`)
    const text = request.method === 'GET' ? '' : await request.text()
    const body = parse(text)
    if (body === null) return problem(400, 'BadRequest', 'The body must be a JSON object.')
    return handler(request, body, url)
  }

  private knows(name: string): boolean {
    return Object.keys(this.routes).some((route) => route.split(' ')[1] === name)
  }

  private people(): Json[] {
    const people = this.world().site.people()
    const known = people.map((person) => ({
      key: person.key,
      displayName: person.displayName,
      email: person.email,
      accountId: person.accountId,
      accountType: person.key === 'anonymous' ? 'anonymous' : person.accountType,
      organisations: person.organizations,
      timeZone: person.timeZone,
      role: person.role,
    }))
    if (people.some(({ key }) => key === 'anonymous')) return known
    return [...known, { key: 'anonymous', displayName: 'Anonymous', email: '', accountId: '', accountType: 'anonymous', organisations: [], timeZone: 'UTC', role: 'Look around without an account' }]
  }

  private clock(): Response {
    const { clock } = this.world().kernel
    return jsonResponse(200, { mode: clock.mode, now: new Date(clock.now()).toISOString() })
  }

  private setClock({ mode, now }: Json): Response {
    const { kernel } = this.world()
    if (mode !== undefined && mode !== 'real' && mode !== 'manual') return problem(400, 'BadRequest', 'mode is real or manual.')
    const nowAt = now === undefined ? undefined : typeof now === 'number' ? now : Date.parse(String(now))
    if (nowAt !== undefined && !Number.isFinite(nowAt)) return problem(400, 'BadRequest', 'now must be an instant.')
    try {
      kernel.clock.set({ ...(mode === undefined ? {} : { mode }), ...(nowAt === undefined ? {} : { nowAt }) })
    } catch (error) {
      if (error instanceof ClockCannotGoBack) return problem(409, 'ClockCannotGoBack', error.message)
      throw error
    }
    kernel.jobs.rearm()
    this.changes.tell({ what: 'clock' })
    return this.clock()
  }

  private async advance({ ms }: Json): Promise<Response> {
    const { kernel, host } = this.world()
    if (typeof ms !== 'number' || !Number.isFinite(ms) || ms < 0) return problem(400, 'BadRequest', 'ms must be 0 or more.')
    const before = host.invocations.length
    await kernel.jobs.advanceTo(kernel.clock.now() + ms)
    const runs = host.invocations.after(before)
    this.changes.tell({ what: 'clock' })
    return jsonResponse(200, { now: new Date(kernel.clock.now()).toISOString(), invocations: runs.length, failures: runs.filter((run) => !run.ok).length })
  }

  private async settle(): Promise<Response> {
    await this.world().kernel.jobs.settle(TRIGGER_LATENESS_MAX_MS)
    return this.clock()
  }

  private app(): Response {
    const { bundle, manifest } = this.world().host
    return jsonResponse(200, { bundle: { file: bundle.file, sha256: bundle.sha256 }, manifest: manifest.raw })
  }

  private tour(): Response {
    const file = join(this.demoFolder, 'tour.json')
    return existsSync(file) ? jsonResponse(200, readJson(file)) : problem(404, 'NotFound', 'There is no tour.')
  }

  private setFaults(body: Json): Response {
    try {
      this.world().kernel.faults.set(parseFaultPlan(body))
    } catch (error) {
      return problem(400, 'BadRequest', error instanceof Error ? error.message : String(error))
    }
    return new Response(null, { status: 204 })
  }

  private clearFaults(): Response {
    this.world().kernel.faults.clear()
    return new Response(null, { status: 204 })
  }

  private async bridge(body: Json): Promise<Response> {
    const { kernel, host } = this.world()
    return jsonResponse(200, await kernel.jobs.track(host.bridge.call(body)))
  }

  /** What happens to a site from elsewhere than its REST: the site's half answers. */
  private site(request: Request): Promise<Response> {
    const { kernel, site } = this.world()
    return kernel.jobs.track(site.fetch(request, { principal: { kind: 'anonymous' }, throughApp: false }))
  }

  private async portal(body: Json): Promise<Response> {
    const { kernel, site } = this.world()
    const person = body.person === 'anonymous' ? null : site.personByKey(String(body.person))
    if (person === undefined) return problem(400, 'PersonNotFound', `There is no person ${String(body.person)}.`)
    return kernel.jobs.track(site.createPortalRequest(person, portalRequest(body)))
  }

  private async reset(): Promise<Response> {
    await this.startOver()
    return new Response(null, { status: 204 })
  }
}

function problem(status: number, name: string, message: string): Response {
  return jsonResponse(status, { error: { name, message } })
}

/** An empty body counts as an empty object; null for what is no JSON object. */
function parse(text: string): Json | null {
  if (text === '') return {}
  try {
    const body: unknown = JSON.parse(text)
    return isRecord(body) ? recordOf(body) : null
  } catch {
    return null
  }
}

function skipOf(url: URL): number {
  const after = Number(url.searchParams.get('after') ?? 0)
  return Number.isInteger(after) && after > 0 ? after : 0
}

/** JSON lines, oldest first. */
function lines(rows: unknown[]): Response {
  return new Response(rows.map((row) => `${JSON.stringify(row)}\n`).join(''), { headers: { 'content-type': 'application/x-ndjson' } })
}
