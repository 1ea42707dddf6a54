import statusError from '@atlaskit/icon/core/status-error'
import checklist from '@atlaskit/icon/core/task'
import type { Glyph } from '../../../shared/icon'
import { Icon } from '../../../shared/icon'
import { SECTIONS, sectionOf } from '../../policy/sections/section-list'
import type { PageKey } from './site-frame'

interface Item {
  key: PageKey
  title: string
  group: 'Policy' | 'Check'
  icon: Glyph
}
const ITEMS: readonly Item[] = [{ key: 'set-up', title: 'Set-up', group: 'Policy', icon: checklist }, ...SECTIONS]

/** The pages of the settings; a section with a problem in the draft says so. */
export function SideList({ page, problemPaths, onPage }: { page: PageKey; problemPaths: readonly string[]; onPage: (page: PageKey) => void }) {
  const withProblem = new Set(problemPaths.map((path) => sectionOf(path)?.key))
  return (
    <nav className="admin-nav" aria-label="ReTRAC settings">
      {(['Policy', 'Check'] as const).map((group) => (
        <div key={group} className="admin-nav-group">
          <p className="admin-nav-title">{group}</p>
          {ITEMS.filter((item) => item.group === group).map(({ key, title, icon }) => (
            <button key={key} type="button" className="admin-link" aria-current={page === key ? 'page' : undefined} onClick={() => onPage(key)}>
              <Icon glyph={icon} />
              {title}
              {key !== 'set-up' && withProblem.has(key) && (
                <span className="admin-link-problem">
                  <Icon glyph={statusError} small label="has a problem" />
                </span>
              )}
            </button>
          ))}
        </div>
      ))}
    </nav>
  )
}
