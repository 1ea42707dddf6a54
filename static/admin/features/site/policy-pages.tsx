import { Suspense, useCallback } from 'react'
import type { AdminSite } from '../../../../src/api/answers'
import { LoadProblem, Skeleton } from '../../../shared/parts/states'
import { SECTIONS, sectionOf } from '../../policy/sections/section-list'
import { DraftBar } from '../../policy/shell/draft-bar'
import { useDraft } from '../../policy/shell/draft-context'
import { DraftMessages } from '../../policy/shell/draft-messages'
import { PolicyShell } from '../../policy/shell/policy-shell'
import { admin, useLoaded } from '../../queries'
import { SetUpSection } from './set-up-section'
import type { PageKey } from './site-frame'
import { SiteFrame } from './site-frame'

interface Props {
  site: AdminSite
  page: PageKey
  onPage: (page: PageKey) => void
  onLeaveProject: () => void
}

const loadDesk = () => admin.getPolicy({})

/** The sections of the policy around one draft, which stays while Set-up is looked at. */
export default function PolicyPages(props: Props) {
  const { site, page, onPage } = props
  const { loaded, again } = useLoaded(loadDesk)
  const toField = useCallback(
    (path: string) => {
      const section = sectionOf(path)
      if (section) onPage(section.key)
    },
    [onPage],
  )
  if (loaded.state !== 'ready') {
    return (
      <SiteFrame page={page} onPage={onPage}>
        {loaded.state === 'loading' ? <Skeleton heights={[40, 160, 240]} label="Loading settings" /> : <LoadProblem problem={loaded.problem} again={again} />}
      </SiteFrame>
    )
  }
  return (
    <PolicyShell site={site} desk={loaded.answer} onTarget={toField}>
      <Pages {...props} />
    </PolicyShell>
  )
}

function Pages({ site, page, onPage, onLeaveProject }: Props) {
  const { problems, keeper } = useDraft()
  const problemPaths = problems.map(({ path }) => path)
  const section = SECTIONS.find(({ key }) => key === page)
  if (section === undefined) {
    // The page is loaded anew after a project's settings, but never over what could not be saved.
    const leaveProject = (): void => void keeper.save().then((isSaved) => isSaved && onLeaveProject())
    return (
      <SiteFrame page={page} problemPaths={problemPaths} onPage={onPage}>
        <SetUpSection site={site} onLeaveProject={leaveProject} />
      </SiteFrame>
    )
  }
  return (
    <SiteFrame page={page} problemPaths={problemPaths} onPage={onPage} foot={<DraftBar />}>
      <div className="page-stack">
        <DraftMessages />
        <Suspense fallback={<Skeleton heights={[40, 160, 240]} label={`Loading ${section.title}`} />}>
          <section.page />
        </Suspense>
      </div>
    </SiteFrame>
  )
}
