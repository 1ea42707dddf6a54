import { route } from '@forge/api'
import { z } from 'zod'
import type { IssueFacts, Jira, ReporterFacts } from '../app/ports'
import { textOfAdf } from './adf'
import { appUuid } from './app-identity'
import { requestTypeOf } from './get-request'
import { isIssueIdOrKey, numericId } from './ids'
import { readOrNull } from './request'
import { instant, issueId, projectId, user } from './shapes'

/** JSM keeps the way a request was made there (platform-rest.md 3.3, "channel of a request"). */
const CHANNEL_PROPERTY = 'request.channel.type'
const FIELDS = 'project,created,reporter,creator,assignee,status,summary,description'

const REPORTER = user.extend({ active: z.boolean().default(true) })
const ISSUE = z.object({
  id: issueId,
  key: z.string().min(1),
  fields: z.object({
    project: z.object({ id: projectId }),
    created: instant,
    reporter: REPORTER.nullish(),
    creator: user.nullish(),
    assignee: user.nullish(),
    status: z.object({ id: z.string().min(1) }),
    summary: z.string().nullish(),
    description: z.unknown().optional(),
  }),
  properties: z.record(z.string(), z.unknown()).optional(),
})

const CHANGE = z.object({ created: instant, items: z.array(z.object({ field: z.string().optional(), to: z.string().nullish() })) })
const PLACED = z.object({
  fields: z.object({ project: z.object({ id: projectId }) }),
  changelog: z.object({ histories: z.array(CHANGE) }).optional(),
})

/** As the app, in one call: the newest part of its change log comes with the issue, newest first. */
export const placeOf: Jira['placeOf'] = async (id) => {
  const path = route`/rest/api/3/issue/${numericId(id)}?fields=project&expand=changelog`
  const issue = await readOrNull({ as: 'app', operation: 'getPlaceOf', path }, PLACED)
  if (issue === null) return null
  const { id: projectId } = issue.fields.project
  const came = issue.changelog?.histories.find(({ items }) => items.some(({ field, to }) => field === 'project' && to === projectId))
  return { projectId, since: came?.created ?? null }
}

const REPORTED = z.object({ fields: z.object({ reporter: REPORTER.nullish() }) })

/** As the app. */
export const reporterOf: Jira['reporterOf'] = async (id) => {
  const path = route`/rest/api/3/issue/${numericId(id)}?fields=reporter`
  const issue = await readOrNull({ as: 'app', operation: 'getReporterOf', path }, REPORTED)
  return issue === null ? null : { reporter: reporterFacts(issue.fields.reporter) }
}

const reporterFacts = (reporter: z.infer<typeof REPORTER> | null | undefined): ReporterFacts | null =>
  reporter ? { accountId: reporter.accountId, accountType: reporter.accountType, active: reporter.active, timeZone: reporter.timeZone ?? null } : null

const CHANNEL = z.object({ value: z.string() })
const ANSWER = z.array(z.object({ key: z.string(), value: z.unknown() }))
/** What the portal stores of `view.submit({ fields })` is documented as a property, not in which shape: all plausible ones are read. */
const PANEL = z.union([
  ANSWER,
  z.object({ fields: ANSWER }).transform((panel) => panel.fields),
  z.record(z.string(), z.unknown()).transform((panel) => Object.entries(panel).map(([key, value]) => ({ key, value }))),
])

/**
 * What Jira says of an issue, as the app; null: there is none. Two calls side by side: the issue with its properties,
 * and its request, for only the service-desk API tells the request type under a name that is the same on all sites
 * (the field "Request Type" has another id on each, and finding it costs more than this call).
 */
export const getIssue = async (idOrKey: string): Promise<IssueFacts | null> => {
  if (!isIssueIdOrKey(idOrKey)) return null
  const [issue, requestTypeId] = await Promise.all([
    readOrNull(
      {
        as: 'app',
        operation: 'getIssue',
        path: route`/rest/api/3/issue/${idOrKey}?fields=${FIELDS}&properties=${`${CHANNEL_PROPERTY},${appUuid()}`}`,
      },
      ISSUE,
    ),
    requestTypeOf(idOrKey),
  ])
  if (issue === null) return null
  const { project, created, reporter, creator, assignee, status, summary, description } = issue.fields
  return {
    issueId: issue.id,
    key: issue.key,
    projectId: project.id,
    requestTypeId,
    createdAt: created,
    reporter: reporterFacts(reporter),
    creatorAccountId: creator?.accountId ?? null,
    creatorAccountType: creator?.accountType ?? null,
    assigneeAccountId: assignee?.accountId ?? null,
    statusId: status.id,
    channel: CHANNEL.safeParse(issue.properties?.[CHANNEL_PROPERTY]).data?.value ?? null,
    text: [summary ?? '', textOfAdf(description)].filter((part) => part !== '').join('\n'),
    panelAnswers: PANEL.safeParse(issue.properties?.[appUuid()]).data ?? [],
  }
}
