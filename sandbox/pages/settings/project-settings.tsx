import { JiraFrame, type MyPermissions } from '../agent/jira-frame'
import { useLoad } from '../core/live'
import { clientOf, useSession } from '../core/session'
import type { Person } from '../core/types'
import { Link } from '../ui/link'
import { Show } from '../ui/loaded'
import { Refusal } from '../ui/refusal'

async function administers(person: Person, projectKey: string): Promise<void> {
  const rights = await clientOf(person).get<MyPermissions>('/rest/api/3/mypermissions', { permissions: 'ADMINISTER_PROJECTS', projectKey })
  if (!rights.permissions['ADMINISTER_PROJECTS']?.havePermission) throw new Error('Only administrators of this project may open its settings.')
}

/** A project's settings; this site has those of the installed app only. */
export function ProjectSettings({ projectKey }: { projectKey: string }) {
  const { person, modules } = useSession()
  const access = useLoad(`project-settings ${person.key} ${projectKey}`, () => administers(person, projectKey))
  const pages = modules.filter((module) => module.type === 'jira:projectSettingsPage')
  return (
    <JiraFrame projectKey={projectKey} wide>
      <Show of={access} what="the settings" refused={(error) => <Refusal error={error} maySee={(one) => administers(one, projectKey)} />}>
        {() => (
          <>
            <h1>Project settings</h1>
            <ul className="plain-list">
              {pages.map((module) => <li key={module.key}><Link to={`/jira/projects/${projectKey}/settings/apps/${module.key}`}>{module.title}</Link></li>)}
            </ul>
          </>
        )}
      </Show>
    </JiraFrame>
  )
}
