import { useCallback, useEffect, useState } from 'react'
import type { Promise_ } from '../../../../src/api/answers'
import { tickNow } from '../../../shared/ticker'
import { portal } from '../../parts/use-request'

export type PromiseState =
  | { kind: 'loading' }
  | { kind: 'known'; rules: Promise_ }
  /** This request type makes no incident. */
  | { kind: 'notTracked' }
  /** The rules didn't load: the form must not suffer for it. */
  | { kind: 'unknown' }

/** The words, matrix and goals behind the create panel: one call, then every change is answered here. */
export function usePromise(serviceDeskId: string | null, requestTypeId: string | null): { state: PromiseState; reload: () => void } {
  const [state, setState] = useState<PromiseState>({ kind: 'loading' })
  const reload = useCallback(() => {
    if (serviceDeskId === null || requestTypeId === null) {
      setState({ kind: 'notTracked' })
      return
    }
    void portal.getPromise({ serviceDeskId, requestTypeId }).then((wire) => {
      if (wire.ok) {
        setState({ kind: 'known', rules: wire.answer })
        tickNow()
      } else {
        const untracked = wire.problem.kind === 'notTracked' || wire.problem.kind === 'noAccess'
        setState({ kind: untracked ? 'notTracked' : 'unknown' })
      }
    })
  }, [serviceDeskId, requestTypeId])
  useEffect(reload, [reload])
  return { state, reload }
}
