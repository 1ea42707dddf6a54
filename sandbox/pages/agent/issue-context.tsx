import { useState } from 'react'
import { useLoad } from '../core/live'
import { HttpError } from '../core/http'
import type { AppModule, ModuleStatus } from '../core/modules'
import { useSession } from '../core/session'
import { HostedFrame } from '../host/hosted-frame'
import { Icon } from '../ui/icon'
import { Lozenge, lookOf } from '../ui/lozenge'

/** An app's collapsible group in the issue's right column; its head shows the state that the app left as an issue property. */
export function IssueContext({ module, issueKey, projectKey }: { module: AppModule; issueKey: string; projectKey: string }) {
  const { jira, person } = useSession()
  const [open, setOpen] = useState(true)
  const property = module.statusProperty
  const loaded = useLoad(`status ${person.key} ${issueKey} ${property ?? ''}`, async (): Promise<ModuleStatus | null> => {
    if (!property) return null
    try {
      const found = await jira.get<{ value: ModuleStatus }>(`/rest/api/3/issue/${issueKey}/properties/${encodeURIComponent(property)}`)
      return found.value
    } catch (error) {
      if (error instanceof HttpError && error.status === 404) return null
      throw error
    }
  })
  const own = loaded.state === 'ready' ? loaded.value : null
  const status = own ?? module.status
  const label = status?.value?.label
  return (
    <section className="app-panel" data-module={module.key}>
      <h2 className="group-head">
        <button aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'chevron-down' : 'chevron-right'} />{module.title}
          {label !== undefined && <span className="group-head__status"><Lozenge look={lookOf(status?.value?.type)}>{String(label)}</Lozenge></span>}
        </button>
      </h2>
      {open && <HostedFrame module={module} place={{ issueKey }} projectKey={projectKey} edge={false} />}
      {open && <span className="app-panel__key app-panel__key--foot" aria-hidden="true">{module.key}</span>}
    </section>
  )
}
