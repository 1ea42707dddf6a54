import type { Person } from '../core/types'

/** Where a person starts: customers at the portal, others at Jira's own first page, which knows their rights. */
export function homeOf(person: Person): string {
  return person.accountType === 'atlassian' ? '/jira' : '/portal'
}
