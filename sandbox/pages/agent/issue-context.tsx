import { useState } from 'react'
import { useLoad } from '../core/live'
import type { AppModule } from '../core/modules'
import { useSession } from '../core/session'
import { HostedFrame } from '../host/hosted-frame'
import { Icon } from '../ui/icon'
import { Lozenge, lookOf } from '../ui/lozenge'

/**
 * What a context module's status property holds: Jira reads the issue
 * property `com.atlassian.jira.issue:{appId}:{moduleKey}:status`
 * (documentation page "Jira issue context").
 */
interface StatusValue {
  type?: 'lozenge' | 'badge' | 'icon'
  value?: { label?: string | number; type?: string }
}

/** An app's collapsible group in the issue's right column; its head shows the state that the app left as an issue property. */
export function IssueContext({ module, issueKey, projectKey }: { module: AppModule; issueKey: string; projectKey: string }) {
  const { jira, person } = useSession()
  const [open, setOpen] = useState(true)
  const property = module.statusProperty
  const status = useLoad(`status ${person.key} ${issueKey} ${property ?? ''}`, async () => {
    if (!property) return null
    const found = await jira.get<{ value: StatusValue }>(`/rest/api/3/issue/${issueKey}/properties/${encodeURIComponent(property)}`)
    return found.value
  })
  const label = status.state === 'ready' ? status.value?.value?.label : undefined
  const look = status.state === 'ready' ? lookOf(status.value?.value?.type) : 'neutral'
  return (
    <section className="app-panel" data-module={module.key}>
      <h2 className="group-head">
        <button aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'chevron-down' : 'chevron-right'} />{module.title}
          {label !== undefined && <span className="group-head__status"><Lozenge look={look}>{String(label)}</Lozenge></span>}
        </button>
      </h2>
      {open && <HostedFrame module={module} place={{ issueKey }} projectKey={projectKey} edge={false} />}
      {open && <span className="app-panel__key app-panel__key--foot" aria-hidden="true">{module.key}</span>}
    </section>
  )
}
