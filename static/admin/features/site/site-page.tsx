import { Suspense, useCallback, useState } from 'react'
import type { AdminSite, PolicyDesk, Wire } from '../../../../src/api/answers'
import { LoadProblem, Skeleton } from '../../../shared/parts/states'
import { DraftBar } from '../../policy/shell/draft-bar'
import { useDraft } from '../../policy/shell/draft-context'
import { DraftMessages } from '../../policy/shell/draft-messages'
import { PolicyShell } from '../../policy/shell/policy-shell'
import type { SectionKey } from '../../policy/sections/section-list'
import { SECTIONS, sectionOf } from '../../policy/sections/section-list'
import { admin, useLoaded } from '../../queries'
import { SetUpSection } from './set-up-section'
import { SideList } from './side-list'

export type PageKey = 'set-up' | SectionKey

interface Start {
  site: AdminSite
  desk: PolicyDesk
}

/** Both are wanted before anything is drawn; the first problem is told. */
async function loadStart(): Promise<Wire<Start>> {
  const [site, desk] = await Promise.all([admin.getSite({}), admin.getPolicy({})])
  if (!site.ok) return site
  return desk.ok ? { ok: true, answer: { site: site.answer, desk: desk.answer } } : desk
}

/** jira:adminPage: the site's projects and the one draft of the rules that they share. */
export default function SitePage() {
  const [page, setPage] = useState<PageKey>('set-up')
  const { loaded, again } = useLoaded<Start>(loadStart)
  const toField = useCallback((path: string) => {
    const section = sectionOf(path)
    if (section) setPage(section.key)
  }, [])
  if (loaded.state !== 'ready') {
    return (
      <div className="admin">
        <SideList page={page} problems={[]} onPage={setPage} />
        <main className="page">
          {loaded.state === 'loading' ? <Skeleton heights={[40, 160, 240]} label="Loading settings" /> : <LoadProblem problem={loaded.problem} again={again} />}
        </main>
      </div>
    )
  }
  const { site, desk } = loaded.answer
  return (
    <PolicyShell site={site} desk={desk} onTarget={toField}>
      <Pages site={site} page={page} onPage={setPage} onLeaveProject={again} />
    </PolicyShell>
  )
}

function Pages({ site, page, onPage, onLeaveProject }: { site: AdminSite; page: PageKey; onPage: (page: PageKey) => void; onLeaveProject: () => void }) {
  const { problems, keeper } = useDraft()
  const section = SECTIONS.find(({ key }) => key === page)
  // The page is loaded anew after a project's settings, but never over what could not be saved.
  const leaveProject = (): void => void keeper.save().then((isSaved) => isSaved && onLeaveProject())
  return (
    <div className="admin">
      <SideList page={page} problems={problems} onPage={onPage} />
      <div className="admin-main">
        <main className="page">
          {section === undefined ? (
            <SetUpSection site={site} onLeaveProject={leaveProject} />
          ) : (
            <div className="page-stack">
              <DraftMessages />
              <Suspense fallback={<Skeleton heights={[40, 160, 240]} label={`Loading ${section.title}`} />}>
                <section.page />
              </Suspense>
            </div>
          )}
        </main>
        {section !== undefined && <DraftBar />}
      </div>
    </div>
  )
}
