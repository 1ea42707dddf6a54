import type { PolicyChange } from '../../../../src/domain/policy/changes'
import { SECTIONS, sectionOf } from '../sections/section-list'

/** What differs, sentence by sentence, under the name of the page where it is edited. */
export function ChangeList({ changes }: { changes: readonly PolicyChange[] }) {
  const titles = [...SECTIONS.map(({ title }) => title), PROJECTS]
  return (
    <dl className="change-list">
      {titles.map((title) => {
        const ofTitle = changes.filter(({ path }) => (sectionOf(path)?.title ?? PROJECTS) === title)
        return ofTitle.length === 0 ? null : (
          <div key={title}>
            <dt>{title}</dt>
            {ofTitle.map(({ path, text }) => (
              <dd key={`${path} ${text}`}>{text}</dd>
            ))}
          </div>
        )
      })}
    </dl>
  )
}

/** Projects have their settings in Set-up. */
const PROJECTS = 'Set-up'
