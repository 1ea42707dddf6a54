import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { JiraClient, sandbox } from './http'
import type { AppModule } from './modules'
import { takePersonFromAddress } from './router'
import type { Person } from './types'
import { writeTimesIn } from '../ui/time'
import { readTheme, useAppliedTheme, type ThemeChoice } from './theme'

const PERSON_KEY = 'sandbox.person'
const THEME_KEY = 'sandbox.theme'

export interface Session {
  people: Person[]
  modules: AppModule[]
  person: Person
  become(key: string): void
  jira: JiraClient
  theme: ThemeChoice
  chooseTheme(theme: ThemeChoice): void
}

const SessionContext = createContext<Session | null>(null)

/** Who looks at the page and what the installed app brings. Only below SessionProvider. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside SessionProvider')
  return session
}

export function clientOf(person: Person): JiraClient {
  return new JiraClient({ email: person.key === 'anonymous' ? null : person.email })
}

/** The person last chosen or named in the address; at first a customer, with whom everything begins. */
function startPersonKey(people: Person[]): string {
  const asked = takePersonFromAddress() ?? localStorage.getItem(PERSON_KEY)
  const known = people.find((person) => person.key === asked)
  return (known ?? people.find((person) => person.accountType === 'customer') ?? people[0])?.key ?? ''
}

interface Site {
  people: Person[]
  modules: AppModule[]
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [site, setSite] = useState<Site | Error | null>(null)
  useEffect(() => {
    Promise.all([sandbox.get<Person[]>('/sandbox/people'), sandbox.get<AppModule[]>('/sandbox/modules')]).then(
      ([people, modules]) => setSite({ people, modules }),
      (error: Error) => setSite(error),
    )
  }, [])
  if (site instanceof Error) return <p className="page" role="alert">{site.message}</p>
  if (!site) return <p className="page" aria-busy="true">Loading the site</p>
  return <SessionOf site={site}>{children}</SessionOf>
}

function SessionOf({ site, children }: { site: Site; children: ReactNode }) {
  const [personKey, setPersonKey] = useState(() => startPersonKey(site.people))
  const [theme, setTheme] = useState<ThemeChoice>(() => readTheme(localStorage.getItem(THEME_KEY)))
  useAppliedTheme(theme)
  // The first person may come from the address. Later choices are kept as they are made: an effect would come too late for a page that loads anew at once.
  useEffect(() => localStorage.setItem(PERSON_KEY, personKey), [])
  const become = useCallback((key: string) => {
    localStorage.setItem(PERSON_KEY, key)
    setPersonKey(key)
  }, [])
  const chooseTheme = useCallback((choice: ThemeChoice) => {
    localStorage.setItem(THEME_KEY, choice)
    setTheme(choice)
  }, [])
  const person = site.people.find((one) => one.key === personKey) ?? site.people[0]
  if (person) writeTimesIn(person.timeZone)
  const session = useMemo<Session | null>(
    () => person ? { ...site, person, become, jira: clientOf(person), theme, chooseTheme } : null,
    [site, person, become, theme, chooseTheme],
  )
  if (!session) return <p className="page" role="alert">This site has no people.</p>
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>
}
