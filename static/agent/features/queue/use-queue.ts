import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem, QueueStart } from '../../../../src/api/answers'
import type { Instant } from '../../../../src/domain/time'
import { client } from '../../../shared/client'
import { now } from '../../../shared/server-time'
import { tickNow } from '../../../shared/ticker'
import type { QueueList } from './search'
import { searchQueue } from './search'

const api = client('agent')
/** Between two looks while somebody watches. */
const POLL_MS = 20_000

export interface Queue {
  start: QueueStart
  list: QueueList
  checkedAt: Instant
  /** The last look failed; what stands is older than `checkedAt` says it should be. */
  stale: boolean
}
export type LoadedQueue = { status: 'loading' } | { status: 'problem'; problem: Problem } | { status: 'ready'; queue: Queue }

const NO_LIST: Problem = { kind: 'failed', text: "Jira didn't give the list." }

/** One resolver call at the start; from then on the list is Jira's own search, as the user, every 20 s while visible. */
export function useQueue(projectId: string): { loaded: LoadedQueue; again: () => void; look: () => Promise<void> } {
  const [loaded, setLoaded] = useState<LoadedQueue>({ status: 'loading' })
  const start = useRef<QueueStart | null>(null)

  const look = useCallback(async (): Promise<void> => {
    if (start.current === null) return
    const known = start.current
    const list = await searchQueue(known)
    setLoaded((before) => {
      if (list !== null) return { status: 'ready', queue: { start: known, list, checkedAt: now(), stale: false } }
      return before.status === 'ready' ? { status: 'ready', queue: { ...before.queue, stale: true } } : { status: 'problem', problem: NO_LIST }
    })
  }, [])

  const again = useCallback((): void => {
    setLoaded({ status: 'loading' })
    void api.getQueue({ projectId }).then((wire) => {
      if (!wire.ok) {
        setLoaded({ status: 'problem', problem: wire.problem })
        return undefined
      }
      start.current = wire.answer
      // The answer has set the server's time, which rows are counted by.
      tickNow()
      return look()
    })
  }, [projectId, look])
  useEffect(again, [again])

  useEffect(() => {
    const whileSeen = (): void => {
      if (!document.hidden) void look()
    }
    const timer = setInterval(whileSeen, POLL_MS)
    document.addEventListener('visibilitychange', whileSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', whileSeen)
    }
  }, [look])

  return { loaded, again, look }
}
