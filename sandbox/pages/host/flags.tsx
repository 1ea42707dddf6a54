import { useSyncExternalStore } from 'react'
import { Icon, type IconName } from '../ui/icon'
import { closeFlag, onFlagsChange, shownFlags, type Flag } from './flag-list'

const FLAG_ICONS: Record<Flag['type'], IconName> = {
  info: 'status-information', success: 'status-success', warning: 'status-warning', error: 'status-error',
}

export function Flags() {
  const shown = useSyncExternalStore(onFlagsChange, shownFlags)
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
