import { createHash } from 'node:crypto'
import type { SiteState } from '../state'

/** Groups of the site: those the seed names, and those that anyone is in. */
export const allGroups = (site: SiteState): string[] => {
  const named = JSON.parse(site.facts.get('groups') ?? '[]') as string[]
  return [...new Set([...named, ...site.accounts().flatMap((each) => each.groups)])].sort()
}

/** A group's id: a UUID that stays the same as long as its name does. */
export const groupId = (name: string): string => {
  const hex = createHash('sha256').update(`group:${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const groupName = (site: SiteState, id: string): string | null => allGroups(site).find((name) => groupId(name) === id) ?? null
