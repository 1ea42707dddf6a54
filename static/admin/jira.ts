import { requestJira, router } from '@forge/bridge'

/** Jira itself, read as the admin who looks; no resolver is called. Null: not there, not allowed, or not now. */
async function readJson(path: string): Promise<unknown> {
  try {
    const answer = await requestJira(path)
    return answer.ok ? ((await answer.json()) as unknown) : null
  } catch {
    return null
  }
}

export interface Named {
  id: string
  name: string
}

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {})

/** Pages of the service-desk API; more rows than this is no list to choose from. */
const PAGE_SIZE = 100
const PAGES_MAX = 10

async function readPages(pathFrom: (start: number) => string): Promise<Named[] | null> {
  const rows: Named[] = []
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const answer = record(await readJson(pathFrom(page * PAGE_SIZE)))
    const values = answer['values']
    if (!Array.isArray(values)) return page === 0 ? null : rows
    rows.push(...values.map(record).flatMap(({ id, name }) => (typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [])))
    if (answer['isLastPage'] !== false) return rows
  }
  return rows
}

/** The API takes a project's id where it wants a service desk's. */
export const readRequestTypes = (projectId: string): Promise<Named[] | null> =>
  readPages((start) => `/rest/servicedeskapi/servicedesk/${encodeURIComponent(projectId)}/requesttype?start=${start}&limit=${PAGE_SIZE}`)

/** Organisations of the site; null where the admin may not list them: then they are typed. */
export const readOrganizations = (): Promise<Named[] | null> => readPages((start) => `/rest/servicedeskapi/organization?start=${start}&limit=${PAGE_SIZE}`)

export async function readDisplayName(accountId: string): Promise<string | null> {
  const { displayName } = record(await readJson(`/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`))
  return typeof displayName === 'string' && displayName !== '' ? displayName : null
}

export const openIssue = (issueKey: string): void => void router.open(`/browse/${issueKey}`)
