import { createContext, useContext, useEffect, useState } from 'react'
import type { AgentIncident } from '../../../src/api/answers'
import type { PersonRef } from '../../../src/domain/ids'
import { readDisplayName } from './jira'

/** Says a person's name; `you` for the one who looks, `an agent` for whom Jira doesn't tell. */
export type NameOf = (person: PersonRef | null) => string

const UNKNOWN = 'an agent'
const NamesContext = createContext<NameOf>(() => UNKNOWN)
export const NamesProvider = NamesContext.Provider
export const useNames = (): NameOf => useContext(NamesContext)

const known = new Map<string, Promise<string | null>>()
const nameByAccount = (accountId: string): Promise<string | null> => {
  const asked = known.get(accountId) ?? readDisplayName(accountId)
  known.set(accountId, asked)
  return asked
}

/** Names of the people in an incident, read from Jira as the user; until they are there, `an agent`. */
export function useNamesOf({ people, me }: Pick<AgentIncident, 'people' | 'me'>): NameOf {
  const [names, setNames] = useState<ReadonlyMap<PersonRef, string>>(new Map())
  useEffect(() => {
    let wanted = true
    const others = people.filter(({ ref, accountId }) => ref !== me.person && accountId !== null)
    void Promise.all(others.map(async ({ ref, accountId }) => [ref, await nameByAccount(accountId ?? '')] as const)).then((found) => {
      if (wanted) setNames(new Map(found.flatMap(([ref, name]) => (name === null ? [] : [[ref, name] as const]))))
    })
    return () => {
      wanted = false
    }
  }, [people, me.person])
  return (person) => {
    if (person === null) return 'automation'
    return person === me.person ? 'you' : (names.get(person) ?? UNKNOWN)
  }
}

export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
