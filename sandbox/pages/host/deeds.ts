import { useSyncExternalStore } from 'react'

/**
 * What the visitor did in this browser, so that the tour can tick its steps:
 * kept in this browser only, the newest last.
 */
export type Deed =
  | { kind: 'invoked'; person: string; functionKey: string; payload: unknown; result: unknown }
  | { kind: 'visited'; person: string; path: string }
  | { kind: 'requested'; person: string; requestTypeId: string; answers: Record<string, unknown> }
  | { kind: 'clock-moved'; person: string; ms: number }

const STORE_KEY = 'sandbox.deeds'
const KEPT = 400

function read(): Deed[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE_KEY) ?? '[]')
    return Array.isArray(stored) ? (stored as Deed[]) : []
  } catch {
    return []
  }
}

let deeds: Deed[] = read()
const listeners = new Set<() => void>()

function keep(next: Deed[]): void {
  deeds = next
  localStorage.setItem(STORE_KEY, JSON.stringify(deeds))
  listeners.forEach((listener) => listener())
}

export function recordDeed(deed: Deed): void {
  keep([...deeds, deed].slice(-KEPT))
}

export function forgetDeeds(): void {
  keep([])
}

export function useDeeds(): readonly Deed[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => deeds,
  )
}
