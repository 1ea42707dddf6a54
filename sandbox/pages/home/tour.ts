import type { Deed } from '../host/deeds'

/** What demo/tour.json holds; served by GET /sandbox/tour. */
export interface TourFile {
  headline: string
  lead: string
  cards: { person: string; icon: string; title: string; text: string; path: string; pathLabel: string }[]
  howItWorks: { icon: string; text: string }[]
  tourTitle: string
  steps: TourStep[]
}

export interface TourStep {
  /** `*word*` is shown in italics. */
  text: string
  person: string
  path: string
  /** What the visitor must have done, each in this order. */
  done: DeedPattern[]
}

/** A part of a deed: every field named must be there with that value, within objects as well. */
export type DeedPattern = { kind: Deed['kind'] } & Record<string, unknown>

function fits(pattern: unknown, value: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null) return pattern === value
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(pattern).every(([key, part]) => fits(part, (value as Record<string, unknown>)[key]))
}

/** A path pattern ends in `*` where anything may follow. */
function fitsDeed(pattern: DeedPattern, deed: Deed): boolean {
  const { path, ...rest } = pattern
  if (typeof path === 'string') {
    if (deed.kind !== 'visited') return false
    const here = path.endsWith('*') ? deed.path.startsWith(path.slice(0, -1)) : deed.path === path
    if (!here) return false
  }
  return fits(rest, deed)
}

/**
 * Which steps are done. Each step is looked for on its own, so that one
 * skipped does not hold up those after it.
 */
export function stepsDone(steps: readonly TourStep[], deeds: readonly Deed[]): boolean[] {
  return steps.map(({ done }) => {
    let from = 0
    for (const pattern of done) {
      const at = deeds.findIndex((deed, index) => index >= from && fitsDeed(pattern, deed))
      if (at < 0) return false
      from = at + 1
    }
    return done.length > 0
  })
}
