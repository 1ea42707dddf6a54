import { route } from '@forge/api'
import type { Jira } from '../app/ports'
import { isAccountId, numericId } from './ids'
import { write } from './request'

/**
 * As the app. Taking the assignee away goes by the issue's own edit: the contract of PUT /assignee wants a string, and
 * an absent one means nothing there.
 */
export const assign: Jira['assign'] = async (id, accountId) => {
  const issueId = numericId(id)
  if (accountId === null) {
    const body = { fields: { assignee: null } }
    await write({ as: 'app', operation: 'unassignIssue', path: route`/rest/api/3/issue/${issueId}`, method: 'PUT', body })
    return
  }
  if (!isAccountId(accountId)) throw new RangeError('Not an account id')
  await write({ as: 'app', operation: 'assignIssue', path: route`/rest/api/3/issue/${issueId}/assignee`, method: 'PUT', body: { accountId } })
}
