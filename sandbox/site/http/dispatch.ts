import { Hono } from 'hono'
import type { Caller } from '../../kernel/types'
import type { SiteState } from '../state'
import { answerFault } from './answers'
import { bodyFault, queryFault } from './contract'
import { badBody, Refusal } from './error'
import type { Actor, Call, Reply, Route } from './route'
import { scopesAllow } from './scopes'

type Env = { Bindings: { caller: Caller } }

/** A hono app of all routes: each request is refused, run and checked in Jira's order. */
export const createDispatcher = (site: SiteState, routes: readonly Route[]): Hono<Env> => {
  const app = new Hono<Env>()
  for (const route of routes) {
    app.on(route.method, honoPath(route.path), (context) =>
      answer(site, route, context.req.raw, context.env.caller, (name) => context.req.param(name) ?? ''))
  }
  app.notFound((context) => {
    const { method, path } = context.req
    return respond({ status: 501, body: { errorMessages: [`The sandbox doesn't know ${method} ${path}`], errors: {} } })
  })
  return app
}

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

const answer = async (site: SiteState, route: Route, request: Request, caller: Caller, param: (name: string) => string): Promise<Response> => {
  try {
    const url = new URL(request.url)
    const actor = actorOf(site, caller)
    admit(site, route, actor, caller)
    const call: Call = {
      site, actor, throughApp: caller.throughApp, request, param, origin: url.origin, query: url.searchParams, json: await jsonOf(request),
    }
    const fault = queryFault(route, call.query) ?? bodyFault(route, call.json)
    if (fault !== null) throw badBody(fault)
    return respond(await checked(route, await route.run(call)))
  } catch (error) {
    if (error instanceof Refusal) return respond(refused(route, error))
    return respond({ status: 500, body: { errorMessages: [`The sandbox failed at ${route.method} ${route.path}: ${String(error)}`], errors: {} } })
  }
}

/** Who calls, as permissions see him. */
export const actorOf = (site: SiteState, { principal }: Caller): Actor => {
  if (principal.kind === 'app') return { person: site.appPerson(), isApp: true }
  if (principal.kind === 'anonymous') return { person: null, isApp: false }
  const person = site.personById(principal.accountId)
  if (person === undefined) throw new Refusal(401, ['Client must be authenticated to access this resource.'])
  return { person: person.key === 'anonymous' ? null : person, isApp: false }
}

/** Scopes first (the gateway stands before Jira), then whether such a caller may come in at all. */
const admit = (site: SiteState, route: Route, actor: Actor, caller: Caller): void => {
  if (caller.throughApp && !scopesAllow(site.app?.scopes ?? new Set(), route)) {
    throw new Refusal(401, ['Unauthorized; scope does not match'])
  }
  if (route.audience === 'anyone') return
  if (actor.person === null) throw new Refusal(401, ['Client must be authenticated to access this resource.'])
  if (route.audience === 'licensed' && !actor.person.licensed) {
    throw new Refusal(403, ['You do not have permission to access this resource.'])
  }
}

const jsonOf = async (request: Request): Promise<unknown> => {
  if (request.method === 'GET') return undefined
  if ((request.headers.get('content-type') ?? '').startsWith('multipart/')) return undefined
  const text = await request.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw badBody('not JSON')
  }
}

/** The reply, or a 500 that says which schema it fails: the emulation must not pass off a wrong shape. */
const checked = async (route: Route, reply: Reply): Promise<Reply> => {
  if (route.answer === undefined || reply.body === undefined || reply.status >= 300) return reply
  const fault = await answerFault(route.answer, JSON.parse(JSON.stringify(reply.body)))
  if (fault === null) return reply
  return { status: 500, body: { errorMessages: [`The sandbox's answer to ${route.method} ${route.path} fails ${fault}`], errors: {} } }
}

/** A refusal in the shape of the API it comes from (rest 3.2, 3.3). */
const refused = (route: Route, refusal: Refusal): Reply => {
  const headers = refusal.headers
  if (refusal.status === 401 && refusal.messages[0]?.startsWith('Unauthorized;') === true) {
    return { status: 401, headers, body: { code: 401, message: refusal.messages[0] } }
  }
  if (route.path.startsWith('/rest/servicedeskapi/')) {
    const text = [...refusal.messages, ...Object.values(refusal.errors)].join(' ')
    return { status: refusal.status, headers, body: { errorMessage: text, i18nErrorMessage: { i18nKey: `sd.error.${refusal.status}`, parameters: [] } } }
  }
  return { status: refusal.status, headers, body: { errorMessages: refusal.messages, errors: refusal.errors } }
}

const respond = (reply: Reply): Response => {
  if (reply.bytes !== undefined) return new Response(Buffer.from(reply.bytes), { status: reply.status, headers: reply.headers ?? {} })
  if (reply.body === undefined) return new Response(null, { status: reply.status, headers: reply.headers ?? {} })
  return new Response(JSON.stringify(reply.body), {
    status: reply.status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', ...reply.headers },
  })
}
