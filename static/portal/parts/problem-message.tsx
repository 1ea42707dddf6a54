import type { Problem } from '../../../src/api/answers'
import { Button } from '../../shared/parts/button'
import { Message } from '../../shared/parts/message'

/** Why a command was not done, where it was pressed; what may work at once can be tried again. */
export function ProblemMessage({ problem, onRetry }: { problem: Problem | null; onRetry: () => void }) {
  if (!problem) return null
  const mayWorkNow = problem.kind === 'failed' || problem.kind === 'busy'
  return (
    <Message tone={problem.kind === 'failed' ? 'danger' : 'warning'} spoken action={mayWorkNow ? <Button onClick={onRetry}>Try again</Button> : undefined}>
      {problem.text}
    </Message>
  )
}
