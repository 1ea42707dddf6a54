import { route } from '@forge/api'
import { z } from 'zod'
import { JiraUnavailable } from '../app/ports'
import type { Jira } from '../app/ports'
import type { ProjectId } from '../domain/ids'
import { numericId } from './ids'
import { read } from './request'

/** Jira's keys of the three categories (GET /statuscategory). */
const CATEGORIES = { new: 'TODO', indeterminate: 'IN_PROGRESS', done: 'DONE' } as const
const CATEGORY = z.object({ key: z.string() })
const STATUS = z.object({ id: z.string().min(1), name: z.string(), statusCategory: CATEGORY })
const ISSUE_TYPES = z.array(z.object({ id: z.string().min(1), statuses: z.array(STATUS) }))

/** As the caller: the project's issue types, each with the statuses of its workflow. */
export const issueTypesWithStatuses = (id: ProjectId): Promise<z.output<typeof ISSUE_TYPES>> =>
  read({ as: 'user', operation: 'getProjectStatuses', path: route`/rest/api/3/project/${numericId(id)}/statuses` }, ISSUE_TYPES)

/** As the caller: every status of the project once. */
export const statuses: Jira['statuses'] = async (id) => {
  const byId = new Map<string, Awaited<ReturnType<Jira['statuses']>>[number]>()
  for (const status of (await issueTypesWithStatuses(id)).flatMap((type) => type.statuses)) {
    const key = status.statusCategory.key
    if (!(key === 'new' || key === 'indeterminate' || key === 'done')) throw new JiraUnavailable(502, 'getProjectStatuses', null)
    byId.set(status.id, { id: status.id, name: status.name, category: CATEGORIES[key] })
  }
  return [...byId.values()]
}
