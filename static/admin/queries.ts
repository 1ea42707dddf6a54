import { useCallback, useEffect, useState } from 'react'
import type { Problem, Wire } from '../../src/api/answers'
import { client } from '../shared/client'

export const admin = client('admin')

export type Loaded<Answer> = { state: 'loading' } | { state: 'problem'; problem: Problem } | { state: 'ready'; answer: Answer }

/** One call a screen; `take` puts a newer answer in its place, `again` asks anew. */
export function useLoaded<Answer>(load: () => Promise<Wire<Answer>>): { loaded: Loaded<Answer>; take: (answer: Answer) => void; again: () => void } {
  const [loaded, setLoaded] = useState<Loaded<Answer>>({ state: 'loading' })
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let current = true
    void load().then((wire) => {
      if (current) setLoaded(wire.ok ? { state: 'ready', answer: wire.answer } : { state: 'problem', problem: wire.problem })
    })
    return () => {
      current = false
    }
  }, [load, asked])
  const take = useCallback((answer: Answer) => setLoaded({ state: 'ready', answer }), [])
  const again = useCallback(() => {
    setLoaded({ state: 'loading' })
    setAsked((times) => times + 1)
  }, [])
  return { loaded, take, again }
}
