import { useSiteClock } from '../core/clock'
import { useLoad } from '../core/live'
import { navigate, useQuery } from '../core/router'
import { useSession } from '../core/session'
import type { Issue, Page, Queue, ServiceDesk } from '../core/types'
import { Link } from '../ui/link'
import { Show } from '../ui/loaded'
import { Lozenge } from '../ui/lozenge'
import { Refusal, reads } from '../ui/refusal'
import { shortTime } from '../ui/time'
import { JiraFrame } from './jira-frame'

/** Jira's own queues of a service project. */
export function Queues({ projectKey }: { projectKey: string }) {
  const { jira, person } = useSession()
  const path = `/rest/servicedeskapi/servicedesk/${projectKey}`
  const data = useLoad(`queues ${person.key} ${projectKey}`, async () => {
    const desk = await jira.get<ServiceDesk>(path)
    const queues = await jira.get<Page<Queue>>(`/rest/servicedeskapi/servicedesk/${desk.id}/queue`, { includeCount: true })
    return { desk, queues: queues.values }
  })
  return (
    <JiraFrame projectKey={projectKey} wide>
      <Show of={data} what="queues" refused={(error) => <Refusal error={error} maySee={reads(`${path}/queue`)} />}>
        {({ desk, queues }) => <QueueList desk={desk} queues={queues} />}
      </Show>
    </JiraFrame>
  )
}

function QueueList({ desk, queues }: { desk: ServiceDesk; queues: Queue[] }) {
  const chosen = useQuery('queue')
  const queue = queues.find((one) => one.id === chosen) ?? queues[0]
  if (!queue) return <><h1>Queues</h1><p>This project has no queue.</p></>
  return (
    <>
      <h1>Queues</h1>
      <nav aria-label="Queues" className="tabs">
        {queues.map((one) => (
          <Link key={one.id} to={`/jira/projects/${desk.projectKey}/queues?queue=${one.id}`} aria-current={one.id === queue.id ? 'page' : undefined}>
            {one.name} {one.issueCount !== undefined && <span className="subtle">{one.issueCount}</span>}
          </Link>
        ))}
      </nav>
      <QueueIssues desk={desk} queue={queue} />
    </>
  )
}

function QueueIssues({ desk, queue }: { desk: ServiceDesk; queue: Queue }) {
  const { jira, person } = useSession()
  const issues = useLoad(`queue ${person.key} ${desk.id} ${queue.id}`, () =>
    jira.get<Page<Issue>>(`/rest/servicedeskapi/servicedesk/${desk.id}/queue/${queue.id}/issue`, { limit: 50 }))
  return (
    <Show of={issues} what="issues">
      {({ values }) => values.length === 0 ? <p>Nothing is in this queue.</p> : <IssueTable issues={values} />}
    </Show>
  )
}

interface Named {
  name?: string
  displayName?: string
}

const named = (value: unknown): Named => (typeof value === 'object' && value !== null ? (value as Named) : {})

function IssueTable({ issues }: { issues: Issue[] }) {
  const nowMs = useSiteClock()?.nowMs ?? 0
  const created = (value: unknown): string => (typeof value === 'string' && nowMs ? shortTime(Date.parse(value), nowMs) : '')
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Issues of this queue">
      <table className="table">
        <thead><tr><th scope="col">Key</th><th scope="col">Summary</th><th scope="col" className="table__more">Reporter</th><th scope="col" className="table__more">Assignee</th><th scope="col">Status</th><th scope="col" className="table__more">Created</th></tr></thead>
        <tbody>
          {issues.map(({ key, fields }) => (
            <tr key={key} className="table__row" onClick={(event) => {
              if (!(event.target instanceof HTMLAnchorElement)) navigate(`/browse/${key}`)
            }}>
              <td><Link to={`/browse/${key}`}>{key}</Link></td>
              <td>{String(fields['summary'] ?? '')}</td>
              <td className="table__more">{named(fields['reporter']).displayName}</td>
              <td className="table__more">{named(fields['assignee']).displayName ?? 'Unassigned'}</td>
              <td><Lozenge>{named(fields['status']).name ?? ''}</Lozenge></td>
              <td className="table__more">{created(fields['created'])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
