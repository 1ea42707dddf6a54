import { route } from '@forge/api'
import { PROPERTY_KEY } from '../api/projection'
import type { Jira } from '../app/ports'
import { numericId } from './ids'
import { write } from './request'

/** As the app: the issue property that lists, the status lozenge and polling read. */
export const writeProperty: Jira['writeProperty'] = (issueId, value) =>
  write({
    as: 'app',
    operation: 'writeProperty',
    path: route`/rest/api/3/issue/${numericId(issueId)}/properties/${PROPERTY_KEY}`,
    method: 'PUT',
    body: value,
  })
