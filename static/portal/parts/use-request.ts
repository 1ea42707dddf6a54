import { events, view } from '@forge/bridge'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PortalIncident, Problem, Wire } from '../../../src/api/answers'
import type { IssueId } from '../../../src/domain/ids'
import { client } from '../../shared/client'
import { withMovedAt } from '../../shared/moved-at'
import { tickNow } from '../../shared/ticker'
import { useZone } from '../../shared/viewer'

export const portal = client('portal')
export type PortalClient = typeof portal

/** Bridge events between the frames of one request. */
export const CHANGED = 'retrac.changed'
export const SHOW_PROMISE = 'retrac.show-promise'

/** Customers' screens ask again this often while they are looked at (screens.md 2). */
const REFRESH_MS = 120_000
/** Coming back or moving the pointer in asks again, but not at every move. */
const RETURN_MS = 10_000

export const OFFLINE: Problem = { kind: 'failed', text: "You're offline. Clocks are right; nothing can be sent." }

export type RequestState =
  | { kind: 'loading' }
  | { kind: 'problem'; problem: Problem }
  /** `problem`: the last refresh failed; what was loaded before still stands. */
  | { kind: 'ready'; incident: PortalIncident; problem: Problem | null }

/** What each command names: its issue, and when what is shown was so. */
export interface OnRequest {
  issueId: IssueId
  seenAt: number
}

export interface Request {
  requestKey: string
  state: RequestState
  /** Why the last command was refused: what it was given on has moved on since, so the words stand above what is so now. */
  refusal: Problem | null
  reload: () => void
  /** Gives a command; its answer is the new truth, and the other frames are told. */
  act: (command: (portal: PortalClient, at: OnRequest) => Promise<Wire<PortalIncident>>) => Promise<Wire<PortalIncident>>
}

/**
 * One request's incident, loaded by one call and kept fresh: after a command in any frame of the request, when the
 * person comes back to it (also after writing in the portal's own comment box, which tells nobody), and every two
 * minutes while it is seen.
 */
export function useRequest(requestKey: string): Request {
  const [state, setState] = useState<RequestState>({ kind: 'loading' })
  const [refusal, setRefusal] = useState<Problem | null>(null)
  const order = useRef({ started: 0, applied: 0 })
  const loadedAt = useRef(0)
  const frame = useRef(crypto.randomUUID())
  const zone = useZone()

  const take = useCallback((mine: number, wire: Wire<PortalIncident>) => {
    // An answer that was asked for before a newer one arrived tells of the past.
    if (mine < order.current.applied) return
    order.current.applied = mine
    setState((before) => merge(before, wire))
  }, [])

  const reload = useCallback(() => {
    const mine = ++order.current.started
    loadedAt.current = Date.now()
    void portal.getIncident({ requestKey }).then((wire) => {
      take(mine, wire)
      tickNow()
    })
  }, [requestKey, take])

  const tellOthers = useCallback(() => void events.emit(CHANGED, { requestKey, frame: frame.current }), [requestKey])

  const act = useCallback<Request['act']>(async (command) => {
    if (state.kind !== 'ready') throw new Error('A command before its incident was loaded')
    setRefusal(null)
    if (!navigator.onLine) return { ok: false, problem: OFFLINE }
    const wire = timed(await command(portal, { issueId: state.incident.view.issueId, seenAt: state.incident.now }), zone)
    if (wire.ok) {
      take(++order.current.started, wire)
      tickNow()
      tellOthers()
      // The page's own status and activity; a view that takes no refresh refuses, which changes nothing here.
      void view.refresh().catch(() => undefined)
    } else if (isRefusal(wire.problem)) {
      setRefusal(wire.problem)
      reload()
      tellOthers()
    }
    return wire
  }, [state, take, reload, tellOthers, zone])

  const refresh = useCallback(() => {
    setRefusal(null)
    reload()
  }, [reload])

  useEffect(reload, [reload])
  useFreshness(refresh, loadedAt, requestKey, frame.current)
  return { requestKey, state, refusal, reload, act }
}

const timed = (wire: Wire<PortalIncident>, zone: string): Wire<PortalIncident> => (wire.ok ? wire : { ok: false, problem: withMovedAt(wire.problem, zone) })

/** Refused by a rule, not by a failure: trying again as it stands changes nothing. */
export const isRefusal = ({ kind }: Problem): boolean => kind === 'refused' || kind === 'movedOn'

function merge(before: RequestState, wire: Wire<PortalIncident>): RequestState {
  if (wire.ok) return { kind: 'ready', incident: wire.answer, problem: null }
  const gone = wire.problem.kind === 'noAccess' || wire.problem.kind === 'notTracked'
  if (before.kind === 'ready' && !gone) return { ...before, problem: wire.problem }
  return { kind: 'problem', problem: wire.problem }
}

function useFreshness(reload: () => void, loadedAt: { current: number }, requestKey: string, frame: string): void {
  useEffect(() => {
    const seen = (): boolean => document.visibilityState === 'visible'
    const back = (): void => {
      if (seen() && Date.now() - loadedAt.current > RETURN_MS) reload()
    }
    const timer = setInterval(() => seen() && reload(), REFRESH_MS)
    window.addEventListener('focus', back)
    window.addEventListener('online', reload)
    document.addEventListener('visibilitychange', back)
    document.documentElement.addEventListener('pointerenter', back)
    const subscription = events.on(CHANGED, (payload: unknown) => {
      const told = payload as { requestKey?: unknown; frame?: unknown } | undefined
      if (told?.requestKey === requestKey && told.frame !== frame) reload()
    })
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', back)
      window.removeEventListener('online', reload)
      document.removeEventListener('visibilitychange', back)
      document.documentElement.removeEventListener('pointerenter', back)
      void subscription.then(({ unsubscribe }) => unsubscribe())
    }
  }, [reload, loadedAt, requestKey, frame])
}
