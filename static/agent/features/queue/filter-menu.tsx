import { useEffect, useRef, useState } from 'react'
import Button from '@atlaskit/button/new'
import Checkbox from '@atlaskit/checkbox'
import { Chevron } from '../../parts/chevron'

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
      <Button ref={button} iconAfter={Chevron} aria-expanded={open} onClick={() => setOpen(!open)}>
        {title}
        {chosen.length > 0 && <span className="filter-count">{chosen.length}</span>}
      </Button>
      {open && (
        <fieldset className="filter-list">
          <legend className="unseen">{title}</legend>
          {choices.map(({ value, label }) => (
            <Checkbox key={value} label={label} isChecked={chosen.includes(value)} onChange={(event) => onChosen(event.target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))} />
          ))}
        </fieldset>
      )}
    </div>
  )
}
