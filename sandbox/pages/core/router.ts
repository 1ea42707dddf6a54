import { useSyncExternalStore, type MouseEvent } from 'react'

/** Who to be, named in an address: read once, then taken out of it. */
const AS_PARAMETER = 'as'

const listeners = new Set<() => void>()
const tell = (): void => listeners.forEach((listener) => listener())

window.addEventListener('popstate', tell)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Jira's own addresses, which apps and people may use, as this site's. */
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^\/servicedesk\/customer\/portals?\/?$/, '/portal'],
  [/^\/servicedesk\/customer\/user\/requests\/?$/, '/portal/requests'],
  [/^\/servicedesk\/customer\/portal\/(\d+)\/create\/(\d+)$/, '/portal/$1/create/$2'],
  [/^\/servicedesk\/customer\/portal\/(\d+)\/([^/]+)$/, '/portal/$1/$2'],
  [/^\/servicedesk\/customer\/portal\/\d+\/?$/, '/portal'],
  [/^\/jira\/servicedesk\/projects\/([^/]+)\/queues.*$/, '/jira/projects/$1/queues'],
]

export function ownPath(path: string): string {
  for (const [pattern, target] of ALIASES) if (pattern.test(path)) return path.replace(pattern, target)
  return path
}

/** Goes to a path of this site, optionally under a new query and hash. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const url = new URL(to, window.location.href)
  url.pathname = ownPath(url.pathname)
  const changesPath = url.pathname !== window.location.pathname
  window.history[options.replace ? 'replaceState' : 'pushState'](null, '', url)
  if (changesPath) window.scrollTo(0, 0)
  tell()
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname)
}

export function useQuery(name: string): string | null {
  return useSyncExternalStore(subscribe, () => new URLSearchParams(window.location.search).get(name))
}

/** The values of `:names` where the path fits the pattern, else null. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.replace(/\/$/, '').split('/')
  if (wanted.length !== given.length) return null
  const values: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':')) values[part.slice(1)] = decodeURIComponent(value)
    else if (part !== value) return null
  }
  return values
}

/** Takes `?as=` out of the address and answers its value. */
export function takePersonFromAddress(): string | null {
  const url = new URL(window.location.href)
  const person = url.searchParams.get(AS_PARAMETER)
  const path = ownPath(url.pathname)
  if (person === null && path === url.pathname) return null
  url.searchParams.delete(AS_PARAMETER)
  url.pathname = path
  window.history.replaceState(null, '', url)
  return person
}

/** Handles a plain click on a link of ours without loading the page anew. */
export function followLink(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  navigate(event.currentTarget.href)
}
