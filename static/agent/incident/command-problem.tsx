import { useEffect, useRef } from 'react'
import Button from '@atlaskit/button/new'
import type { Problem } from '../../../src/api/answers'
import type { PersonCommandName } from '../../../src/domain/incident/commands'
import { SECOND_MS } from '../../../src/domain/time'
import type { AgentView } from '../../../src/domain/views/agent-view'
import { Message } from '../../shared/desk/message'
import { commandWords, isDeskCommand, isOffered } from './commands'

const AGAIN_IN_MS = 20_000

/** What the desk reads of a problem: of a busy Jira, that its own try is not needed. */
function wordsOf({ kind, text, retryAfterMs = AGAIN_IN_MS }: Problem): string {
  if (kind !== 'busy') return text
  const seconds = Math.ceil(retryAfterMs / SECOND_MS)
  return `Jira is busy. We'll try again in ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`
}

interface Props {
  problem: Problem
  view: AgentView
  again: () => void
  goTo: (command: PersonCommandName) => void
}

/** Why a command was not done, with the button that helps: the way out of a rule, or another try. */
export function CommandProblem({ problem, view, again, goTo }: Props) {
  const { kind, wayOut } = problem
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
    // A way out that this person may not take would end at the next refusal.
    if (wayOut !== undefined && isDeskCommand(wayOut) && isOffered(wayOut, view)) return <Button onClick={() => goTo(wayOut)}>{commandWords(wayOut, view)}</Button>
    return kind === 'failed' ? <Button onClick={again}>Try again</Button> : undefined
  })()
  return (
    <Message tone={kind === 'failed' ? 'error' : 'warning'} spoken action={action}>
      {wordsOf(problem)}
    </Message>
  )
}
