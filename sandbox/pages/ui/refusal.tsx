import { useEffect, useRef, useState } from 'react'
import { HttpError } from '../core/http'
import { clientOf, useSession } from '../core/session'
import type { Person } from '../core/types'
import { Icon } from './icon'
import { nameWithRole } from './person-name'

/** How many people to offer; more would be a list to read, not a way out. */
const OFFERED = 3

/** Rejects where the site would not let the person see the page. */
export type MaySee = (person: Person) => Promise<unknown>

/** Who else may see it: asked of the site itself, as each person, those of the same kind of account first. */
function useWhoMay(maySee: MaySee): Person[] {
  const { people, person } = useSession()
  const [found, setFound] = useState<Person[]>([])
  const latest = useRef(maySee)
  latest.current = maySee
  useEffect(() => {
    let wanted = true
    const look = async (): Promise<void> => {
      const may: Person[] = []
      const alike = (one: Person): number => (one.accountType === person.accountType ? 0 : 1)
      for (const one of [...people].sort((a, b) => alike(a) - alike(b))) {
        if (one.key === person.key || may.length === OFFERED || !wanted) continue
        const readable = await latest.current(one).then(() => true, () => false)
        if (readable) may.push(one)
        if (wanted && readable) setFound([...may])
      }
    }
    setFound([])
    void look()
    return () => {
      wanted = false
    }
  }, [people, person])
  return found
}

/** What makes `maySee` of a REST path: the path can be read. */
export function reads(path: string): MaySee {
  return (person) => clientOf(person).get(path)
}

/** Jira's refusal of a page, and a way to go on as somebody who may see it. `heading`: h2 below a page's own title. */
export function Refusal({ error, maySee, heading: Heading = 'h1' }: { error: Error; maySee: MaySee; heading?: 'h1' | 'h2' }) {
  const { become } = useSession()
  const others = useWhoMay(maySee)
  const unreachable = error instanceof HttpError && (error.status === 0 || error.status >= 500)
  return (
    <div className="refusal">
      <Icon name="lock" />
      <Heading>{unreachable ? 'That did not work' : 'This page is not yours to see'}</Heading>
      <p>{error.message}</p>
      {others.map((one) => (
        <p key={one.key}><button className="button" onClick={() => become(one.key)}>Switch to {nameWithRole(one)}</button></p>
      ))}
    </div>
  )
}
