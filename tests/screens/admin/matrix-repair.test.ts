import fc from 'fast-check'
import { policyProblems } from '../../../src/domain/policy/checks'
import { defaultPolicy } from '../../../src/domain/policy/default-policy'
import type { SeverityMatrix } from '../../../src/domain/policy/policy'
import { IMPACTS, SEVERITIES, URGENCIES } from '../../../src/domain/policy/policy'
import { fittingSeverity, lowerAbove, raised, withCell } from '../../../static/admin/policy/core/matrix-repair'

const policy = defaultPolicy(0)
const wrongCells = (matrix: SeverityMatrix): string[] => policyProblems({ ...policy, matrix }).map(({ path }) => path)
const severity = fc.constantFrom(...SEVERITIES)
const row = fc.record({ low: severity, medium: severity, high: severity })
const matrices = fc.record({ everyone: row, several: row, justMe: row })
const cells = IMPACTS.flatMap((impact) => URGENCIES.map((urgency) => ({ impact, urgency, path: `matrix.${impact}.${urgency}` })))

test('every cell that the domain calls wrong has one above it that is lower, and both ways out mend it', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      for (const { impact, urgency, path } of cells) {
        if (!wrongCells(matrix).includes(path)) continue
        const above = lowerAbove(matrix, impact, urgency)
        expect(above.length).toBeGreaterThan(0)
        expect(wrongCells(withCell(matrix, impact, urgency, fittingSeverity(above)))).not.toContain(path)
        expect(wrongCells(raised(matrix, impact, urgency))).not.toContain(path)
      }
    }),
  )
})
