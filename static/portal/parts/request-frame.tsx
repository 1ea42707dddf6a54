import { useEffect, useRef, type ReactNode } from 'react'
import type { PortalIncident } from '../../../src/api/answers'
import { Message } from '../../shared/parts/message'
import { LoadProblem, Skeleton } from '../../shared/parts/states'
import { useSurroundings } from './surroundings'
import { useOnline } from './use-online'
import { OFFLINE, useRequest, type Request } from './use-request'

/**
 * Loads the request's incident and picks what to draw. A request that ReTRAC doesn't track, or that isn't this
 * person's, leaves the frame empty (0 px): the portal page is the host's, and several frames stand on it. `telling`
 * frames (a modal the person opened) say it instead.
 */
export function RequestFrame({ skeletonHeights, telling = false, children }: {
  /** px, as the content will be. */
  skeletonHeights: readonly number[]
  telling?: boolean
  children: (incident: PortalIncident, request: Request) => ReactNode
}) {
  const { requestKey } = useSurroundings()
  if (requestKey === null) return null
  return <Loaded requestKey={requestKey} skeletonHeights={skeletonHeights} telling={telling}>{children}</Loaded>
}

function Loaded({ requestKey, skeletonHeights, telling, children }: {
  requestKey: string
  skeletonHeights: readonly number[]
  telling: boolean
  children: (incident: PortalIncident, request: Request) => ReactNode
}) {
  const request = useRequest(requestKey)
  const online = useOnline()
  const { state, reload } = request
  switch (state.kind) {
    case 'loading':
      return <Skeleton heights={skeletonHeights} />
    case 'problem': {
      const untold = state.problem.kind === 'noAccess' || state.problem.kind === 'notTracked'
      return untold && !telling ? null : <LoadProblem problem={state.problem} again={reload} />
    }
    case 'ready':
      return (
        <div className="stack">
          {!online && <Message tone="warning" spoken>{OFFLINE.text}</Message>}
          {online && state.problem && <LoadProblem problem={state.problem} again={reload} />}
          {request.refusal && <Refusal text={request.refusal.text} />}
          {children(state.incident, request)}
        </div>
      )
  }
}

/** Stands above what is so now. What was pressed is mostly gone with it: the focus, else lost, comes here. */
function Refusal({ text }: { text: string }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [text])
  return <div ref={box} tabIndex={-1} className="refusal"><Message tone="warning" spoken>{text}</Message></div>
}
