import { useEffect, useState } from 'react'
import { useLoad } from '../core/live'
import { useSession } from '../core/session'
import type { AdfNode, Issue } from '../core/types'
import { Adf } from '../ui/adf'
import { FileLink } from '../ui/file-link'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'
import { Show } from '../ui/loaded'
import { Refusal, reads } from '../ui/refusal'
import { IssueActivity } from './issue-activity'
import { IssueContext } from './issue-context'
import { IssueDates, IssueDetails } from './issue-details'
import { JiraFrame } from './jira-frame'
import { PanelsOfIssue } from './issue-panels'
import { StatusButton } from './status-button'

interface ProjectRef {
  key: string
  name: string
}

/** Jira's view of one issue, as an agent works in it. */
export function IssueView({ issueKey }: { issueKey: string }) {
  const { jira, person } = useSession()
  const path = `/rest/api/3/issue/${issueKey}`
  const issue = useLoad(`issue ${person.key} ${issueKey}`, () => jira.get<Issue>(path, { expand: 'names,schema' }))
  const projectKey = issueKey.replace(/-\d+$/, '')
  return (
    <JiraFrame projectKey={projectKey}>
      <Show of={issue} what={issueKey} refused={(error) => <Refusal error={error} maySee={reads(path)} />}>
        {(ready) => <IssueOf issue={ready} />}
      </Show>
    </JiraFrame>
  )
}

function IssueOf({ issue }: { issue: Issue }) {
  const { modules } = useSession()
  const project = issue.fields['project'] as ProjectRef
  const summary = String(issue.fields['summary'] ?? '')
  const [writing, setWriting] = useState<'reply' | 'note' | null>(null)
  useEffect(() => {
    document.title = `${issue.key} ${summary}`
  }, [issue.key, summary])
  const description = issue.fields['description'] as AdfNode | null
  return (
    <div className="issue">
      <div className="issue__main">
        <nav aria-label="Breadcrumbs" className="crumbs">
          <ol>
            <li><Link to="/jira">Projects</Link></li>
            <li><Link to={`/jira/projects/${project.key}/queues`}>{project.name}</Link></li>
            <li><span>{issue.key}</span></li>
          </ol>
        </nav>
        <h1>{summary}</h1>
        <p className="row">
          <button className="button" onClick={() => setWriting('reply')}><Icon name="edit" />Reply to customer</button>
          <button className="button" onClick={() => setWriting('note')}><Icon name="lock" />Internal note</button>
        </p>
        <section>
          <h2>Description</h2>
          {description ? <div className="rich"><Adf node={description} /></div> : <p className="subtle">No description.</p>}
        </section>
        <Attachments issue={issue} />
        <PanelsOfIssue issueKey={issue.key} projectKey={project.key} />
        <IssueActivity issueKey={issue.key} projectKey={project.key} writing={writing} onWriting={setWriting} />
      </div>
      <aside className="issue__side" aria-label="Details of this issue">
        <StatusButton issue={issue} />
        <IssueDetails issue={issue} />
        {modules.filter((module) => module.type === 'jira:issueContext').map((module) => (
          <IssueContext key={module.key} module={module} issueKey={issue.key} projectKey={project.key} />
        ))}
        <IssueDates issue={issue} />
      </aside>
    </div>
  )
}

interface Attachment {
  id: string
  filename: string
  content: string
}

function Attachments({ issue }: { issue: Issue }) {
  const files = (issue.fields['attachment'] ?? []) as Attachment[]
  if (files.length === 0) return null
  return (
    <section>
      <h2>Attachments</h2>
      <ul>{files.map((file) => <li key={file.id}><FileLink fileName={file.filename} contentUrl={file.content} /></li>)}</ul>
    </section>
  )
}
