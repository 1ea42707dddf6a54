import type { InstalledApp, Kernel, Person, Principal, Site } from '../kernel/types'
import { createDispatcher } from './http/dispatch'
import { placeFacts } from './place'
import { createPortalRequest } from './portal'
import { ROUTES } from './routes'
import { plant } from './seed'
import { SiteState } from './state'

/** The Jira and JSM half of the sandbox: an emulated site over the kernel's collections. */
export const createSite = (kernel: Kernel): Site => {
  const state = new SiteState(kernel)
  const dispatcher = createDispatcher(state, ROUTES)
  return {
    fetch: async (request, caller) => dispatcher.fetch(request, { caller }),
    install: (app: InstalledApp) => state.install(app),
    onEvent: (receive) => state.onEvent(receive),
    people: () => state.everyone(),
    personByEmail: (email) => state.accounts().find((each) => each.email.toLowerCase() === email.toLowerCase()),
    personByKey: (key) => state.people.get(key),
    place: (accountId, place) => placeFacts(state, accountId, place),
    createPortalRequest: async (person: Person | null, body) => createPortalRequest(state, person, body),
    isPanelPinned: (moduleKey, projectKey) => state.pins.get(`${moduleKey}/${projectKey}`) === true,
    seed: (seed) => plant(state, seed),
  }
}

/** A refused sign-in, in Jira's words. */
export interface UnknownUser {
  kind: 'unknown'
}

/**
 * Who sends a request from outside: basic authentication with an e-mail address and any token, as in Jira.
 * Without credentials nobody; with those of nobody here, unknown: answer 401.
 */
export const principalOf = (request: Request, site: Pick<Site, 'personByEmail'>): Principal | UnknownUser => {
  const [scheme = '', credentials = ''] = (request.headers.get('authorization') ?? '').split(' ')
  if (scheme === '') return { kind: 'anonymous' }
  if (scheme.toLowerCase() !== 'basic') return { kind: 'unknown' }
  const [email = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':')
  const person = site.personByEmail(email)
  return person?.active !== true ? { kind: 'unknown' } : { kind: 'user', accountId: person.accountId }
}
