import { srcOfResource } from '../core/modules'
import { useSession } from '../core/session'
import { Modal } from '../ui/modal'
import type { ModalRequest } from './dispatcher'
import { HostedFrame, type HostedFrameProps } from './hosted-frame'

/** Widths of Forge's named modal sizes (documentation page "Modal", `@forge/bridge`). */
const WIDTHS: Record<string, string> = {
  small: '400px', medium: '600px', large: '800px', xlarge: '968px', max: '100%', fullscreen: '100%', resizable: '600px',
}

export function widthOf(size: ModalRequest['size']): string {
  return typeof size === 'string' ? (WIDTHS[size] ?? '600px') : size.width
}

/** A modal that a frame opened: a second frame of the same module, with the context it was given. */
export function FrameModal({ opener, request, onClose }: {
  opener: HostedFrameProps
  request: ModalRequest
  onClose: (value?: unknown) => void
}) {
  const { module, place, projectKey } = opener
  const { modules } = useSession()
  return (
    <Modal
      label={request.title || module.title}
      title={request.title}
      width={widthOf(request.size)}
      closeOnEscape={request.closeOnEscape}
      closeOnOverlayClick={request.closeOnOverlayClick}
      onClose={() => onClose()}
    >
      <HostedFrame
        module={module}
        place={place}
        projectKey={projectKey}
        edge={false}
        minHeightPx={120}
        modalContext={request.context}
        {...(request.resource ? { src: srcOfResource(request.resource, modules) } : {})}
        onClose={onClose}
        onSubmit={onClose}
        onEscape={() => request.closeOnEscape && onClose()}
      />
    </Modal>
  )
}
