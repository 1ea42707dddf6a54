import { router } from '@forge/bridge'
import type { MyIncident } from './filters'

/** Where Jira Service Management shows a request to its customer, and where all of theirs. */
const requestPath = ({ serviceDeskId, requestKey }: MyIncident): string =>
  `/servicedesk/customer/portal/${encodeURIComponent(serviceDeskId)}/${encodeURIComponent(requestKey)}`
const REQUESTS_PATH = '/servicedesk/customer/user/requests'

export const goToRequest = (incident: MyIncident): Promise<void> => router.navigate(requestPath(incident))
export const goToRequests = (): Promise<void> => router.navigate(REQUESTS_PATH)
