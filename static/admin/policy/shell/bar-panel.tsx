import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'

/**
 * A question over the bar, in place: its heading has the focus, Esc leaves it. The focus then goes back to what opened
 * it, or to the bar where that is gone, unless a field asks for it.
 */
export function BarPanel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    const bar = heading.current?.closest<HTMLElement>('.draft-bar')
    heading.current?.focus()
    return () => {
      const back = opener instanceof HTMLElement && opener.isConnected ? opener : bar
      back?.focus()
    }
  }, [])
  return (
    <div
      role="group"
      aria-labelledby={id}
      className="bar-panel stack"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </div>
  )
}
