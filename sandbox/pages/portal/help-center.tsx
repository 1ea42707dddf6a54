import { useLoad } from '../core/live'
import { useSession } from '../core/session'
import type { Page, RequestType, ServiceDesk } from '../core/types'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'
import { Show } from '../ui/loaded'
import { Refusal, reads } from '../ui/refusal'
import { PageModules } from './page-modules'
import { PortalFrame } from './portal-frame'

const DESKS_PATH = '/rest/servicedeskapi/servicedesk'

interface Desk {
  desk: ServiceDesk
  types: RequestType[]
}

/** A type that is in no group is not on the portal, though it can be asked for by its address and by REST. */
const isOnPortal = ({ groupIds }: RequestType): boolean => groupIds.length > 0

/** The help center's first page: what one can ask for, a card a request type. */
export function HelpCenter() {
  const { jira, person } = useSession()
  const desks = useLoad(`help ${person.key}`, async (): Promise<Desk[]> => {
    const { values } = await jira.get<Page<ServiceDesk>>(DESKS_PATH)
    return Promise.all(values.map(async (desk) => ({
      desk,
      types: (await jira.get<Page<RequestType>>(`/rest/servicedeskapi/servicedesk/${desk.id}/requesttype`)).values.filter(isOnPortal),
    })))
  })
  return (
    <PortalFrame crumbs={[]}>
      <PageModules kind="portalHeader" page="help_center" place={{}} projectKey="" />
      <h1>How can we help?</h1>
      <PageModules kind="portalSubheader" page="help_center" place={{}} projectKey="" />
      <Show of={desks} what="the help center" refused={(error) => <Refusal error={error} maySee={reads(DESKS_PATH)} heading="h2" />}>
        {(list) => list.length === 0
          ? <p>No help desk is open to you.</p>
          : <>{list.map((one) => <DeskSection key={one.desk.id} {...one} />)}</>}
      </Show>
    </PortalFrame>
  )
}

function DeskSection({ desk, types }: Desk) {
  return (
    <section>
      <h2>{desk.projectName}</h2>
      <ul className="cards">
        {types.map((type) => (
          <li key={type.id} className="card card--link">
            <Icon name="support" />
            <div>
              <h3><Link to={`/portal/${desk.id}/create/${type.id}`}>{type.name}</Link></h3>
              <p>{type.description}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
