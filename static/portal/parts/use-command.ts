import { useState } from 'react'
import type { PortalIncident, Problem } from '../../../src/api/answers'
import type { Request } from './use-request'

export interface CommandRun {
  busy: boolean
  problem: Problem | null
  /** Gives one command; null where it was not done, `problem` then says why. A second press while one waits does nothing. */
  run: (command: Parameters<Request['act']>[0]) => Promise<PortalIncident | null>
}

/** Steps of the process aren't optimistic: the button waits, then the truth is drawn. */
export function useCommand(request: Request): CommandRun {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run: CommandRun['run'] = async (command) => {
    if (busy) return null
    setBusy(true)
    setProblem(null)
    const wire = await request.act(command)
    setBusy(false)
    if (wire.ok) return wire.answer
    setProblem(wire.problem)
    return null
  }
  return { busy, problem, run }
}
