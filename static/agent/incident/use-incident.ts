import { useCallback, useEffect, useRef, useState } from 'react'
import { view } from '@forge/bridge'
import type { AgentIncident, Problem, Wire } from '../../../src/api/answers'
import type { CallName, InputOf } from '../../../src/api/calls'
import { client } from '../../shared/client'
import { withMovedAt } from '../../shared/moved-at'
import { tickNow } from '../../shared/ticker'
import { useZone } from '../../shared/viewer'
import { readRevision } from './jira'
import { tell, useSignal } from './signals'

const api = client('agent')
const POLL_MS = 20_000

/** Commands that agents' screens give on an incident: all of the table's that are no questions and no raising. */
export type DeskCommand = Exclude<CallName<'agent'>, 'getIncident' | 'getQueue' | 'getRaise' | 'raise'>
export type CommandInput<Name extends DeskCommand> = Omit<InputOf<'agent', Name>, 'issueId' | 'seenRevision'>
/** Null: done, and the screen shows the new state. */
export type Act = <Name extends DeskCommand>(name: Name, input: CommandInput<Name>) => Promise<Problem | null>

export type Loaded = { status: 'loading' } | { status: 'problem'; problem: Problem } | { status: 'ready'; data: AgentIncident }

/** One incident, kept in step: with this screen's commands, with ReTRAC's other frames, and every 20 s with its projection. */
export function useIncident(issueId: string): { loaded: Loaded; reload: () => void; act: Act } {
  const [loaded, setLoaded] = useState<Loaded>({ status: 'loading' })
  const revision = useRef<number | null>(null)
  const zone = useZone()

  const take = useCallback((answer: Wire<AgentIncident>): void => {
    if (answer.ok) {
      revision.current = answer.answer.view.revision
      setLoaded({ status: 'ready', data: answer.answer })
      tickNow()
      return
    }
    // What is on the screen stays: a failed refresh is no reason to take it away, a lost access is.
    const { problem } = answer
    setLoaded((before) => (before.status === 'ready' && problem.kind !== 'noAccess' && problem.kind !== 'notTracked' ? before : { status: 'problem', problem }))
  }, [])

  const reload = useCallback((): void => void api.getIncident({ issueId }).then(take), [issueId, take])
  useEffect(reload, [reload])

  const look = useCallback(async (): Promise<void> => {
    if (revision.current === null || document.hidden) return
    const seen = await readRevision(issueId)
    if (seen !== null && seen !== revision.current) reload()
  }, [issueId, reload])
  useEffect(() => {
    const onShown = (): void => void look()
    const timer = setInterval(onShown, POLL_MS)
    document.addEventListener('visibilitychange', onShown)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onShown)
    }
  }, [look])
  useSignal('changed', issueId, () => void look())

  const act: Act = async (name, input) => {
    // Each call's own input type was checked where `act` was called; the table's union is one too many for the compiler.
    const send = api[name] as (whole: object) => Promise<Wire<AgentIncident>>
    const answer = await send({ ...input, issueId, ...(revision.current === null ? {} : { seenRevision: revision.current }) })
    if (!answer.ok) {
      if (answer.problem.kind === 'movedOn') {
        reload()
        tell('changed', issueId)
      }
      return withMovedAt(answer.problem, zone)
    }
    take(answer)
    tell('changed', issueId)
    // Jira's own fields (status, assignee) have changed with it.
    void view.refresh().catch(() => undefined)
    return null
  }

  return { loaded, reload, act }
}
