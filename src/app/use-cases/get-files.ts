import { authorise } from '../authorise'
import type { UseCase } from './use-case'

/** Bounded work and a list that a person can look through (I19). */
const LISTED_MAX = 50

/** The files that the caller put on the request: those that an answer of theirs may name. As the app, after the grant. */
export const getFiles: UseCase<'portal', 'getFiles'> = async (ports, asker, { issueId }) => {
  const authorised = await authorise(ports, asker, 'portal.getFiles', 'request', { requestKeyOrIssueId: issueId })
  if (!authorised.ok) return authorised
  const files = (await ports.jira.attachments(authorised.grant.issueId))
    .filter(({ authorAccountId }) => authorAccountId === asker.caller.accountId)
    .slice(0, LISTED_MAX)
    .map(({ id, fileName, sizeBytes, createdAt }) => ({ attachmentId: id, fileName, sizeBytes, at: createdAt }))
  return { ok: true, answer: { now: ports.clock.now(), files } }
}
