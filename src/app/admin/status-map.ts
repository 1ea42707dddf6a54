import { STATUS_KEYS } from '../../domain/policy/policy'
import type { StatusKey } from '../../domain/policy/policy'

export interface JiraStatus {
  id: string
  name: string
  category: 'TODO' | 'IN_PROGRESS' | 'DONE'
}

/** Names that JSM's own templates give these statuses, the likeliest first; compared without regard to case. */
const LIKELY_NAMES: Record<StatusKey, readonly string[]> = {
  waitingForSupport: ['waiting for support', 'open', 'in progress', 'work in progress', 'to do'],
  waitingForCustomer: ['waiting for customer', 'pending', 'awaiting customer'],
  escalated: ['escalated'],
  // JSM's default workflow leads from every open status to Resolved, and to Closed from there alone.
  closed: ['resolved', 'closed', 'done', 'completed'],
}

/** `closed` stands in a done status and nothing else does: Jira's own views must not call an open incident done. */
export const fitsKey = (key: StatusKey, status: JiraStatus): boolean => (status.category === 'DONE') === (key === 'closed')

const likeliest = (key: StatusKey, statuses: readonly JiraStatus[]): string | null => {
  const fitting = statuses.filter((status) => fitsKey(key, status))
  for (const name of LIKELY_NAMES[key]) {
    const found = fitting.find((status) => status.name.trim().toLowerCase() === name)
    if (found !== undefined) return found.id
  }
  return null
}

/** What a status map could be, by the names of the project's statuses; null: none that looks like it. */
export const proposedStatusMap = (statuses: readonly JiraStatus[]): Record<StatusKey, string | null> =>
  Object.fromEntries(STATUS_KEYS.map((key) => [key, likeliest(key, statuses)])) as Record<StatusKey, string | null>
