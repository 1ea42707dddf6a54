import type { Person } from '../core/types'

/** A person's name with what one is here, e.g. "Alex Kim (Customer at Example Ltd)": the role's words up to its colon. */
export function nameWithRole({ displayName, role }: Person): string {
  const what = role.split(':')[0]?.trim() ?? ''
  return what === '' ? displayName : `${displayName} (${what})`
}
