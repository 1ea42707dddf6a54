import { press } from './picture'
import type { Picture } from './picture'

export const PROJECT_SETTINGS = '/settings/apps/retrac-project-settings'
const ADMIN = '/jira/settings/apps/retrac-admin'

/** What admins see: a project's settings and the site's policy. */
export const adminPictures: Picture[] = [
  { name: 'project-settings-on', person: 'project-admin', path: `/jira/projects/REC${PROJECT_SETTINGS}` },
  { name: 'project-settings-jira-admin', person: 'jira-admin', path: `/jira/projects/REC${PROJECT_SETTINGS}` },
  { name: 'project-settings-off', person: 'jira-admin', path: `/jira/projects/OTH${PROJECT_SETTINGS}` },
  { name: 'project-settings-refused', person: 'agent-t1', path: `/jira/projects/REC${PROJECT_SETTINGS}` },
  { name: 'admin-set-up', person: 'jira-admin', path: ADMIN },
  { name: 'admin-severity', person: 'jira-admin', path: ADMIN, act: press('retrac-admin', 'Severity') },
  { name: 'admin-goals', person: 'jira-admin', path: ADMIN, act: press('retrac-admin', 'SLA goals') },
  { name: 'admin-refused', person: 'project-admin', path: ADMIN },
]
