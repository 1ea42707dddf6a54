import type { ProjectedField, QueueStart } from '../../api/answers'
import { PROJECTED_FIELDS } from '../../api/answers'
import { FIELD_MODULES, PROPERTY_KEY } from '../../api/projection'
import type { QueueGrant } from '../grant'
import type { Ports } from '../ports'
import { JiraUnavailable } from '../ports'

/** Jira lists an app's fields some time after a deploy; until then the queue cannot search by them. */
const FIELDS_MISSING_STATUS = 503

/** What the queue page needs to search by itself, as the user. @throws JiraUnavailable while a field is missing */
export async function queueStart(ports: Ports, grant: QueueGrant): Promise<QueueStart> {
  const known = await ports.jira.fieldIds()
  const fieldId = (field: ProjectedField): string => {
    const id = known[FIELD_MODULES[field]]
    if (id === undefined) throw new JiraUnavailable(FIELDS_MISSING_STATUS, 'queue.fields', null)
    return id
  }
  return {
    now: ports.clock.now(),
    me: { accountId: grant.accountId, roles: [...grant.roles] },
    projectKey: grant.projectKey,
    fields: Object.fromEntries(PROJECTED_FIELDS.map((field) => [field, fieldId(field)])) as Record<ProjectedField, string>,
    propertyKey: PROPERTY_KEY,
  }
}
