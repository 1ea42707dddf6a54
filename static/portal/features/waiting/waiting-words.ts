import type { MyIncidents } from '../../../../src/api/answers'
import type { MyIncident } from '../my-incidents/filters'

/** As many numbers as a line holds. */
const NAMED_MAX = 3

/** What waits for this very person, that which is wanted first on top; what has no date keeps the newest first. */
export function waitingOf({ incidents }: MyIncidents): MyIncident[] {
  const wantedAt = ({ at }: MyIncident): number => at ?? Number.MAX_SAFE_INTEGER
  return incidents.filter(({ state }) => state === 'yourTurn').sort((a, b) => wantedAt(a) - wantedAt(b))
}

/** `2 incidents wait for you`; `cut`: the server looked at the newest only. */
export function waitingWords(count: number, cut: boolean): string {
  const words = count === 1 ? '1 incident waits for you' : `${count} incidents wait for you`
  return cut ? `At least ${words}` : words
}

/** The numbers that are named, and how many more there are. */
export const namedOf = (waiting: readonly MyIncident[]): { named: readonly MyIncident[]; more: number } =>
  ({ named: waiting.slice(0, NAMED_MAX), more: Math.max(0, waiting.length - NAMED_MAX) })
