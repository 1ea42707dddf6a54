import { ALWAYS_OPEN } from '../../../../src/domain/policy/default-policy'
import type { Policy } from '../../../../src/domain/policy/policy'
import { METRICS, SEVERITIES } from '../../../../src/domain/policy/policy'

/** A calendar's name: one that never closes is `24x7`. */
export const calendarWords = (calendars: Policy['calendars'], id: string): string => (calendars[id]?.kind === 'alwaysOpen' ? '24x7' : id)

/** The calendar of most goals: only a cell that differs names its own. */
export function mainCalendar({ goals }: Pick<Policy, 'goals'>): string {
  const ids = SEVERITIES.flatMap((severity) => METRICS.flatMap((metric) => goals[severity][metric]?.calendarId ?? []))
  const uses = (id: string): number => ids.filter((each) => each === id).length
  return [...new Set(ids)].sort((one, other) => uses(other) - uses(one))[0] ?? ALWAYS_OPEN
}
