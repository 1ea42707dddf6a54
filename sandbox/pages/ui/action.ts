import { useState } from 'react'
import { somethingChanged } from '../core/live'

export interface Action<A extends unknown[]> {
  run(...args: A): Promise<boolean>
  busy: boolean
  error: Error | null
  clear(): void
}

/** Something a person does to the site: busy meanwhile, its refusal kept, what is shown loaded again after. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Action<A> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const run = async (...args: A): Promise<boolean> => {
    setBusy(true)
    setError(null)
    try {
      await act(...args)
      return true
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)))
      return false
    } finally {
      setBusy(false)
      somethingChanged()
    }
  }
  return { run, busy, error, clear: () => setError(null) }
}
