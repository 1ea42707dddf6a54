import { useEffect, useRef, useState } from 'react'
import chevronDown from '@atlaskit/icon/core/chevron-down'
import { Icon } from '../../../shared/icon'

/** A button with a list of boxes to tick; it closes on Esc, and when the focus or the pointer goes elsewhere. */
export function FilterMenu({ title, choices, chosen, onChosen }: { title: string; choices: readonly { value: string; label: string }[]; chosen: readonly string[]; onChosen: (chosen: string[]) => void }) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
    }
  }, [open])
  return (
    <div
      ref={box}
      className="filter"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button ref={button} type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {title}
        {chosen.length > 0 && <span className="filter-count">{chosen.length}</span>}
        <Icon glyph={chevronDown} small />
      </button>
      {open && (
        <fieldset className="filter-list">
          <legend className="unseen">{title}</legend>
          {choices.map(({ value, label }) => (
            <label key={value} className="filter-choice">
              <input type="checkbox" checked={chosen.includes(value)} onChange={(event) => onChosen(event.target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))} />
              {label}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}
