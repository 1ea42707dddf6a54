import type { Impact, Severity, SeverityMatrix, Urgency } from '../../../../src/domain/policy/policy'
import { IMPACTS, SEVERITIES, URGENCIES } from '../../../../src/domain/policy/policy'

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
