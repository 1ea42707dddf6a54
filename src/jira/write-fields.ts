import { route } from '@forge/api'
import type { Jira } from '../app/ports'
import { fieldKey } from './app-identity'
import { idNumber } from './ids'
import { write } from './request'

/**
 * As the app: all projected fields of an incident in one call, by module key. The call takes a field's key in place of
 * its id, so nothing is looked up; no changelog, for the history stands in the store and a row a write would flood Jira's.
 */
export const writeFields: Jira['writeFields'] = async (issueId, values) => {
  const updates = Object.entries(values).map(([moduleKey, value]) => ({
    customField: fieldKey(moduleKey),
    issueIds: [idNumber(issueId)],
    value,
  }))
  if (updates.length === 0) return
  await write({
    as: 'app',
    operation: 'writeFields',
    path: route`/rest/api/3/app/field/value?generateChangelog=false`,
    method: 'POST',
    body: { updates },
  })
}
