/**
 * The history that `view.createHistory` gives a full-page module. It is kept
 * in the fragment of the page's address, so that the browser's own back
 * button and a copied address work.
 */
export interface HistoryLocation {
  pathname: string
  search: string
  hash: string
  state: unknown
  key: string
}

type Action = 'POP' | 'PUSH' | 'REPLACE'
type Listener = (location: HistoryLocation, action: Action) => unknown
type To = string | { pathname?: string; search?: string; hash?: string }

function currentLocation(state: unknown = null): HistoryLocation {
  const url = new URL(window.location.hash.slice(1) || '/', 'http://page')
  return { pathname: url.pathname, search: url.search, hash: url.hash, state, key: 'default' }
}

function fragmentOf(to: To): string {
  return typeof to === 'string' ? to : `${to.pathname ?? '/'}${to.search ?? ''}${to.hash ?? ''}`
}

export interface PageHistory {
  history: Record<string, unknown>
  end: () => void
}

export function createPageHistory(): PageHistory {
  const listeners = new Set<Listener>()
  const tell = (action: Action, state?: unknown): void => {
    const location = currentLocation(state)
    listeners.forEach((listener) => void listener(location, action))
  }
  const write = (action: 'PUSH' | 'REPLACE', to: To, state: unknown): void => {
    const address = `#${fragmentOf(to)}`
    if (action === 'PUSH') window.history.pushState(null, '', address)
    else window.history.replaceState(null, '', address)
    tell(action, state)
  }
  const onPop = (): void => tell('POP')
  window.addEventListener('popstate', onPop)
  const history = {
    action: 'POP' satisfies Action,
    location: currentLocation(),
    push: (to: To, state?: unknown) => write('PUSH', to, state),
    replace: (to: To, state?: unknown) => write('REPLACE', to, state),
    go: (delta: number) => window.history.go(delta),
    goBack: () => window.history.back(),
    goForward: () => window.history.forward(),
    listen: (listener: Listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { history, end: () => window.removeEventListener('popstate', onPop) }
}
