import type { ClockFigures } from '../../../../src/domain/views/clock-view'
import type { Instant } from '../../../../src/domain/time'
import type { QueueRow } from './search'
import { figuresAt } from '../../../shared/clock/figures-at'

export interface DrawnRow extends QueueRow {
  figures: ClockFigures | null
}

/** Clocks of rows at `now`, by the domain's own function. */
export const drawn = (rows: readonly QueueRow[], now: Instant): DrawnRow[] =>
  rows.map((row) => ({ ...row, figures: row.facts.clock === null ? null : figuresAt(row.facts.clock, now) }))

/** Running by due instant, then standing still by time left, then those without a clock; the number breaks ties. */
function rank({ figures }: DrawnRow): [number, number] {
  if (figures === null || figures.endedAt !== null) return [2, 0]
  return figures.dueAt === null ? [1, figures.leftMs] : [0, figures.dueAt]
}

export function byNextDue(rows: readonly DrawnRow[]): DrawnRow[] {
  return [...rows].sort((one, other) => {
    const [oneGroup, oneValue] = rank(one)
    const [otherGroup, otherValue] = rank(other)
    return oneGroup - otherGroup || oneValue - otherValue || one.facts.number.localeCompare(other.facts.number)
  })
}

/**
 * Rows never move under the hand: known ones keep their place, and how many would have to move for the order to be right
 * again is counted: one that jumped ahead counts once, not all that it passed.
 */
export function keepPlaces(rows: readonly DrawnRow[], places: readonly string[]): { rows: DrawnRow[]; moved: number } {
  const sorted = byNextDue(rows)
  const byId = new Map(sorted.map((row) => [row.issueId, row]))
  const known = places.map((id) => byId.get(id)).filter((row) => row !== undefined)
  const placed = new Set(places)
  const kept = [...known, ...sorted.filter((row) => !placed.has(row.issueId))]
  const rankOf = new Map(sorted.map((row, place) => [row.issueId, place]))
  return { rows: kept, moved: kept.length - longestRise(kept.map((row) => rankOf.get(row.issueId) ?? 0)) }
}

/** How many of the numbers can stay where they are while the rest moves into order. */
function longestRise(numbers: readonly number[]): number {
  // `ends[length]`: the smallest number that a rise of that length, less one, may end with.
  const ends: number[] = []
  for (const number of numbers) {
    const place = ends.findIndex((end) => end >= number)
    ends[place === -1 ? ends.length : place] = number
  }
  return ends.length
}
