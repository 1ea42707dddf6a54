import type { Person, Principal, Site } from '../../kernel/types'
import { jsonResponse } from '../json'

/** `/rest/**` as an ordinary client calls it: basic authentication, the e-mail address and any token. */
export async function siteRest(site: Site, request: Request): Promise<Response> {
  const principal = principalFrom(site, request.headers.get('authorization'))
  if (principal === null) {
    return jsonResponse(401, { errorMessages: ['Client must be authenticated to access this resource.'], errors: {} }, { 'www-authenticate': 'Basic' })
  }
  return site.fetch(request, { principal, throughApp: false })
}

/** Null for credentials that name nobody. */
function principalFrom(site: Site, authorization: string | null): Principal | null {
  if (authorization === null) return { kind: 'anonymous' }
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(authorization) ?? []
  if (encoded === undefined) return null
  const [email = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  const person: Person | undefined = site.personByEmail(email)
  return person === undefined || !person.active ? null : { kind: 'user', accountId: person.accountId }
}

/** A page of another origin may not write here in the name of who sits at the computer; null where it is none. */
export function refuseForeignOrigin(request: Request, ownOrigin: string): Response | null {
  const origin = request.headers.get('origin')
  if (origin === null || origin === ownOrigin || request.method === 'GET' || request.method === 'HEAD') return null
  return jsonResponse(403, { error: { name: 'ForeignOrigin', message: `${origin} may not write here.` } })
}
