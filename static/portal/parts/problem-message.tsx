import type { Problem } from '../../../src/api/answers'
import { Button } from '../../shared/parts/button'
import { Message } from '../../shared/parts/message'
import { isRefusal } from './use-request'

/** Why a command did not save, where it was pressed, with a way to try again. A refusal is told by the frame: what was pressed may be gone. */
export function ProblemMessage({ problem, onRetry }: { problem: Problem | null; onRetry: () => void }) {
  if (!problem || isRefusal(problem)) return null
  const mayWorkNow = problem.kind === 'failed' || problem.kind === 'busy'
  return (
    <Message tone={problem.kind === 'failed' ? 'danger' : 'warning'} spoken action={mayWorkNow ? <Button onClick={onRetry}>Try again</Button> : undefined}>
      {problem.text}
    </Message>
  )
}
