import type { ReactNode } from 'react'
import type { Loaded } from '../core/live'

/** Shows one of the states of something loaded. */
export function Show<T>({ of, what, children, refused }: {
  of: Loaded<T>
  what: string
  children: (value: T) => ReactNode
  refused?: (error: Error) => ReactNode
}) {
  if (of.state === 'loading') return <p className="loading" aria-busy="true">Loading {what}</p>
  if (of.state === 'failed') return refused ? <>{refused(of.error)}</> : <Message look="error">{of.error.message}</Message>
  return <>{children(of.value)}</>
}

export function Message({ look, children }: { look: 'error' | 'information' | 'success'; children: ReactNode }) {
  return <div className={`message message--${look}`} role={look === 'error' ? 'alert' : 'status'}>{children}</div>
}
