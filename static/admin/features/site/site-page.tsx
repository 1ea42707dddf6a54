import { useCallback, useState } from 'react'
import dataNumber from '@atlaskit/icon/core/grid'
import target from '@atlaskit/icon/core/clock'
import checklist from '@atlaskit/icon/core/task'
import type { Glyph } from '../../../shared/icon'
import { Icon } from '../../../shared/icon'
import { LoadProblem, Skeleton } from '../../../shared/parts/states'
import { admin, useLoaded } from '../../queries'
import { GoalsSection } from './goals-section'
import { SetUpSection } from './set-up-section'
import { SeveritySection } from './severity-section'

const SECTIONS = [
  { key: 'set-up', title: 'Set-up', icon: checklist },
  { key: 'severity', title: 'Severity', icon: dataNumber },
  { key: 'goals', title: 'SLA goals', icon: target },
] as const satisfies readonly { key: string; title: string; icon: Glyph }[]
type SectionKey = (typeof SECTIONS)[number]['key']

/** jira:adminPage: the site's projects and the rules they share. */
export default function SitePage() {
  const [section, setSection] = useState<SectionKey>('set-up')
  const load = useCallback(() => admin.getSite({}), [])
  const { loaded, again } = useLoaded(load)
  return (
    <div className="admin">
      <nav className="admin-nav" aria-label="ReTRAC settings">
        {SECTIONS.map(({ key, title, icon }) => (
          <button key={key} type="button" className="admin-link" aria-current={section === key ? 'page' : undefined} onClick={() => setSection(key)}>
            <Icon glyph={icon} />
            {title}
          </button>
        ))}
      </nav>
      <main className="page">
        {loaded.state === 'loading' && <Skeleton heights={[40, 160, 240]} label="Loading settings" />}
        {loaded.state === 'problem' && <LoadProblem problem={loaded.problem} again={again} />}
        {loaded.state === 'ready' && section === 'set-up' && <SetUpSection site={loaded.answer} onLeaveProject={again} />}
        {loaded.state === 'ready' && section === 'severity' && <SeveritySection policy={loaded.answer.policy} />}
        {loaded.state === 'ready' && section === 'goals' && <GoalsSection policy={loaded.answer.policy} />}
      </main>
    </div>
  )
}
