import { useEffect, useRef } from 'react'
import Button from '@atlaskit/button/new'
import type { Problem } from '../../../src/api/answers'
import type { PersonCommandName } from '../../../src/domain/incident/commands'
import type { AgentView } from '../../../src/domain/views/agent-view'
import { Message } from '../../shared/desk/message'
import { commandWords, isDeskCommand } from './commands'

const AGAIN_IN_MS = 20_000

interface Props {
  problem: Problem
  view: AgentView
  again: () => void
  goTo: (command: PersonCommandName) => void
}

/** Why a command was not done, with the button that helps: the way out of a rule, or another try. */
export function CommandProblem({ problem, view, again, goTo }: Props) {
  const { kind, text, wayOut } = problem
  const latest = useRef(again)
  useEffect(() => {
    latest.current = again
  })
  useEffect(() => {
    if (kind !== 'busy') return undefined
    const timer = setTimeout(() => latest.current(), problem.retryAfterMs ?? AGAIN_IN_MS)
    return () => clearTimeout(timer)
  }, [kind, problem])
  const action = (() => {
    if (wayOut !== undefined && isDeskCommand(wayOut)) return <Button onClick={() => goTo(wayOut)}>{commandWords(wayOut, view)}</Button>
    return kind === 'failed' ? <Button onClick={again}>Try again</Button> : undefined
  })()
  return (
    <Message tone={kind === 'failed' ? 'error' : 'warning'} spoken action={action}>
      {text}
    </Message>
  )
}
