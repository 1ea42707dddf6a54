import type { ReactNode } from 'react'
import { ModulePage } from '../agent/module-page'
import { JiraBar, SideLink, type MyPermissions } from '../agent/jira-frame'
import { useLoad } from '../core/live'
import { clientOf, useSession } from '../core/session'
import type { Person } from '../core/types'
import { Icon } from '../ui/icon'
import { Show } from '../ui/loaded'
import { ModuleIcon } from '../ui/module-icon'
import { Refusal } from '../ui/refusal'

/** Rejects for everybody but Jira administrators. */
async function administers(person: Person): Promise<void> {
  const rights = await clientOf(person).get<MyPermissions>('/rest/api/3/mypermissions', { permissions: 'ADMINISTER' })
  if (!rights.permissions['ADMINISTER']?.havePermission) throw new Error('Only Jira administrators may open these settings.')
}

function SettingsFrame({ children }: { children: ReactNode }) {
  const { modules } = useSession()
  const pages = modules.filter((module) => module.type === 'jira:adminPage')
  return (
    <>
      <JiraBar projectKey={null} />
      <div className="jira">
        <nav className="sidebar" aria-label="Jira settings">
          <p className="sidebar__title"><Icon name="settings" />Jira settings</p>
          {pages.length > 0 && <h2>Apps</h2>}
          <ul>
            {pages.map((module) => (
              <SideLink key={module.key} to={`/jira/settings/apps/${module.key}`} icon={<ModuleIcon module={module} />}>{module.title}</SideLink>
            ))}
          </ul>
        </nav>
        <main className="jira__main jira__main--wide">{children}</main>
      </div>
    </>
  )
}

export function AdminModulePage({ moduleKey }: { moduleKey: string }) {
  return <SettingsFrame><ModulePage type="jira:adminPage" moduleKey={moduleKey} place={{}} projectKey="" /></SettingsFrame>
}

/** Jira's settings; this site has those of the installed app only. */
export function JiraSettings() {
  const { person } = useSession()
  const access = useLoad(`administers ${person.key}`, () => administers(person))
  return (
    <SettingsFrame>
      <Show of={access} what="the settings" refused={(error) => <Refusal error={error} maySee={administers} />}>
        {() => <><h1>Jira settings</h1><p>Choose an app at the side. This emulated site has no other settings.</p></>}
      </Show>
    </SettingsFrame>
  )
}
