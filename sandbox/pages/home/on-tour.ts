import { useSyncExternalStore } from 'react'

/** Whether the visitor has set out on the tour, so that its next step goes along from page to page: kept in this browser. */

const STORE_KEY = 'sandbox.tour'
const ON = 'on'

const listeners = new Set<() => void>()
const tell = (): void => listeners.forEach((listener) => listener())

export function setOutOnTour(): void {
  localStorage.setItem(STORE_KEY, ON)
  tell()
}

export function leaveTour(): void {
  localStorage.removeItem(STORE_KEY)
  tell()
}

export function useOnTour(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => localStorage.getItem(STORE_KEY) === ON,
  )
}
