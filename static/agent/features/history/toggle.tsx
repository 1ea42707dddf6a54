import type { ReactNode } from 'react'

/** One of several buttons of which one is pressed. */
export function Toggle({ pressed, onPress, children }: { pressed: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="toggle" aria-pressed={pressed} onClick={onPress}>
      {children}
    </button>
  )
}
