import { useState } from 'react'
import { sandbox } from '../core/http'
import { useLoad } from '../core/live'
import type { AppModule } from '../core/modules'
import { useSession } from '../core/session'
import { HostedFrame } from '../host/hosted-frame'
import { Icon } from '../ui/icon'
import { ModuleIcon } from '../ui/module-icon'

/**
 * The issue panels of the app. Jira shows one only where it was pinned to the
 * project or added to the issue; until then there is a button that adds it.
 */
export function PanelsOfIssue({ issueKey, projectKey }: { issueKey: string; projectKey: string }) {
  const { modules } = useSession()
  const panels = modules.filter((module) => module.type === 'jira:issuePanel')
  const pinned = useLoad(`pinned ${projectKey}`, () => sandbox.get<string[]>('/sandbox/pinned', { projectKey }))
  const [added, setAdded] = useState<readonly string[]>([])
  if (pinned.state === 'loading') return null
  const isShown = (panel: AppModule): boolean => added.includes(panel.key) || (pinned.state === 'ready' && pinned.value.includes(panel.key))
  return (
    <>
      {panels.filter((panel) => !isShown(panel)).map((panel) => (
        <p key={panel.key} className="row">
          <button className="button" onClick={() => setAdded([...added, panel.key])}><Icon name="add" />Add {panel.title}</button>
        </p>
      ))}
      {panels.filter(isShown).map((panel) => <Panel key={panel.key} module={panel} issueKey={issueKey} projectKey={projectKey} />)}
    </>
  )
}

/** An app's panel in the issue's main column, with Jira's head around it. */
function Panel({ module, issueKey, projectKey }: { module: AppModule; issueKey: string; projectKey: string }) {
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
