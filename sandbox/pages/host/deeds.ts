import { useSyncExternalStore } from 'react'

export type Facts = Record<string, string | number | boolean>

/**
 * What the visitor did in this browser, so that the tour can tick its steps:
 * kept in this browser only, the newest last.
 */
export type Deed =
  | { kind: 'invoked'; person: string; functionKey: string; payload: Facts; result: Facts }
  | { kind: 'visited'; person: string; path: string }
  | { kind: 'requested'; person: string; requestTypeId: string; answers: Facts }
  | { kind: 'clock-moved'; person: string; ms: number }

const STORE_KEY = 'sandbox.deeds'
const KEPT = 400
const FACT_LENGTH = 80

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
  try {
    localStorage.setItem(STORE_KEY, JSON.stringify(deeds))
  } catch {
    // A full or forbidden store only means that ticks do not outlast the page.
  }
  listeners.forEach((listener) => listener())
}

/** Screens ask the same again and again; what one asked a moment ago is not kept twice. */
const SAME_WITHIN = 20

export function recordDeed(deed: Deed): void {
  const written = JSON.stringify(deed)
  if (deed.kind === 'invoked' && deeds.slice(-SAME_WITHIN).some((earlier) => JSON.stringify(earlier) === written)) return
  keep([...deeds, deed].slice(-KEPT))
}

/** A value's own words, numbers and truths: enough to know a call by, small enough to keep hundreds. */
export function factsOf(value: unknown): Facts {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value)
    .filter((pair): pair is [string, string | number | boolean] => ['string', 'number', 'boolean'].includes(typeof pair[1]))
    .map(([key, fact]) => [key, typeof fact === 'string' ? fact.slice(0, FACT_LENGTH) : fact]))
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
