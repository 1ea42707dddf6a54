import { useEffect, useRef } from 'react'
import { events } from '@forge/bridge'

/**
 * What ReTRAC's frames on one issue tell each other. `changed`: a command was committed here. `goToNextStep`: the
 * context's button. `whoIsThere` and `panelIsHere`: the context finds out whether the panel is on this issue.
 */
export type Signal = 'changed' | 'goToNextStep' | 'whoIsThere' | 'panelIsHere'

const nameOf = (signal: Signal): string => `retrac.${signal}`

export function tell(signal: Signal, issueId: string): void {
  void events.emit(nameOf(signal), { issueId }).catch(() => undefined)
}

const isFor = (payload: unknown, issueId: string): boolean =>
  typeof payload === 'object' && payload !== null && 'issueId' in payload && payload.issueId === issueId

/** Hears a signal about this issue for as long as the component stands. */
export function useSignal(signal: Signal, issueId: string, heard: () => void): void {
  const latest = useRef(heard)
  useEffect(() => {
    latest.current = heard
  })
  useEffect(() => {
    let gone = false
    let stop: (() => void) | undefined
    const listen = events.on(nameOf(signal), (payload: unknown) => {
      if (!gone && isFor(payload, issueId)) latest.current()
    })
    void listen
      .then(({ unsubscribe }) => {
        if (gone) unsubscribe()
        else stop = unsubscribe
      })
      .catch(() => undefined)
    return () => {
      gone = true
      stop?.()
    }
  }, [signal, issueId])
}
