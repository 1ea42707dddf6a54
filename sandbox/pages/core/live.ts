import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

/**
 * One counter for the page: it grows when something may have changed on the
 * site, and whatever was loaded is then loaded again.
 */
let revision = 0
const listeners = new Set<() => void>()

/** Many events of one step come close together; they lead to one reload. */
const GATHER_MS = 250

export function somethingChanged(): void {
  revision++
  listeners.forEach((listener) => listener())
}

export function onChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useRevision(): number {
  return useSyncExternalStore(onChange, () => revision)
}

/** Listens to the site's own changes, and to the window coming back to the front. */
export function followSite(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = null
      somethingChanged()
    }, GATHER_MS)
  }
  const source = new EventSource('/sandbox/events')
  source.onmessage = soon
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) source.close()
  }
  window.addEventListener('focus', soon)
  return () => {
    source.close()
    window.removeEventListener('focus', soon)
    if (timer) clearTimeout(timer)
  }
}

export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'failed'; error: Error }
  | { state: 'ready'; value: T }

/**
 * Loads what `load` answers, again whenever `key` changes or the site does.
 * What was loaded before stays on the page until the new answer is there,
 * unless `key` changed.
 */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const current = useRevision()
  const [result, setResult] = useState<{ key: string; loaded: Loaded<T> }>({ key, loaded: { state: 'loading' } })
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    let wanted = true
    const keep = (loaded: Loaded<T>): void => {
      if (wanted) setResult({ key, loaded })
    }
    latest.current().then(
      (value) => keep({ state: 'ready', value }),
      (error: unknown) => keep({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) }),
    )
    return () => {
      wanted = false
    }
  }, [key, current])
  return result.key === key ? result.loaded : { state: 'loading' }
}
