import type { DeclineWhy } from '../../../../src/domain/incident/commands'

interface Reason {
  value: DeclineWhy
  label: string
  /** The reason told back within a sentence; null: the words that came with it say it. */
  within: string | null
}

/** The four answers to "What's still wrong?", in the order they are asked. */
export const DECLINE_REASONS: readonly Reason[] = [
  { value: 'stillHappens', label: 'It still happens', within: 'it still happens' },
  { value: 'differentProblem', label: "It's a different problem now", within: "it's a different problem now" },
  { value: 'notTested', label: "I haven't been able to try it", within: "you haven't been able to try it" },
  { value: 'other', label: 'Something else', within: null },
]

export const declineWhyOf = (value: string): DeclineWhy | null => DECLINE_REASONS.find((reason) => reason.value === value)?.value ?? null
export const declineReasonWords = (why: DeclineWhy): string | null => DECLINE_REASONS.find((reason) => reason.value === why)?.within ?? null
