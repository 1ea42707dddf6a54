import { useEffect, useRef, useState } from 'react'
import type { AppModule } from '../core/modules'
import { useSession } from '../core/session'
import { HostedFrame } from '../host/hosted-frame'
import { Avatar } from '../ui/avatar'
import { Modal } from '../ui/modal'

/** Who looks; pressed, it lists what apps put into the user menu, each of which opens in a dialog. */
export function UserMenu({ name }: { name: string }) {
  const { modules } = useSession()
  const actions = modules.filter((module) => module.type === 'jiraServiceManagement:portalUserMenuAction')
  const [listed, setListed] = useState(false)
  const [open, setOpen] = useState<AppModule | null>(null)
  const box = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!listed) return undefined
    const outside = (event: PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) setListed(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [listed])
  return (
    <span className="user-menu" ref={box} onKeyDown={(event) => event.key === 'Escape' && setListed(false)}>
      <button className="portal-head__person" title={name} aria-label={`You: ${name}`} aria-expanded={listed} onClick={() => setListed(!listed)}>
        <Avatar />
      </button>
      {listed && (
        <ul className="menu menu--right" aria-label="User menu">
          <li className="menu__empty">{name}</li>
          {actions.map((module) => (
            <li key={module.key}>
              <button
                onClick={() => {
                  setListed(false)
                  setOpen(module)
                }}
              >
                {module.title}
              </button>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <Modal label={open.title} title={open.title} width="800px" onClose={() => setOpen(null)}>
          <HostedFrame module={open} place={{}} projectKey="" edge={false} minHeightPx={240} onClose={() => setOpen(null)} onEscape={() => setOpen(null)} />
        </Modal>
      )}
    </span>
  )
}
