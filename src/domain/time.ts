/** Epoch milliseconds, UTC, integer. */
export type Instant = number
/** Length in milliseconds, integer. */
export type Millis = number

export const SECOND_MS: Millis = 1_000
export const MINUTE_MS: Millis = 60_000
export const HOUR_MS: Millis = 3_600_000
export const DAY_MS: Millis = 86_400_000

/** A stretch of time; `to` null: still going on. */
export interface Span {
  from: Instant
  to: Instant | null
}
