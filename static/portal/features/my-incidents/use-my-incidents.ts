import { useCallback, useEffect, useRef, useState } from 'react'
import type { MyIncidents, Problem } from '../../../../src/api/answers'
import { tickNow } from '../../../shared/ticker'
import { portal } from '../../parts/use-request'

/** A pause in typing asks; not every letter. */
const TYPING_MS = 300

export interface MyIncidentsState {
  /** What the list was asked for; null: nothing has arrived yet. */
  loaded: { words: string; answer: MyIncidents } | null
  problem: Problem | null
  /** The words on the screen have no answer yet. */
  searching: boolean
  reload: () => void
}

/** The customer's incidents by number or words; the answer to the newest question only. */
export function useMyIncidents(typed: string): MyIncidentsState {
  const words = typed.trim()
  const [loaded, setLoaded] = useState<MyIncidentsState['loaded']>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const newest = useRef(0)

  const ask = useCallback((sought: string) => {
    const mine = ++newest.current
    void portal.getMine({ words: sought }).then((wire) => {
      if (mine !== newest.current) return
      if (wire.ok) setLoaded({ words: sought, answer: wire.answer })
      setProblem(wire.ok ? null : wire.problem)
      tickNow()
    })
  }, [])
  const reload = useCallback(() => ask(words), [ask, words])

  const first = useRef(true)
  useEffect(() => {
    const timer = setTimeout(() => ask(words), first.current ? 0 : TYPING_MS)
    first.current = false
    return () => clearTimeout(timer)
  }, [ask, words])
  useEffect(() => {
    window.addEventListener('focus', reload)
    return () => window.removeEventListener('focus', reload)
  }, [reload])

  return { loaded, problem, searching: loaded !== null && loaded.words !== words && problem === null, reload }
}
