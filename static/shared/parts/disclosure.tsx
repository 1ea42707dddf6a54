import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import chevronDown from '@atlaskit/icon/core/chevron-down'
import chevronRight from '@atlaskit/icon/core/chevron-right'
import { Icon } from '../icon'

/** A row that opens in place; `gist` says the main thing while closed. What is inside is drawn only once opened. */
export function Disclosure({ title, gist, children }: { title: string; gist?: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const bodyId = useId()
  return (
    <div>
      <button type="button" className="disclosure-head" aria-expanded={open} aria-controls={open ? bodyId : undefined} onClick={() => setOpen(!open)}>
        <Icon glyph={open ? chevronDown : chevronRight} small />
        <span className="disclosure-title">{title}</span>
        {gist !== undefined && <span className="disclosure-gist tabular">{gist}</span>}
      </button>
      {open && (
        <div id={bodyId} className="disclosure-body">
          {children}
        </div>
      )}
    </div>
  )
}
