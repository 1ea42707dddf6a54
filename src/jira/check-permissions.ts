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
 * As the app: on which of the issues that account may work as an agent. POST /permissions/check takes the issue by id and
 * another person's account from whoever has Administer Jira; GET /user/permission/search wants the key.
 */
export const agentOnWhich: Jira['agentOnWhich'] = async (issueIds, accountId) => {
  if (issueIds.length === 0 || !isAccountId(accountId) || isPortalOnly(accountId)) return new Set()
  const answer = await read(
    {
      as: 'app',
      operation: 'checkPermissions',
      path: route`/rest/api/3/permissions/check`,
      method: 'POST',
      body: { accountId, projectPermissions: [{ permissions: [AGENT], issues: issueIds.map(idNumber) }] },
    },
    ANSWER,
  )
  const held = new Set(answer.projectPermissions.flatMap((grant) => (grant.permission === AGENT ? grant.issues : [])))
  return new Set(issueIds.filter((issueId) => held.has(idNumber(issueId))))
}

export const isAgentOn: Jira['isAgentOn'] = async (issueId, accountId) => (await agentOnWhich([issueId], accountId)).has(issueId)
