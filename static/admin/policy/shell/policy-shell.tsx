import type { ReactNode } from 'react'
import type { AdminSite, PolicyDesk } from '../../../../src/api/answers'
import { Announcer } from '../../../shared/parts/announcer'
import { DraftProvider, useDraftOf } from './draft-context'
import { ListsProvider, useListsOf } from './use-site-lists'

/** Holds the one draft and the site's lists around every section of the policy. */
export function PolicyShell({ site, desk, onTarget, children }: { site: AdminSite; desk: PolicyDesk; onTarget: (path: string) => void; children: ReactNode }) {
  const lists = useListsOf(site.projects)
  const draft = useDraftOf(desk, lists, onTarget)
  return (
    <Announcer>
      <DraftProvider value={draft}>
        <ListsProvider value={lists}>{children}</ListsProvider>
      </DraftProvider>
    </Announcer>
  )
}
