import { useState } from 'react'
import { useLoad } from '../core/live'
import type { AppModule } from '../core/modules'
import { useSession } from '../core/session'
import type { CustomerRequest, Page, RequestComment, ServiceDesk, Transition } from '../core/types'
import { HostedFrame } from '../host/hosted-frame'
import { useAction } from '../ui/action'
import { Icon } from '../ui/icon'
import { Message, Show } from '../ui/loaded'
import { Lozenge } from '../ui/lozenge'
import { Modal } from '../ui/modal'
import { ModuleIcon } from '../ui/module-icon'
import { Refusal, reads } from '../ui/refusal'
import { PageModules } from './page-modules'
import { PortalFrame } from './portal-frame'
import { RequestActivity } from './request-activity'
import { SharedWith } from './shared-with'

export interface RequestPageData {
  request: CustomerRequest
  desk: ServiceDesk
  comments: RequestComment[]
  transitions: Transition[]
}

const MODULE = 'jiraServiceManagement:'

/** One request as its customer sees it. */
export function RequestPage({ deskId, requestKey }: { deskId: string; requestKey: string }) {
  const { jira, person } = useSession()
  const path = `/rest/servicedeskapi/request/${requestKey}`
  const data = useLoad(`request ${person.key} ${requestKey}`, async (): Promise<RequestPageData> => {
    const request = await jira.get<CustomerRequest>(path, { expand: 'requestType,participant,status' })
    const [desk, comments, transitions] = await Promise.all([
      jira.get<ServiceDesk>(`/rest/servicedeskapi/servicedesk/${request.serviceDeskId}`),
      jira.get<Page<RequestComment>>(`${path}/comment`, { expand: 'attachment', internal: false, limit: 100 }),
      jira.get<Page<Transition>>(`${path}/transition`),
    ])
    return { request, desk, comments: comments.values, transitions: transitions.values }
  })
  const home = { text: 'Help center', to: '/portal' }
  return (
    <Show of={data} what="your request" refused={(error) => <PortalFrame crumbs={[home]}><Refusal error={error} maySee={reads(path)} /></PortalFrame>}>
      {(ready) => (
        <PortalFrame crumbs={[home, { text: ready.desk.projectName, to: '/portal' }, { text: requestKey }]}>
          <RequestView deskId={deskId} {...ready} />
        </PortalFrame>
      )}
    </Show>
  )
}

export function valueOf(request: CustomerRequest, fieldId: string): string {
  const value = request.requestFieldValues.find((field) => field.fieldId === fieldId)?.value
  return typeof value === 'string' ? value : ''
}

function RequestView(data: RequestPageData & { deskId: string }) {
  const { request, desk } = data
  const { modules } = useSession()
  const place = { requestKey: request.issueKey }
  const of = (type: string): AppModule[] => modules.filter((module) => module.type === MODULE + type)
  const description = valueOf(request, 'description')
  return (
    <>
      <PageModules kind="portalHeader" page="view_request" place={place} projectKey={desk.projectKey} />
      <h1>{valueOf(request, 'summary') || request.issueKey}</h1>
      <div className="portal__split">
        <div className="portal__column">
          <PageModules kind="portalSubheader" page="view_request" place={place} projectKey={desk.projectKey} />
          <section>
            <h2>Your request</h2>
            {description ? description.split('\n').map((line, index) => <p key={index}>{line}</p>) : <p className="subtle">No description.</p>}
            <OtherFields request={request} />
          </section>
          <RequestActivity {...data} />
          {of('portalRequestDetail').map((module) => (
            <HostedFrame key={module.key} module={module} place={place} projectKey={desk.projectKey} />
          ))}
        </div>
        <aside className="portal__side" aria-label="About this request">
          <section>
            <h2 className="side-title">Status</h2>
            <Lozenge>{request.currentStatus.status}</Lozenge>
          </section>
          <Actions {...data} actions={of('portalRequestViewAction')} />
          <SharedWith request={request} />
          {of('portalRequestDetailPanel').map((module) => (
            <HostedFrame key={module.key} module={module} place={place} projectKey={desk.projectKey} />
          ))}
        </aside>
      </div>
    </>
  )
}

function OtherFields({ request }: { request: CustomerRequest }) {
  const rest = request.requestFieldValues.filter(({ fieldId, value }) =>
    fieldId !== 'summary' && fieldId !== 'description' && (typeof value === 'string' || typeof value === 'number') && value !== '')
  if (rest.length === 0) return null
  return (
    <dl className="facts">
      {rest.map((field) => <div key={field.fieldId}><dt>{field.label}</dt><dd>{String(field.value)}</dd></div>)}
    </dl>
  )
}

function Actions({ request, transitions, desk, actions }: RequestPageData & { actions: AppModule[] }) {
  const { jira } = useSession()
  const [open, setOpen] = useState<AppModule | null>(null)
  const move = useAction((id: string) => jira.post(`/rest/servicedeskapi/request/${request.issueKey}/transition`, { id }))
  if (actions.length === 0 && transitions.length === 0) return null
  return (
    <section>
      <h2 className="side-title">Actions</h2>
      <ul className="plain-list">
        {transitions.map((transition) => (
          <li key={transition.id}>
            <button className="side-action" disabled={move.busy} onClick={() => void move.run(transition.id)}><Icon name="arrow-right" />{transition.name}</button>
          </li>
        ))}
        {actions.map((module) => (
          <li key={module.key}>
            <button className="side-action" data-module={module.key} onClick={() => setOpen(module)}><ModuleIcon module={module} />{module.title}</button>
          </li>
        ))}
      </ul>
      {move.error && <Message look="error">{move.error.message}</Message>}
      {open && (
        <Modal label={open.title} title={open.title} width="400px" onClose={() => setOpen(null)}>
          <HostedFrame
            module={open}
            place={{ requestKey: request.issueKey }}
            projectKey={desk.projectKey}
            edge={false}
            minHeightPx={120}
            onClose={() => setOpen(null)}
            onEscape={() => setOpen(null)}
          />
        </Modal>
      )}
    </section>
  )
}
