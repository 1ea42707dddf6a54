import type { ReactNode } from 'react'
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
