import type { Instant } from '../../../src/domain/time'
import { now } from '../server-time'

/** Whose words, on which incident, in which form. */
export interface DraftPlace {
  accountId: string | null
  issueId: string
  form: string
}
export interface Draft {
  values: Record<string, string>
  /** The server's time, as all other times on the screen. */
  keptAt: Instant
}

const keyOf = ({ accountId, issueId, form }: DraftPlace): string => `retrac.draft.${accountId ?? 'me'}.${issueId}.${form}`

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null || !('values' in value) || !('keptAt' in value)) return false
  const { values, keptAt } = value
  return typeof keptAt === 'number' && typeof values === 'object' && values !== null && Object.values(values).every((each) => typeof each === 'string')
}

/** Drafts live in this browser until sent. A browser that keeps nothing loses comfort, never a text on the screen. */
export function readDraft(place: DraftPlace): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null')
    return isDraft(kept) ? kept : null
  } catch {
    return null
  }
}

/** Answers the instant at which it was kept; null: this browser doesn't keep. */
export function keepDraft(place: DraftPlace, values: Record<string, string>): Instant | null {
  try {
    const keptAt = now()
    localStorage.setItem(keyOf(place), JSON.stringify({ values, keptAt } satisfies Draft))
    return keptAt
  } catch {
    return null
  }
}

/** Once it was sent. */
export function dropDraft(place: DraftPlace): void {
  try {
    localStorage.removeItem(keyOf(place))
  } catch {
    // Nothing was kept there either.
  }
}
