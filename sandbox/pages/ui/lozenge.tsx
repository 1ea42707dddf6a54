export type LozengeLook = 'neutral' | 'information' | 'success' | 'warning' | 'danger'

/** Older names of the same looks, which manifests and issue properties still use. */
const LOOKS: Record<string, LozengeLook> = {
  default: 'neutral', new: 'information', inprogress: 'information', moved: 'warning', removed: 'danger',
  neutral: 'neutral', information: 'information', success: 'success', warning: 'warning', danger: 'danger',
}

export function lookOf(name: string | undefined): LozengeLook {
  return LOOKS[name ?? ''] ?? 'neutral'
}

/** Grey unless an app asks for more: the host's own pages leave colour to the app. */
export function Lozenge({ look = 'neutral', children }: { look?: LozengeLook; children: string }) {
  return <span className={`lozenge lozenge--${look}`}>{children}</span>
}
