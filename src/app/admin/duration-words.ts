import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/time'
import type { Millis } from '../../domain/time'

const UNITS: [Millis, string][] = [
  [DAY_MS, 'd'],
  [HOUR_MS, 'h'],
  [MINUTE_MS, 'min'],
  [SECOND_MS, 's'],
]

/** "4 h 30 min": two units at most, cut, never rounded up (screens.md 2). */
export const durationWords = (ms: Millis): string => {
  const parts: string[] = []
  let left = Math.max(0, ms)
  for (const [unit, word] of UNITS) {
    const n = Math.floor(left / unit)
    left -= n * unit
    if (n > 0) parts.push(`${n} ${word}`)
  }
  return parts.slice(0, 2).join(' ') || '0 min'
}
