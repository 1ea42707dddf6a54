import { useEffect, useRef, useState } from 'react'
import { useLoad } from '../core/live'
import { useSession } from '../core/session'
import type { Issue, Transition } from '../core/types'
import { useAction } from '../ui/action'
import { Icon } from '../ui/icon'
import { Message } from '../ui/loaded'

/** The issue's status, and the ways out of it that Jira offers this person; what Jira refuses is said below. */
export function StatusButton({ issue }: { issue: Issue }) {
  const { jira, person } = useSession()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const path = `/rest/api/3/issue/${issue.key}/transitions`
  const status = (issue.fields['status'] as { name: string } | undefined)?.name ?? ''
  const offered = useLoad(`transitions ${person.key} ${issue.key}`, async () => (await jira.get<{ transitions: Transition[] }>(path)).transitions)
  const move = useAction((id: string) => jira.post(path, { transition: { id } }))
  const transitions = offered.state === 'ready' ? offered.value : []

  useEffect(() => {
    if (!open) return undefined
    const outside = (event: PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])

  return (
    <div className="status" ref={box} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <button className="button status__button" aria-expanded={open} aria-label={`Status: ${status}`} disabled={move.busy} onClick={() => setOpen(!open)}>
        {status}<Icon name="chevron-down" />
      </button>
      {open && (
        <ul className="menu" aria-label="Transitions">
          {transitions.length === 0 && <li className="menu__empty">No transition is open to you.</li>}
          {transitions.map((transition) => (
            <li key={transition.id}>
              <button onClick={() => {
                setOpen(false)
                void move.run(transition.id)
              }}>
                {transition.name}<span className="subtle">{transition.to.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {move.error && <Message look="error">{move.error.message}</Message>}
    </div>
  )
}
