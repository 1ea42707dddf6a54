import { useState } from 'react'
import { useSiteClock } from '../core/clock'
import { useLoad } from '../core/live'
import { useSession } from '../core/session'
import type { CustomerRequest, Page } from '../core/types'
import { Link } from '../ui/link'
import { Show } from '../ui/loaded'
import { Lozenge } from '../ui/lozenge'
import { Refusal, reads } from '../ui/refusal'
import { shortTime } from '../ui/time'
import { PageModules } from './page-modules'
import { PortalFrame } from './portal-frame'
import { valueOf } from './request-page'

const REQUESTS_PATH = '/rest/servicedeskapi/request'
const OWNERSHIP = [
  ['OWNED_REQUESTS', 'Created by me'], ['PARTICIPATED_REQUESTS', 'Shared with me'],
  ['ALL_ORGANIZATIONS', 'My organisation'], ['ALL_REQUESTS', 'All'],
] as const
const STATUS = [['OPEN_REQUESTS', 'Open'], ['CLOSED_REQUESTS', 'Closed'], ['ALL_REQUESTS', 'Any status']] as const

/** The customer's own requests, with the portal's filters. */
export function MyRequests() {
  const { jira, person } = useSession()
  const [ownership, setOwnership] = useState<string>('OWNED_REQUESTS')
  const [status, setStatus] = useState<string>('OPEN_REQUESTS')
  const [term, setTerm] = useState('')
  const list = useLoad(`requests ${person.key} ${ownership} ${status} ${term}`, () =>
    jira.get<Page<CustomerRequest>>(REQUESTS_PATH, {
      requestOwnership: ownership, requestStatus: status, searchTerm: term || undefined, expand: 'requestType', limit: 100,
    }))
  return (
    <PortalFrame crumbs={[{ text: 'Help center', to: '/portal' }]}>
      <PageModules kind="portalHeader" page="my_requests" place={{}} projectKey="" />
      <h1>Requests</h1>
      <PageModules kind="portalSubheader" page="my_requests" place={{}} projectKey="" />
      <div className="filters">
        <label>Contains <input type="search" value={term} onChange={(event) => setTerm(event.target.value)} /></label>
        <label>Status <select value={status} onChange={(event) => setStatus(event.target.value)}>
          {STATUS.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
        </select></label>
        <label>Whose <select value={ownership} onChange={(event) => setOwnership(event.target.value)}>
          {OWNERSHIP.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
        </select></label>
      </div>
      <Show of={list} what="requests" refused={(error) => <Refusal error={error} maySee={reads(REQUESTS_PATH)} heading="h2" />}>
        {({ values }) => values.length === 0 ? <p>No request fits these filters.</p> : <RequestTable requests={values} />}
      </Show>
    </PortalFrame>
  )
}

function RequestTable({ requests }: { requests: CustomerRequest[] }) {
  const nowMs = useSiteClock()?.nowMs ?? 0
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Requests">
      <table className="table">
        <thead><tr><th scope="col">Reference</th><th scope="col">Summary</th><th scope="col" className="table__more">Type</th><th scope="col">Status</th><th scope="col" className="table__more">Requester</th><th scope="col" className="table__more">Created</th></tr></thead>
        <tbody>
          {requests.map((request) => (
            <tr key={request.issueKey}>
              <td><Link to={`/portal/${request.serviceDeskId}/${request.issueKey}`}>{request.issueKey}</Link></td>
              <td>{valueOf(request, 'summary')}</td>
              <td className="table__more">{request.requestType?.name}</td>
              <td><Lozenge>{request.currentStatus.status}</Lozenge></td>
              <td className="table__more">{request.reporter?.displayName}</td>
              <td className="table__more">{nowMs ? shortTime(request.createdDate.epochMillis, nowMs) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
