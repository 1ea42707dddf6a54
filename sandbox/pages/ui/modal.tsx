import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Icon } from './icon'

/**
 * A modal over the page. The browser's own dialog keeps the focus inside,
 * hides the page from screen readers, and gives the focus back at the end.
 */
export function Modal({ label, title, width, closeOnEscape = true, closeOnOverlayClick = true, onClose, children }: {
  label: string
  title?: string
  width: string
  closeOnEscape?: boolean
  closeOnOverlayClick?: boolean
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const clicked = (event: MouseEvent<HTMLDialogElement>): void => {
    if (closeOnOverlayClick && event.target === dialog.current) onClose()
  }
  return createPortal(
    <dialog
      ref={dialog}
      className="modal"
      aria-label={label}
      style={{ width }}
      onClick={clicked}
      onCancel={(event) => {
        event.preventDefault()
        if (closeOnEscape) onClose()
      }}
    >
      <div className="modal__body">
        <header className="modal__head">
          <h2>{title}</h2>
          <button className="icon-button" aria-label="Close" onClick={onClose}><Icon name="cross" /></button>
        </header>
        {children}
      </div>
    </dialog>,
    document.body,
  )
}
