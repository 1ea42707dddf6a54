import { useEffect, useMemo, useRef } from 'react'
import { clockFigures } from '../../../src/domain/sla/figures'
import type { ClockFacts, ClockFigures, ClockState } from '../../../src/domain/views/clock-view'
import { SECOND_MS } from '../../../src/domain/time'
import type { Instant } from '../../../src/domain/time'
import { useSpeak } from '../parts/announcer'
import { useNow } from '../ticker'
import type { LookerSide } from '../vocabulary'
import { spokenWords } from './words'

const wholeSecond = (at: Instant): Instant => Math.floor(at / SECOND_MS) * SECOND_MS

/** Instants cut to the second before anything is computed: cut afterwards, a card and its table could differ by one. */
export const inWholeSeconds = (facts: ClockFacts): ClockFacts => ({
  ...facts,
  startedAt: wholeSecond(facts.startedAt),
  endedAt: facts.endedAt === null ? null : wholeSecond(facts.endedAt),
  stops: facts.stops.map(({ from, to, why }) => ({ from: wholeSecond(from), to: to === null ? null : wholeSecond(to), why })),
})

/** Figures of all clocks at the ticker's instant, by the domain's own function; no call is made to tick. */
export function useFigures(facts: readonly ClockFacts[]): { now: Instant; figures: ClockFigures[] } {
  const now = wholeSecond(useNow())
  const figures = useMemo(() => facts.map((each) => clockFigures(inWholeSeconds(each), now)), [facts, now])
  return { now, figures }
}

/** Speaks when a clock changes state, into the screen's live region; the first sight of a clock is not a change. */
export function useSpokenStates(figures: readonly ClockFigures[], side: LookerSide): void {
  const speak = useSpeak()
  const known = useRef(new Map<string, ClockState>())
  useEffect(() => {
    const changed = figures.filter(({ metric, cycle, state }) => {
      const before = known.current.get(`${metric} ${cycle}`)
      known.current.set(`${metric} ${cycle}`, state)
      return before !== undefined && before !== state
    })
    if (changed.length > 0) speak(changed.map((each) => spokenWords(each, side)).join(' '))
  })
}
