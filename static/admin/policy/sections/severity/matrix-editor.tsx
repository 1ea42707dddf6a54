import chevronDown from '@atlaskit/icon/core/chevron-down'
import statusError from '@atlaskit/icon/core/status-error'
import type { Impact, Severity, Urgency } from '../../../../../src/domain/policy/policy'
import { SEVERITIES } from '../../../../../src/domain/policy/policy'
import { Icon } from '../../../../shared/icon'
import { SeverityChip } from '../../../../shared/parts/chips'
import { IMPACT, SEVERITY, URGENCY } from '../../../../shared/vocabulary'
import { ChangedDot } from '../../../parts/policy-fields'
import { SeverityMatrix } from '../../../parts/severity-matrix'
import { withCell } from '../../core/matrix-repair'
import { useDraft } from '../../shell/draft-context'
import { cellProblemId } from './matrix-problems'

/** The matrix to choose in; each cell's select lies over its chip, since a native select can't draw one. */
export function MatrixEditor() {
  const { edit } = useDraft()
  return <SeverityMatrix className="matrix-editor" words={edit.words} cell={(impact, urgency) => <Cell impact={impact} urgency={urgency} />} />
}

function Cell({ impact, urgency }: { impact: Impact; urgency: Urgency }) {
  const { edit, change, errorAt, isChanged, isLocked } = useDraft()
  const path = `matrix.${impact}.${urgency}`
  const severity = edit.matrix[impact][urgency]
  const isWrong = errorAt(path) !== null
  const choose = (chosen: Severity): void => change((before) => ({ ...before, matrix: withCell(before.matrix, impact, urgency, chosen) }))
  return (
    <div className={isWrong ? 'matrix-cell matrix-cell-wrong' : 'matrix-cell'}>
      <span className="matrix-cell-drawn" aria-hidden="true">
        <SeverityChip severity={severity} side="agent" />
        <span className="matrix-cell-end">
          {isWrong && (
            <span className="field-error">
              <Icon glyph={statusError} />
            </span>
          )}
          <Icon glyph={chevronDown} small />
        </span>
      </span>
      {isChanged(path) && <ChangedDot />}
      <select
        data-path={path}
        aria-label={`Impact ${IMPACT[impact].toLowerCase()}, urgency ${URGENCY[urgency].toLowerCase()}`}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? cellProblemId(path) : undefined}
        value={severity}
        disabled={isLocked}
        onChange={(event) => {
          const chosen = SEVERITIES.find((each) => each === event.target.value)
          if (chosen) choose(chosen)
        }}
      >
        {SEVERITIES.map((each) => (
          <option key={each} value={each}>
            {SEVERITY[each].agent}
          </option>
        ))}
      </select>
    </div>
  )
}
