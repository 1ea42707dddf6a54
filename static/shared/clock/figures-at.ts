import { clockFigures } from '../../../src/domain/sla/figures'
import type { ClockFacts, ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
import { wholeSecond } from '../time'

/** Instants cut to the second before anything is computed: cut afterwards, a card and its table could differ by one. */
export const inWholeSeconds = (facts: ClockFacts): ClockFacts => ({
  ...facts,
  startedAt: wholeSecond(facts.startedAt),
  endedAt: facts.endedAt === null ? null : wholeSecond(facts.endedAt),
  stops: facts.stops.map(({ from, to, why }) => ({ from: wholeSecond(from), to: to === null ? null : wholeSecond(to), why })),
})

/** A clock's figures as every screen shows them, so that all say the same to the second. */
export const figuresAt = (facts: ClockFacts, now: Instant): ClockFigures => clockFigures(inWholeSeconds(facts), wholeSecond(now))
