import { Suspense, lazy, useCallback, useState } from 'react'
import { LoadProblem, Skeleton } from '../../../shared/parts/states'
import { admin, useLoaded } from '../../queries'
import { SetUpSection } from './set-up-section'
import type { PageKey } from './site-frame'
import { SiteFrame } from './site-frame'

/** The draft and its pages are heavy, and Set-up needs none of it: code and rules come when a section is first opened. */
const PolicyPages = lazy(() => import('./policy-pages'))

const loadSite = () => admin.getSite({})

/** jira:adminPage: the site's projects and the one draft of the rules that they share. */
export default function SitePage() {
  const [page, setPage] = useState<PageKey>('set-up')
  const [wantsPolicy, setWantsPolicy] = useState(false)
  const { loaded, again } = useLoaded(loadSite)
  const toPage = useCallback((key: PageKey) => {
    setPage(key)
    if (key !== 'set-up') setWantsPolicy(true)
  }, [])
  // A project's settings are a version of the rules, so both are loaded anew.
  const leaveProject = useCallback(() => {
    setWantsPolicy(false)
    again()
  }, [again])

  if (loaded.state !== 'ready') {
    return (
      <SiteFrame page={page} onPage={setPage}>
        {loaded.state === 'loading' ? <Skeleton heights={[40, 160, 240]} label="Loading settings" /> : <LoadProblem problem={loaded.problem} again={again} />}
      </SiteFrame>
    )
  }
  const site = loaded.answer
  if (page === 'set-up' && !wantsPolicy) {
    return (
      <SiteFrame page={page} onPage={toPage}>
        <SetUpSection site={site} onLeaveProject={leaveProject} />
      </SiteFrame>
    )
  }
  const waiting = (
    <SiteFrame page={page} onPage={toPage}>
      <Skeleton heights={[40, 160, 240]} label="Loading settings" />
    </SiteFrame>
  )
  return (
    <Suspense fallback={waiting}>
      <PolicyPages site={site} page={page} onPage={toPage} onLeaveProject={leaveProject} />
    </Suspense>
  )
}
