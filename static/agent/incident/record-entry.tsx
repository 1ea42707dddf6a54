import type { ReactNode } from 'react'
import type { PersonRef } from '../../../src/domain/ids'
import { useNames } from './names'

/** One entry of the record: when and by whom, its words, and what stands under them. */
export function Entry({ head, by, after = null, children }: { head: string; by: PersonRef | null; after?: string | null; children: ReactNode }) {
  const nameOf = useNames()
  return (
    <div className="record-entry">
      <p className="small subtle tabular">
        {head}, by {nameOf(by)}
      </p>
      <p className="words">{children}</p>
      {after !== null && <p className="words subtle">{after}</p>}
    </div>
  )
}
