import { useCallback, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { srcOfResource, type AppModule } from '../core/modules'
import { useSession } from '../core/session'
import { createDispatcher, type Dispatcher, type ModalRequest } from './dispatcher'
import { connectFrame, type FrameConnection } from './frame-connection'
import { FRAME_ORIGIN } from './frame-origin'
import { frameGeneration, onFrameReload, reloadFrames } from './frame-generation'
import { FrameModal } from './frame-modal'
import type { Place } from './place'


export interface HostedFrameProps {
  module: AppModule
  place: Place
  /** The project that addresses without one of their own belong to. */
  projectKey: string
  fullPage?: boolean
  /** Fixed at the start: a panel's frame before it has told its height. */
  minHeightPx?: number
  src?: string
  modalContext?: Record<string, unknown>
  onSubmit?: (value: unknown) => void
  onClose?: (value: unknown) => void
  onEscape?: () => void
  /** False inside a modal, which has an edge of its own. */
  edge?: boolean
}

/** One module of the app in its frame, with its bridge. Grows and shrinks with the app's document. */
export function HostedFrame(props: HostedFrameProps) {
  const { person } = useSession()
  const generation = useSyncExternalStore(onFrameReload, frameGeneration)
  return <Frame key={`${person.key} ${props.module.key} ${JSON.stringify(props.place)} ${generation}`} {...props} />
}

function Frame(props: HostedFrameProps) {
  const { module, place, edge = true } = props
  const { person, modules } = useSession()
  const element = useRef<HTMLIFrameElement>(null)
  const frameId = useId()
  const [heightPx, setHeightPx] = useState<number | null>(null)
  const [modal, setModal] = useState<ModalRequest | null>(null)
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    const frame = element.current
    if (!frame) return undefined
    let connection: FrameConnection | null = null
    const make = (): Dispatcher => {
      const { onSubmit, onClose, modalContext } = latest.current
      return createDispatcher({
        frameId, personKey: person.key, module, modules, place,
        projectKey: latest.current.projectKey,
        fullPage: latest.current.fullPage ?? false,
        openModal: setModal,
        enableTheming: () => connection?.enableTheming(),
        reload: reloadFrames,
        ...(modalContext ? { modalContext } : {}),
        ...(onSubmit ? { submit: (value: unknown) => latest.current.onSubmit?.(value) } : {}),
        ...(onClose ? { close: (value: unknown) => {
          dispatcher.closed(value)
          latest.current.onClose?.(value)
        } } : {}),
      })
    }
    const dispatcher = make()
    connection = connectFrame(frame, FRAME_ORIGIN, () => dispatcher, {
      height: setHeightPx,
      escape: () => latest.current.onEscape?.(),
    })
    frame.src = `${FRAME_ORIGIN}${latest.current.src ?? module.src ?? srcOfResource(module.resource, modules)}`
    return () => {
      connection?.end()
      dispatcher.end()
    }
    // A frame lives as long as its key above: person, module and place never change under it.
  }, [])

  const closeModal = useCallback((value?: unknown) => {
    void modal?.onClose?.(value)
    setModal(null)
  }, [modal])

  return (
    <div className={edge ? 'frame frame--edged' : 'frame'} data-module={module.key} data-empty={heightPx === 0}>
      <iframe
        ref={element}
        title={module.title || module.key}
        style={{ height: Math.max(heightPx ?? 0, props.minHeightPx ?? 0) }}
        data-ready={heightPx !== null}
        allow="clipboard-write"
      />
      {edge && <span className="frame__key" aria-hidden="true">{module.key}</span>}
      {modal && <FrameModal opener={props} request={modal} onClose={closeModal} />}
    </div>
  )
}
