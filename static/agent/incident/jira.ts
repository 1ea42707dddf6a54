import { requestJira } from '@forge/bridge'
import type { QueueFacts } from '../../../src/api/projection'
import { PROPERTY_KEY } from '../../../src/api/projection'

/** Jira itself, read as the user who looks; no resolver is called. Null: not there, not allowed, or not now. */
async function readJson(path: string): Promise<unknown> {
  try {
    const answer = await requestJira(path)
    return answer.ok ? ((await answer.json()) as unknown) : null
  } catch {
    return null
  }
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** Revision that the projection tells: cheap to poll, and the reason to load anew. */
export async function readRevision(issueId: string): Promise<QueueFacts['revision'] | null> {
  const revision = fieldOf(fieldOf(await readJson(`/rest/api/3/issue/${issueId}/properties/${PROPERTY_KEY}`), 'value'), 'revision')
  return typeof revision === 'number' ? revision : null
}

export async function readDisplayName(accountId: string): Promise<string | null> {
  const name = fieldOf(await readJson(`/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`), 'displayName')
  return typeof name === 'string' && name !== '' ? name : null
}
