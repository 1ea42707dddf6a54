import type { Site } from '../../kernel/types'
import { principalOf } from '../../site/site'
import { jsonResponse } from '../json'

/** `/rest/**` as an ordinary client calls it: basic authentication, the e-mail address and any token. */
export async function siteRest(site: Site, request: Request): Promise<Response> {
  const principal = principalOf(request, site)
  if (principal.kind === 'unknown') {
    return jsonResponse(401, { errorMessages: ['Client must be authenticated to access this resource.'], errors: {} }, { 'www-authenticate': 'Basic' })
  }
  return site.fetch(request, { principal, throughApp: false })
}

/** A page of another origin may not write here in the name of who sits at the computer; null where it is none. */
export function refuseForeignOrigin(request: Request, ownOrigin: string): Response | null {
  const origin = request.headers.get('origin')
  if (origin === null || origin === ownOrigin || request.method === 'GET' || request.method === 'HEAD') return null
  return jsonResponse(403, { error: { name: 'ForeignOrigin', message: `${origin} may not write here.` } })
}
