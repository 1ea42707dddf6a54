import type { AppModule } from '../core/modules'
import type { Person } from '../core/types'

/** The project that Jira opens first: this site has one service project of its own. */
export const FIRST_PROJECT = 'REC'

/** Where a person starts work. */
export function homeOf(person: Person, modules: readonly AppModule[]): string {
  const first = (type: string): AppModule | undefined => modules.find((module) => module.type === type)
  if (person.accountType !== 'atlassian') return '/portal'
  const admin = first('jira:adminPage')
  if (person.key === 'jira-admin' && admin) return `/jira/settings/apps/${admin.key}`
  const settings = first('jira:projectSettingsPage')
  if (person.key === 'project-admin' && settings) return `/jira/projects/${FIRST_PROJECT}/settings/apps/${settings.key}`
  const queue = first('jiraServiceManagement:queuePage')
  return queue ? `/jira/projects/${FIRST_PROJECT}/apps/${queue.key}` : `/jira/projects/${FIRST_PROJECT}/queues`
}
