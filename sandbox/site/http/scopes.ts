import { contractOf } from './contract'
import type { Route } from './route'

/**
 * Scope sets of the service desk API: its reference gives these classic scopes (rest 3.2). Any one set will do.
 */
const deskScopes = (method: string, path: string): string[][] => {
  if (path.includes('/organization')) {
    return method === 'GET' ? [['read:servicedesk-request'], ['manage:servicedesk-customer']] : [['manage:servicedesk-customer']]
  }
  if (/\/customer($|\/)/.test(path) && method !== 'GET') return [['manage:servicedesk-customer']]
  return method === 'GET' ? [['read:servicedesk-request']] : [['write:servicedesk-request']]
}

/** Calls that the contract's copy lacks: their reference pages give these. */
const OTHER_SCOPES: Readonly<Record<string, string[][]>> = {
  'POST /rest/api/3/forge/panel/action/bulk/async': [['manage:jira-configuration']],
}

/** The scope sets that allow a route; an empty list asks for none. */
export const scopeSetsOf = (route: Route): string[][] => {
  if (route.path.startsWith('/rest/servicedeskapi/')) return deskScopes(route.method, route.path)
  return OTHER_SCOPES[`${route.method} ${route.path}`] ?? contractOf(route)?.scopes ?? []
}

/** Whether the app's scopes allow the route. */
export const scopesAllow = (granted: ReadonlySet<string>, route: Route): boolean => {
  const sets = scopeSetsOf(route)
  return sets.length === 0 || sets.some((set) => set.every((scope) => granted.has(scope)))
}
