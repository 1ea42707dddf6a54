import type { ClockFacts, ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
import { figuresAt } from '../../shared/clock/figures-at'

/** The restore clock of the newest cycle; null where the severity has no such goal. */
export function restoreClock(clocks: readonly ClockFacts[]): ClockFacts | null {
  return clocks.reduce<ClockFacts | null>((newest, clock) => {
    if (clock.metric !== 'restore') return newest
    return newest && newest.cycle > clock.cycle ? newest : clock
  }, null)
}

/**
 * The clock as it will stand if the customer says no: a declined proposal's stop counts as if it had not stopped
 * (process.md "Clocks"). A stop that began before the proposal is another hold's and stays.
 */
export function asIfDeclined(facts: ClockFacts, proposedAt: Instant): ClockFacts {
  return { ...facts, stops: facts.stops.filter((stop) => stop.to !== null || stop.from < proposedAt) }
}

/** What the restore clock will say if the proposal is declined at `now`; null without such a clock. */
export function declinedFigures(clocks: readonly ClockFacts[], proposedAt: Instant, now: Instant): ClockFigures | null {
  const facts = restoreClock(clocks)
  return facts ? figuresAt(asIfDeclined(facts, proposedAt), now) : null
}

/** When the restore clock is due; null while it stands still, has ended or isn't there. */
export function restoreDue(clocks: readonly ClockFacts[], now: Instant): Instant | null {
  const facts = restoreClock(clocks)
  return facts ? figuresAt(facts, now).dueAt : null
}
