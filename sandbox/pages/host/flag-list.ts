/** The messages at the foot of the page, which frames and pages put there (`showFlag` of `@forge/bridge`). */
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

export function shownFlags(): readonly Flag[] {
  return flags
}

export function onFlagsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
