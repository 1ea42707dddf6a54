import { route } from '@forge/api'
import { z } from 'zod'
import type { Jira } from '../app/ports'
import { DESK_PAGE_LIMIT, readDeskPages } from './desk-pages'
import { isNumericId, numericId } from './ids'
import { readIfAllowed } from './request'
import { projectId } from './shapes'

const DESK = z.object({ id: z.string().min(1), projectId })
const REQUEST_TYPE = z.object({ id: z.string().min(1), name: z.string(), description: z.string().nullish() })

/** null: no such desk, or not for the caller. `id`: the desk's, or its project's. */
export const getServiceDesk = (as: 'app' | 'user', id: string): Promise<z.output<typeof DESK> | null> =>
  readIfAllowed({ as, operation: 'getServiceDesk', path: route`/rest/servicedeskapi/servicedesk/${id}` }, DESK)

/** As the caller (the app for `unlicensed`, who have no `asUser`); null: no such request type, or not for the caller. */
export const maySeeRequestType: Jira['maySeeRequestType'] = async (caller, serviceDeskId, requestTypeId) => {
  if (caller.accountType === 'anonymous' || !isNumericId(serviceDeskId) || !isNumericId(requestTypeId)) return null
  const as = caller.accountType === 'unlicensed' ? 'app' : 'user'
  const [type, desk] = await Promise.all([
    readIfAllowed(
      { as, operation: 'getRequestType', path: route`/rest/servicedeskapi/servicedesk/${serviceDeskId}/requesttype/${requestTypeId}` },
      REQUEST_TYPE,
    ),
    getServiceDesk(as, serviceDeskId),
  ])
  return type === null || desk === null ? null : { projectId: desk.projectId }
}

/** As the caller. */
export const requestTypes: Jira['requestTypes'] = async (serviceDeskId) => {
  const types = await readDeskPages(
    { as: 'user', operation: 'getRequestTypes' },
    (start) =>
      route`/rest/servicedeskapi/servicedesk/${numericId(serviceDeskId)}/requesttype?start=${String(start)}&limit=${String(DESK_PAGE_LIMIT)}`,
    REQUEST_TYPE,
  )
  return types.map((type) => ({ id: type.id, name: type.name, description: type.description ?? '' }))
}
