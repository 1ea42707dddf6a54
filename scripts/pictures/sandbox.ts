import type { Picture } from './picture'

/** The sandbox's own pages and its Jira. */
export const sandboxPictures: Picture[] = [
  { name: 'sandbox-home', person: 'customer-1', path: '/' },
  { name: 'sandbox-requests', person: 'customer-1', path: '/requests-log' },
  { name: 'sandbox-start-over', person: 'customer-1', path: '/', act: ({ page }) => page.getByRole('button', { name: 'Start over' }).click() },
  { name: 'sandbox-projects', person: 'agent-t1', path: '/jira' },
  { name: 'sandbox-jira-queue', person: 'agent-t1', path: '/jira/projects/REC/queues' },
]
