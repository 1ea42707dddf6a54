import { useEffect } from 'react'
import { useLoad } from '../core/live'
import { navigate } from '../core/router'
import { useSession } from '../core/session'
import { pathOfModule } from '../host/navigation'
import { Link } from '../ui/link'
import { Message, Show } from '../ui/loaded'
import { JiraBar, type MyPermissions } from './jira-frame'

interface Project {
  id: string
  key: string
  name: string
}

interface Start {
  projects: Project[]
  administersSite: boolean
}

/** Jira's first page: the one project that a person has opens at once, several are listed. */
export function Projects() {
  const { jira, person, modules } = useSession()
  const start = useLoad(`projects ${person.key}`, async (): Promise<Start> => {
    const [projects, rights] = await Promise.all([
      jira.get<{ values: Project[] }>('/rest/api/3/project/search'),
      jira.get<MyPermissions>('/rest/api/3/mypermissions', { permissions: 'ADMINISTER' }),
    ])
    return { projects: projects.values, administersSite: rights.permissions['ADMINISTER']?.havePermission ?? false }
  })
  const only = start.state === 'ready' && start.value.projects.length === 1 ? start.value.projects[0] : undefined
  useEffect(() => {
    if (!only) return
    const queuePage = modules.find((module) => module.type === 'jiraServiceManagement:queuePage')
    const page = queuePage ? pathOfModule(queuePage, only.key) : null
    navigate(page ?? `/jira/projects/${only.key}/queues`, { replace: true })
  }, [only, modules])
  return (
    <>
      <JiraBar projectKey={null} />
      <main className="page">
        <h1>Projects</h1>
        <Show of={start} what="projects">
          {({ projects, administersSite }) => projects.length === 0
            ? <Message look="information">No project is open to you. Customers find their requests in the <Link to="/portal">help center</Link>.</Message>
            : (
              <>
                <ul className="cards">
                  {projects.map((project) => (
                    <li key={project.key} className="card"><h2><Link to={`/jira/projects/${project.key}/queues`}>{project.name}</Link></h2><p>{project.key}</p></li>
                  ))}
                </ul>
                {administersSite && <p><Link to="/jira/settings">Jira settings</Link></p>}
              </>
            )}
        </Show>
      </main>
    </>
  )
}
