import type { ReactNode } from 'react'
import { Fragment } from 'react'
import { Button } from '../../../shared/parts/button'

/** Every form that reaches the customer shows the very words. `edit`: opens the field behind them. */
export function CustomerWillRead({ edit, children }: { edit?: () => void; children: ReactNode }) {
  return (
    <div className="quote">
      <div className="preview-head">
        <span className="label">The customer will read</span>
        {edit && (
          <Button look="link" className="small" onClick={edit}>
            Edit
          </Button>
        )}
      </div>
      <p className="words">{children}</p>
    </div>
  )
}

/** Stands where a text is still missing. */
export const Missing = ({ children }: { children: string }) => <span className="preview-missing">{children}</span>

/** Stands in a text of the domain's for what is still to be written. */
export const GAP = '\uFFFC'

/** Such a text, with what belongs into its gaps, in their order. */
export function WithGaps({ text, gaps }: { text: string; gaps: readonly string[] }) {
  return (
    <>
      {text.split(GAP).map((part, place) => (
        <Fragment key={place}>
          {place > 0 && <Missing>{gaps[place - 1] ?? ''}</Missing>}
          {part}
        </Fragment>
      ))}
    </>
  )
}
