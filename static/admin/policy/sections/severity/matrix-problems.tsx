import Button from '@atlaskit/button/new'
import type { Impact, Urgency } from '../../../../../src/domain/policy/policy'
import { IMPACTS, URGENCIES } from '../../../../../src/domain/policy/policy'
import { Message } from '../../../../shared/desk/message'
import { fittingSeverity, lowerAbove, raised, withCell } from '../../core/matrix-repair'
import { useDraft } from '../../shell/draft-context'

export const cellProblemId = (path: string): string => `problem-${path.replaceAll('.', '-')}`

const NUMBER_WORDS = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const

/** Under the table: why each wrong cell is wrong, and two ways out. */
export function MatrixProblems() {
  const { errorAt } = useDraft()
  return IMPACTS.flatMap((impact) =>
    URGENCIES.flatMap((urgency) => {
      const text = errorAt(`matrix.${impact}.${urgency}`)
      return text === null ? [] : [<CellProblem key={`${impact} ${urgency}`} impact={impact} urgency={urgency} text={text} />]
    }),
  )
}

function CellProblem({ impact, urgency, text }: { impact: Impact; urgency: Urgency; text: string }) {
  const { edit, change, isLocked } = useDraft()
  const above = lowerAbove(edit.matrix, impact, urgency)
  const fitting = fittingSeverity(above)
  return (
    <div id={cellProblemId(`matrix.${impact}.${urgency}`)}>
      <Message tone="error">
        <div className="stack">
          <p>{text}</p>
          {above.length > 0 && !isLocked && (
            <div className="row">
              <Button onClick={() => change((before) => ({ ...before, matrix: withCell(before.matrix, impact, urgency, fitting) }))}>Make it {fitting}</Button>
              <Button appearance="subtle" onClick={() => change((before) => ({ ...before, matrix: raised(before.matrix, impact, urgency) }))}>
                {above.length === 1 ? 'Raise the other one' : `Raise the other ${NUMBER_WORDS[above.length] ?? above.length}`}
              </Button>
            </div>
          )}
        </div>
      </Message>
    </div>
  )
}
