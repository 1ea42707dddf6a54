import { useEffect, useState } from 'react'
import { readDisplayName } from '../../jira'

const asked = new Map<string, Promise<string | null>>()
const nameByAccount = (accountId: string): Promise<string | null> => {
  const name = asked.get(accountId) ?? readDisplayName(accountId)
  asked.set(accountId, name)
  return name
}

/** An account's name as Jira tells it; `unknown` until then, and where Jira doesn't tell. */
export function useName(accountId: string | null, unknown: string): string {
  const [found, setFound] = useState<{ accountId: string; name: string | null } | null>(null)
  useEffect(() => {
    let isWanted = true
    if (accountId !== null) void nameByAccount(accountId).then((name) => isWanted && setFound({ accountId, name }))
    return () => {
      isWanted = false
    }
  }, [accountId])
  return (found?.accountId === accountId ? found.name : null) ?? unknown
}
