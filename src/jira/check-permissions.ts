import { route } from '@forge/api'
import { z } from 'zod'
import type { Jira } from '../app/ports'
import { idNumber, isAccountId } from './ids'
import { read } from './request'

const AGENT = 'SERVICEDESK_AGENT'
const ANSWER = z.object({ projectPermissions: z.array(z.object({ permission: z.string(), issues: z.array(z.number()) })) })

/** Portal-only accounts look like `qm:<uuid>:<uuid>` and are never agents (platform-rest.md 3.1, 3.3). */
const isPortalOnly = (accountId: string): boolean => accountId.startsWith('qm:')

/**
 * As the app: whether that account may work as an agent on the issue. POST /permissions/check takes the issue by id and
 * another person's account from whoever has Administer Jira; GET /user/permission/search wants the key.
 */
export const isAgentOn: Jira['isAgentOn'] = async (issueId, accountId) => {
  if (!isAccountId(accountId) || isPortalOnly(accountId)) return false
  const issue = idNumber(issueId)
  const answer = await read(
    {
      as: 'app',
      operation: 'checkPermissions',
      path: route`/rest/api/3/permissions/check`,
      method: 'POST',
      body: { accountId, projectPermissions: [{ permissions: [AGENT], issues: [issue] }] },
    },
    ANSWER,
  )
  return answer.projectPermissions.some((grant) => grant.permission === AGENT && grant.issues.includes(issue))
}
