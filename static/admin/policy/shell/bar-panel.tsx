import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'

/** A question over the bar, in place: Esc leaves it, its heading has the focus. */
export function BarPanel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
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
