import { useEffect, useMemo, useRef } from 'react'
import type { ClockFacts, ClockFigures, ClockState } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
import { useSpeak } from '../parts/announcer'
import { useNow } from '../ticker'
import { figuresAt } from './figures-at'
import { spokenWords } from './words'

/** Figures of all clocks at the ticker's instant, by the domain's own function; no call is made to tick. */
export function useFigures(facts: readonly ClockFacts[]): { now: Instant; figures: ClockFigures[] } {
  const now = useNow()
  const figures = useMemo(() => facts.map((each) => figuresAt(each, now)), [facts, now])
  return { now, figures }
}

/** Speaks when a clock changes state, into the screen's live region; the first sight of a clock is not a change. */
export function useSpokenStates(figures: readonly ClockFigures[]): void {
  const speak = useSpeak()
  const known = useRef(new Map<string, ClockState>())
  useEffect(() => {
    const changed = figures.filter(({ metric, cycle, state }) => {
      const before = known.current.get(`${metric} ${cycle}`)
      known.current.set(`${metric} ${cycle}`, state)
      return before !== undefined && before !== state
    })
    if (changed.length > 0) speak(changed.map((each) => spokenWords(each)).join(' '))
  })
}
