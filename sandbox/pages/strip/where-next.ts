import { clientOf } from '../core/session'
import type { Person } from '../core/types'

/** Where a person starts: customers at the portal, others at Jira's own first page, which knows their rights. */
function homeOf(person: Person): string {
  return person.accountType === 'atlassian' ? '/jira' : '/portal'
}

function issueOfPath(path: string): string | null {
  return /^\/browse\/([^/]+)$/.exec(path)?.[1] ?? /^\/portal\/\d+\/([^/]+)$/.exec(path)?.[1] ?? null
}

async function issuePage(person: Person, issueKey: string): Promise<string> {
  await clientOf(person).get(`/rest/api/3/issue/${issueKey}`, { fields: 'summary' })
  return `/browse/${issueKey}`
}

async function requestPage(person: Person, issueKey: string): Promise<string> {
  const { serviceDeskId } = await clientOf(person).get<{ serviceDeskId: string }>(`/rest/servicedeskapi/request/${issueKey}`)
  return `/portal/${serviceDeskId}/${issueKey}`
}

/**
 * The page that somebody finds himself on who takes the visitor's place: the
 * same issue from his own side where he may see it, else his home. The
 * sandbox's own pages stay.
 */
export async function pathFor(person: Person, path: string): Promise<string> {
  if (path === '/' || path === '/requests-log') return path
  const issueKey = issueOfPath(path)
  if (issueKey === null) return homeOf(person)
  const sides = person.accountType === 'atlassian' ? [issuePage, requestPage] : [requestPage]
  for (const side of sides) {
    const page = await side(person, issueKey).catch(() => null)
    if (page !== null) return page
  }
  return homeOf(person)
}
