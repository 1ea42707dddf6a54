import { useState } from 'react'
import { useLoad } from '../core/live'
import type { AppModule } from '../core/modules'
import { useSession } from '../core/session'
import { HostedFrame } from '../host/hosted-frame'
import { callServer } from '../host/server-bridge'
import { Icon } from '../ui/icon'
import { Message } from '../ui/loaded'
import { ModuleIcon } from '../ui/module-icon'

interface PanelProps {
  module: AppModule
  issueKey: string
  projectKey: string
}

/** The issue panels of the app, each where Jira would show it. */
export function PanelsOfIssue({ issueKey, projectKey }: Omit<PanelProps, 'module'>) {
  const { modules } = useSession()
  return (
    <>
      {modules.filter((module) => module.type === 'jira:issuePanel').map((module) => (
        <PanelIfPinned key={module.key} module={module} issueKey={issueKey} projectKey={projectKey} />
      ))}
    </>
  )
}

/**
 * Jira shows an issue panel only where it was pinned to the project, or added
 * to the issue; whether this one is, the server tells by letting it be opened.
 */
function PanelIfPinned(props: PanelProps) {
  const { module, issueKey } = props
  const { person } = useSession()
  const opened = useLoad(`panel ${person.key} ${module.key} ${issueKey}`, () =>
    callServer({ personKey: person.key, moduleKey: module.key, place: { issueKey } }, 'getContext', undefined))
  if (opened.state === 'loading') return null
  return opened.state === 'ready' ? <Panel {...props} /> : <AddPanel module={module} reason={opened.error.message} />
}

function AddPanel({ module, reason }: { module: AppModule; reason: string }) {
  const [asked, setAsked] = useState(false)
  return (
    <div>
      <button className="button" onClick={() => setAsked(true)}><Icon name="add" />Add {module.title}</button>
      {asked && <Message look="information">{reason} A Jira administrator pins it to the project; this site has no other way to add it.</Message>}
    </div>
  )
}

/** An app's panel in the issue's main column, with Jira's head around it. */
function Panel({ module, issueKey, projectKey }: PanelProps) {
  return (
    <section className="app-panel" aria-label={module.title}>
      <header className="app-panel__head">
        <h2><ModuleIcon module={module} />{module.title}</h2>
        <span className="app-panel__key" aria-hidden="true">{module.key}</span>
      </header>
      <HostedFrame module={module} place={{ issueKey }} projectKey={projectKey} edge={false} />
    </section>
  )
}
