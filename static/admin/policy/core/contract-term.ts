import type { Contract } from '../../../../src/domain/policy/policy'
import { DAY_MS } from '../../../../src/domain/time'
import { counted } from './counted'

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** How a contract stands on a day: "Ends in 12 days", "Ended 3 days ago"; both dates are days of the contract. */
export function termWords({ from, until }: Pick<Contract, 'from' | 'until'>, today: string): string {
  if (from !== null && from > today) return `Starts in ${counted(daysBetween(today, from), 'day')}`
  if (until === null) return 'Runs without an end'
  if (until < today) return `Ended ${counted(daysBetween(until, today), 'day')} ago`
  return until === today ? 'Ends today' : `Ends in ${counted(daysBetween(today, until), 'day')}`
}
