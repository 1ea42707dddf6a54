import { useRef } from 'react'
import type { PortalIncident, Problem } from '../../../src/api/answers'
import { useCommand, type CommandRun } from './use-command'
import type { Request } from './use-request'

type Order = Parameters<CommandRun['run']>[0]

export interface Press {
  busy: boolean
  problem: Problem | null
  /** Gives the command; `then` with the truth after it. */
  press: (order: Order, then: (after: PortalIncident) => void) => void
  /** Gives again what was pressed last: where several buttons stand together, never another one's command. */
  again: () => void
}

/** Buttons that stand together and give one command each. */
export function usePress(request: Request): Press {
  const { busy, problem, run } = useCommand(request)
  const last = useRef<{ order: Order; then: (after: PortalIncident) => void } | null>(null)
  const give = (): void => {
    const pressed = last.current
    if (pressed === null) return
    void run(pressed.order).then((after) => {
      if (after) pressed.then(after)
    })
  }
  return {
    busy,
    problem,
    press: (order, then) => {
      if (busy) return
      last.current = { order, then }
      give()
    },
    again: give,
  }
}
