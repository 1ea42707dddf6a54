import type { ReactNode } from 'react'
import { useSession } from '../core/session'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'
import { UserMenu } from './user-menu'

export interface Crumb {
  text: string
  to?: string
}

/** The customer portal's own head, and the page below it. */
export function PortalFrame({ crumbs, children }: { crumbs: Crumb[]; children: ReactNode }) {
  const { person } = useSession()
  return (
    <>
      <header className="portal-head">
        <Link to="/portal" className="portal-head__home"><span className="portal-head__logo"><Icon name="support" /></span>Help center</Link>
        <nav aria-label="Portal"><Link to="/portal/requests">Requests</Link></nav>
        <UserMenu name={person.displayName} />
      </header>
      <main className="portal">
        {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
        {children}
      </main>
    </>
  )
}

export function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="crumbs">
      <ol>
        {crumbs.map(({ text, to }) => <li key={text}>{to ? <Link to={to}>{text}</Link> : <span>{text}</span>}</li>)}
      </ol>
    </nav>
  )
}
