import { requestJira } from '@forge/bridge'

export interface Customer {
  accountId: string
  name: string
  /** Where Jira tells it: it tells two people of one name apart. */
  email: string | null
}

/** As many as can be looked through; more words narrow it. */
const SHOWN_MAX = 10

const textOf = (value: unknown, name: string): string => {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  return typeof found === 'string' ? found : ''
}

/** People whom Jira lets the agent find by name or e-mail, apps left out; null: Jira didn't answer, or doesn't let them. */
export async function findCustomers(words: string): Promise<Customer[] | null> {
  try {
    const answer = await requestJira(`/rest/api/3/user/search?query=${encodeURIComponent(words)}&maxResults=${SHOWN_MAX * 2}`, { headers: { Accept: 'application/json' } })
    if (!answer.ok) return null
    const people: unknown = await answer.json()
    if (!Array.isArray(people)) return null
    return people
      .filter((person) => textOf(person, 'accountType') !== 'app' && textOf(person, 'accountId') !== '')
      .slice(0, SHOWN_MAX)
      .map((person) => ({ accountId: textOf(person, 'accountId'), name: textOf(person, 'displayName'), email: textOf(person, 'emailAddress') || null }))
  } catch {
    return null
  }
}
