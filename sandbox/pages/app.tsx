import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { IssueView } from './agent/issue-view'
import { JiraFrame } from './agent/jira-frame'
import { ModulePage } from './agent/module-page'
import { Projects } from './agent/projects'
import { Queues } from './agent/queues'
import { followSite } from './core/live'
import { match, usePath } from './core/router'
import { useSession } from './core/session'
import { Home } from './home/home'
import { TourBar } from './home/tour-bar'
import { recordDeed } from './host/deeds'
import { Flags } from './host/flags'
import { RequestsLog } from './log/requests-log'
import { CreateRequest } from './portal/create-request'
import { HelpCenter } from './portal/help-center'
import { MyRequests } from './portal/my-requests'
import { RequestPage } from './portal/request-page'
import { ProjectSettings } from './settings/project-settings'
import { AdminModulePage, JiraSettings } from './settings/settings'
import { Strip } from './strip/strip'
import { Link } from './ui/link'

type Values = Record<string, string>
type Route = readonly [pattern: string, title: string, page: (values: Values) => ReactNode]

const text = (values: Values, name: string): string => values[name] ?? ''

const ROUTES: readonly Route[] = [
  ['', 'Sandbox', () => <Home />],
  ['/requests-log', 'Requests', () => <RequestsLog />],
  ['/portal', 'Help center', () => <HelpCenter />],
  ['/portal/requests', 'Requests', () => <MyRequests />],
  ['/portal/:desk/create/:type', 'New request', (v) => <CreateRequest deskId={text(v, 'desk')} typeId={text(v, 'type')} />],
  ['/portal/:desk/:key', 'Your request', (v) => <RequestPage deskId={text(v, 'desk')} requestKey={text(v, 'key')} />],
  ['/browse/:key', 'Issue', (v) => <IssueView issueKey={text(v, 'key')} />],
  ['/jira', 'Projects', () => <Projects />],
  ['/jira/projects/:project/queues', 'Queues', (v) => <Queues projectKey={text(v, 'project')} />],
  ['/jira/projects/:project/apps/:module', 'App', (v) => (
    <JiraFrame projectKey={text(v, 'project')} wide>
      <ModulePage type="jiraServiceManagement:queuePage" moduleKey={text(v, 'module')} place={{ projectKey: text(v, 'project') }} projectKey={text(v, 'project')} />
    </JiraFrame>
  )],
  ['/jira/projects/:project/settings', 'Project settings', (v) => <ProjectSettings projectKey={text(v, 'project')} />],
  ['/jira/projects/:project/settings/apps/:module', 'Project settings', (v) => (
    <JiraFrame projectKey={text(v, 'project')} wide>
      <ModulePage type="jira:projectSettingsPage" moduleKey={text(v, 'module')} place={{ projectKey: text(v, 'project') }} projectKey={text(v, 'project')} />
    </JiraFrame>
  )],
  ['/jira/settings', 'Jira settings', () => <JiraSettings />],
  ['/jira/settings/apps/:module', 'Jira settings', (v) => <AdminModulePage moduleKey={text(v, 'module')} />],
]

/** The whole site: the strip, and the page that the address names. */
export function App() {
  const path = usePath()
  const { person } = useSession()
  useEffect(followSite, [])
  useEffect(() => {
    document.title = titleOf(path)
    recordDeed({ kind: 'visited', person: person.key, path })
  }, [path, person.key])
  const page = useFocusOnNewPage(path)
  return (
    <>
      <a className="skip" href="#page" onClick={(event) => {
        event.preventDefault()
        page.current?.focus()
      }}>Skip to the page</a>
      <Strip />
      <TourBar />
      <div key={path} id="page" ref={page} tabIndex={-1}>{pageOf(path)}</div>
      <Flags />
    </>
  )
}

/** The focus goes with the reader to a new page, as it does when a browser loads one. */
function useFocusOnNewPage(path: string): RefObject<HTMLDivElement> {
  const page = useRef<HTMLDivElement>(null)
  const shown = useRef(path)
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    page.current?.focus({ preventScroll: true })
  }, [path])
  return page
}

function found(path: string): { route: Route; values: Values } | null {
  for (const route of ROUTES) {
    const values = match(route[0], path)
    if (values) return { route, values }
  }
  return null
}

function titleOf(path: string): string {
  return found(path)?.route[1] ?? 'Not found'
}

function pageOf(path: string): ReactNode {
  const at = found(path)
  if (at) return at.route[2](at.values)
  return (
    <main className="page">
      <h1>No page here</h1>
      <p>This site has no page at <code>{path}</code>.</p>
      <p><Link to="/">Go to the sandbox's first page</Link></p>
    </main>
  )
}
