import type { Impact, Severity, SeverityMatrix, Urgency } from '../../../../src/domain/policy/policy'
import { IMPACTS, SEVERITIES, URGENCIES } from '../../../../src/domain/policy/policy'
import { IMPACT } from '../../../shared/vocabulary'
import { allOf } from './list-words'

export interface Cell {
  impact: Impact
  urgency: Urgency
  severity: Severity
}

/** 0 is the gravest. */
const rank = (severity: Severity): number => SEVERITIES.indexOf(severity)

/** Cells with as much impact and urgency or more, that still give a lower severity: the other half of the problem. */
export const lowerAbove = (matrix: SeverityMatrix, impact: Impact, urgency: Urgency): Cell[] =>
  IMPACTS.flatMap((otherImpact) =>
    URGENCIES.flatMap((otherUrgency) => {
      const severity = matrix[otherImpact][otherUrgency]
      // IMPACTS runs from everyone to just me, URGENCIES from low to high.
      const isMore = IMPACTS.indexOf(otherImpact) <= IMPACTS.indexOf(impact) && URGENCIES.indexOf(otherUrgency) >= URGENCIES.indexOf(urgency)
      return isMore && rank(severity) > rank(matrix[impact][urgency]) ? [{ impact: otherImpact, urgency: otherUrgency, severity }] : []
    }),
  )

export const withCell = (matrix: SeverityMatrix, impact: Impact, urgency: Urgency, severity: Severity): SeverityMatrix => ({
  ...matrix,
  [impact]: { ...matrix[impact], [urgency]: severity },
})

/** The severity that a cell may have beside those above it: the least grave of theirs. */
export const fittingSeverity = (above: readonly Cell[]): Severity =>
  SEVERITIES[Math.max(0, ...above.map(({ severity }) => rank(severity)))] ?? 'S4'

/** Those above raised to the cell's own severity. */
export const raised = (matrix: SeverityMatrix, impact: Impact, urgency: Urgency): SeverityMatrix =>
  lowerAbove(matrix, impact, urgency).reduce((next, cell) => withCell(next, cell.impact, cell.urgency, matrix[impact][urgency]), matrix)

const pair = ({ impact, urgency }: Pick<Cell, 'impact' | 'urgency'>): string => `${IMPACT[impact].toLowerCase()} with ${urgency}`

/** "Just me with low is S3, but several with low and just me with medium are S4." */
export function conflictWords(cell: Cell, above: readonly Cell[]): string {
  const groups = SEVERITIES.map((severity) => ({ severity, cells: above.filter((each) => each.severity === severity) })).filter(({ cells }) => cells.length > 0)
  const others = groups.map(({ severity, cells }) => `${allOf(cells.map(pair))} ${cells.length === 1 ? 'is' : 'are'} ${severity}`)
  const words = `${pair(cell)} is ${cell.severity}, but ${allOf(others)}.`
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
