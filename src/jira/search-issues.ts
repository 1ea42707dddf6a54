import { route } from '@forge/api'
import { z } from 'zod'
import { PROPERTY_KEY } from '../api/projection'
import type { Jira } from '../app/ports'
import type { ProjectId } from '../domain/ids'
import { allOf, creatorIs, notDone, projectIn, reporterIs, since } from './jql'
import { read } from './request'
import { instant, issueId, projectId } from './shapes'

/** With fields or properties a page holds at most 100 (platform-rest.md 3.3). */
const PAGE_SIZE = 100
/** Bounded work for one sweep (I19); what is left is younger than what was read, and the next sweep begins there. */
const PAGES_MAX = 10

const page = <Issue extends z.ZodType>(issue: Issue) =>
  z.object({ issues: z.array(issue), nextPageToken: z.string().nullish(), isLast: z.boolean().optional() })

const searchAll = async <Issue extends z.ZodType>(
  operation: string,
  query: { jql: string; fields: string[]; properties?: string[] },
  issue: Issue,
): Promise<z.output<Issue>[]> => {
  const issues: z.output<Issue>[] = []
  let nextPageToken: string | undefined
  for (let number = 0; number < PAGES_MAX; number += 1) {
    const answer = await read(
      {
        as: 'app',
        operation,
        path: route`/rest/api/3/search/jql`,
        method: 'POST',
        body: { ...query, maxResults: PAGE_SIZE, ...(nextPageToken === undefined ? {} : { nextPageToken }) },
      },
      page(issue),
    )
    issues.push(...answer.issues)
    nextPageToken = answer.nextPageToken ?? undefined
    if (nextPageToken === undefined || answer.isLast === true) break
  }
  return issues
}

const jqlSince = (projectIds: ProjectId[], field: 'created' | 'updated', sinceAt: number): string =>
  allOf([projectIn(projectIds), since(field, sinceAt, Date.now())], field)

const NUMBERED = z.object({ number: z.string().min(1) })
const WITH_PROPERTY = z.object({ id: issueId, properties: z.record(z.string(), z.unknown()).optional() })

/**
 * As the app. The projection is read as an issue property: its custom field would have to be looked up first, for its
 * id is another on each site, and that costs a point for every field of the site. Somebody who may edit the issue can
 * set the property: it hides the issue from this search only, the trigger and the first call record it all the same.
 */
export const unrecordedSince: Jira['unrecordedSince'] = async (projectIds, sinceAt) => {
  if (projectIds.length === 0) return []
  const query = { jql: allOf([projectIn(projectIds), since('created', sinceAt, Date.now()), notDone], 'created'), fields: ['id'], properties: [PROPERTY_KEY] }
  const issues = await searchAll('searchUnrecorded', query, WITH_PROPERTY)
  return issues.filter((issue) => !NUMBERED.safeParse(issue.properties?.[PROPERTY_KEY]).success).map((issue) => issue.id)
}

const WITH_PLACE = z.object({ id: issueId, fields: z.object({ status: z.object({ id: z.string().min(1) }), project: z.object({ id: projectId }) }) })

/** As the app. */
export const updatedSince: Jira['updatedSince'] = async (projectIds, sinceAt) => {
  if (projectIds.length === 0) return []
  const query = { jql: jqlSince(projectIds, 'updated', sinceAt), fields: ['status', 'project'] }
  const issues = await searchAll('searchUpdated', query, WITH_PLACE)
  return issues.map((issue) => ({ issueId: issue.id, projectId: issue.fields.project.id, statusId: issue.fields.status.id }))
}

const WITH_SUMMARY = z.object({ id: issueId, key: z.string().min(1), fields: z.object({ summary: z.string().nullish(), created: instant }) })

/** As the app. Nobody's words go into the search: the summaries are compared here. */
export const requestsMadeSince: Jira['requestsMadeSince'] = async ({ projectId: project, creatorAccountId, customerAccountId, summary }, sinceAt) => {
  const made = [projectIn([project]), creatorIs(creatorAccountId), reporterIs(customerAccountId), since('created', sinceAt, Date.now())]
  const issues = await searchAll('searchMade', { jql: allOf(made, 'created'), fields: ['summary', 'created'] }, WITH_SUMMARY)
  // The search counts in whole minutes.
  return issues.flatMap(({ id, key, fields }) => (fields.summary === summary && fields.created >= sinceAt ? [{ issueId: id, key }] : []))
}
