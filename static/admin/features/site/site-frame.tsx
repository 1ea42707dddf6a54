import type { ReactNode } from 'react'
import type { SectionKey } from '../../policy/sections/section-list'
import { SideList } from './side-list'

export type PageKey = 'set-up' | SectionKey

/** The side list beside the page, and what stands at the foot of it. */
export function SiteFrame({ page, problemPaths = [], onPage, foot, children }: { page: PageKey; problemPaths?: readonly string[]; onPage: (page: PageKey) => void; foot?: ReactNode; children: ReactNode }) {
  return (
    <div className="admin">
      <SideList page={page} problemPaths={problemPaths} onPage={onPage} />
      <div className="admin-main">
        <main className="page">{children}</main>
        {foot}
      </div>
    </div>
  )
}
