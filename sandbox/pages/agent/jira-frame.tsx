import { useState, type FormEvent, type ReactNode } from 'react'
import { useLoad, type Loaded } from '../core/live'
import { navigate, usePath } from '../core/router'
import { useSession } from '../core/session'
import { Icon, type IconName } from '../ui/icon'
import { Link } from '../ui/link'
import { ModuleIcon } from '../ui/module-icon'
import { CreateIssue } from './create-issue'

interface ProjectFacts {
  id: string
  key: string
  name: string
  mayAdminister: boolean
}

/** What the sidebar says of a project; failed where the person may not see it. */
function useProject(projectKey: string): Loaded<ProjectFacts> {
  const { jira, person } = useSession()
  return useLoad(`project ${person.key} ${projectKey}`, async (): Promise<ProjectFacts> => {
    const [project, rights] = await Promise.all([
      jira.get<{ id: string; key: string; name: string }>(`/rest/api/3/project/${projectKey}`),
      jira.get<MyPermissions>('/rest/api/3/mypermissions', { permissions: 'ADMINISTER_PROJECTS', projectKey }),
    ])
    return { ...project, mayAdminister: rights.permissions['ADMINISTER_PROJECTS']?.havePermission ?? false }
  })
}

export interface MyPermissions {
  permissions: Record<string, { havePermission: boolean }>
}

/** Jira's bar and a project's sidebar, around a page of that project. */
export function JiraFrame({ projectKey, wide = false, children }: { projectKey: string; wide?: boolean; children: ReactNode }) {
  const loaded = useProject(projectKey)
  const project = loaded.state === 'ready' ? loaded.value : null
  return (
    <>
      <JiraBar projectKey={project ? projectKey : null} />
      <div className="jira">
        {loaded.state === 'failed'
          ? <ClosedSidebar projectKey={projectKey} />
          : <ProjectSidebar projectKey={projectKey} name={project?.name ?? projectKey} mayAdminister={project?.mayAdminister ?? false} />}
        <main className={wide ? 'jira__main jira__main--wide' : 'jira__main'}>{children}</main>
      </div>
    </>
  )
}

/** Jira's top bar, with its search by number or words. */
export function JiraBar({ projectKey }: { projectKey: string | null }) {
  const [creating, setCreating] = useState(false)
  return (
    <header className="jira-bar">
      <nav aria-label="Jira" className="jira-bar__nav">
        <Icon name="app-switcher" />
        <Link to="/jira" className="jira-bar__home">Jira</Link>
        <Link to="/jira">Projects</Link>
        <Link to="/jira/settings">Settings</Link>
        {projectKey && <button className="button button--small" onClick={() => setCreating(true)}>Create</button>}
      </nav>
      <IssueSearch />
      {creating && projectKey && <CreateIssue projectKey={projectKey} onClose={() => setCreating(false)} />}
    </header>
  )
}

const ISSUE_KEY = /^[A-Z][A-Z0-9_]+-\d+$/i
const HITS = 8

interface Hit {
  id: string
  key: string
  fields: { summary: string }
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

function IssueSearch() {
  const { jira } = useSession()
  const [text, setText] = useState('')
  const [hits, setHits] = useState<Hit[] | string | null>(null)
  const search = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const words = text.trim()
    if (!words) return
    if (ISSUE_KEY.test(words)) {
      setHits(null)
      navigate(`/browse/${words.toUpperCase()}`)
      return
    }
    try {
      const found = await jira.post<{ issues: Hit[] }>('/rest/api/3/search/jql', {
        jql: `text ~ ${quoted(words)} ORDER BY updated DESC`, fields: ['summary'], maxResults: HITS,
      })
      setHits(found.issues)
    } catch (thrown) {
      setHits(thrown instanceof Error ? thrown.message : String(thrown))
    }
  }
  const close = (): void => setHits(null)
  return (
    <form role="search" className="search" onSubmit={(event) => void search(event)} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <Icon name="search" />
      <input type="search" aria-label="Search issues by number or words" placeholder="Search" value={text} onChange={(event) => setText(event.target.value)} />
      {hits !== null && (
        <div className="search__hits" role="region" aria-label="Found" aria-live="polite">
          {typeof hits === 'string' ? <p>{hits}</p> : hits.length === 0 ? <p>No issue has these words.</p> : (
            <ul>{hits.map((hit) => <li key={hit.id}><Link to={`/browse/${hit.key}`} onClickCapture={close}><strong>{hit.key}</strong> {hit.fields.summary}</Link></li>)}</ul>
          )}
        </div>
      )}
    </form>
  )
}

export function SideLink({ to, icon, children }: { to: string; icon: ReactNode; children: ReactNode }) {
  const path = usePath()
  return <li><Link to={to} className="side-link" aria-current={path === to ? 'page' : undefined}>{icon}{children}</Link></li>
}

/** Of a project that is not theirs to see: nothing of it is offered. */
function ClosedSidebar({ projectKey }: { projectKey: string }) {
  return (
    <nav className="sidebar" aria-label="Projects">
      <p className="sidebar__title"><Icon name="lock" />{projectKey}</p>
      <ul><SideLink to="/jira" icon={glyph('support')}>Projects</SideLink></ul>
    </nav>
  )
}

const glyph = (name: IconName): ReactNode => <Icon name={name} />

function ProjectSidebar({ projectKey, name, mayAdminister }: { projectKey: string; name: string; mayAdminister: boolean }) {
  const { modules } = useSession()
  const of = (type: string) => modules.filter((module) => module.type === type)
  const queuePages = of('jiraServiceManagement:queuePage')
  const settingsPages = of('jira:projectSettingsPage')
  const base = `/jira/projects/${projectKey}`
  return (
    <nav className="sidebar" aria-label={name}>
      <p className="sidebar__title"><Icon name="support" />{name}</p>
      <ul>
        <SideLink to={`${base}/queues`} icon={glyph('inbox')}>Queues</SideLink>
      </ul>
      {queuePages.length > 0 && <h2>Apps</h2>}
      <ul>
        {queuePages.map((module) => <SideLink key={module.key} to={`${base}/apps/${module.key}`} icon={<ModuleIcon module={module} />}>{module.title}</SideLink>)}
      </ul>
      {mayAdminister && settingsPages.length > 0 && (
        <>
          <h2>Project settings</h2>
          <ul>
            {settingsPages.map((module) => <SideLink key={module.key} to={`${base}/settings/apps/${module.key}`} icon={glyph('settings')}>{module.title}</SideLink>)}
          </ul>
        </>
      )}
    </nav>
  )
}
