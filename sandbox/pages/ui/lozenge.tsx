export type LozengeLook = 'neutral' | 'information' | 'success' | 'warning' | 'danger'

/** Older names of the same looks, which manifests and issue properties still use. */
const LOOKS: Record<string, LozengeLook> = {
  default: 'neutral', new: 'information', inprogress: 'information', moved: 'warning', removed: 'danger',
  neutral: 'neutral', information: 'information', success: 'success', warning: 'warning', danger: 'danger',
}

/** Status categories, as the platform's and the service desk's REST name them. */
const CATEGORY_LOOKS: Record<string, LozengeLook> = { new: 'neutral', indeterminate: 'information', done: 'success' }

export function lookOfCategory(category: string | undefined): LozengeLook {
  return CATEGORY_LOOKS[category?.toLowerCase() ?? ''] ?? 'neutral'
}

export function lookOf(name: string | undefined): LozengeLook {
  return LOOKS[name ?? ''] ?? 'neutral'
}

export function Lozenge({ look, children }: { look: LozengeLook; children: string }) {
  return <span className={`lozenge lozenge--${look}`}>{children}</span>
}
