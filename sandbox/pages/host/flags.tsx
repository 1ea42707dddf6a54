import { useSyncExternalStore } from 'react'
import { Icon, type IconName } from '../ui/icon'

export interface Flag {
  id: string
  title: string
  description: string
  type: 'info' | 'success' | 'warning' | 'error'
  actions: { text: string; onClick: () => void }[]
  isAutoDismiss: boolean
}

/** Atlassian's AutoDismissFlag leaves after 8 seconds (design system page "Flag"). */
const AUTO_DISMISS_MS = 8_000

let flags: Flag[] = []
const listeners = new Set<() => void>()

function keep(next: Flag[]): void {
  flags = next
  listeners.forEach((listener) => listener())
}

/** Shows a flag at the foot of the page; one of the same id is replaced. */
export function showFlag(flag: Flag): void {
  keep([flag, ...flags.filter((one) => one.id !== flag.id)])
  if (flag.isAutoDismiss) setTimeout(() => closeFlag(flag.id), AUTO_DISMISS_MS)
}

/** Answers whether there was such a flag. */
export function closeFlag(id: string): boolean {
  const found = flags.some((flag) => flag.id === id)
  if (found) keep(flags.filter((flag) => flag.id !== id))
  return found
}

const FLAG_ICONS: Record<Flag['type'], IconName> = {
  info: 'status-information', success: 'status-success', warning: 'status-warning', error: 'status-error',
}

export function Flags() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => flags,
  )
  return (
    <section className="flags" aria-label="Messages" aria-live="polite">
      {shown.map((flag) => (
        <div key={flag.id} className={`flag flag--${flag.type}`} role={flag.type === 'error' ? 'alert' : 'status'}>
          <Icon name={FLAG_ICONS[flag.type]} />
          <div className="flag__text">
            <strong>{flag.title}</strong>
            {flag.description && <p>{flag.description}</p>}
            {flag.actions.length > 0 && (
              <p className="row">
                {flag.actions.map((action) => (
                  <button key={action.text} className="link-button" onClick={() => action.onClick()}>{action.text}</button>
                ))}
              </p>
            )}
          </div>
          <button className="icon-button" aria-label="Dismiss" onClick={() => closeFlag(flag.id)}><Icon name="cross" /></button>
        </div>
      ))}
    </section>
  )
}
