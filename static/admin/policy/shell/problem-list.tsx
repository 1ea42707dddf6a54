import { sectionOf } from '../sections/section-list'
import { useDraft } from './draft-context'

/** Every problem of the draft as a link to its field. */
export function ProblemList({ onGone }: { onGone: () => void }) {
  const { problems, goTo } = useDraft()
  return (
    <ul className="problem-list">
      {problems.map(({ path, text }) => (
        <li key={`${path} ${text}`}>
          <button
            type="button"
            className="problem-link"
            onClick={() => {
              goTo(path)
              onGone()
            }}
          >
            {sectionOf(path)?.title ?? 'Elsewhere'}: {text}
          </button>
        </li>
      ))}
    </ul>
  )
}
