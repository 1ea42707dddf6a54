import type { RefObject } from 'react'
import Button from '@atlaskit/button/new'
import { useSeenFoot } from './use-seen-foot'

interface Props {
  /** The page that the bar stands in. */
  page: RefObject<HTMLElement>
  /** Tells one list of rows from another. */
  rows: string
  count: number
  busy: boolean
  take: () => void
  transfer: () => void
  clear: () => void
}

/** What is done to the selected ones, over the lowest rows that are seen. */
export function QueueBar({ page, rows, count, busy, take, transfer, clear }: Props) {
  const foot = useSeenFoot(page, '[role="row"], .queue-foot', rows)
  return (
    <div className={foot === null ? 'queue-bar' : 'queue-bar queue-bar-placed'} role="region" aria-label="Selected incidents" style={foot === null ? undefined : { top: foot }}>
      <span className="strong">{count} selected</span>
      <Button appearance="primary" isLoading={busy} onClick={take}>
        Take
      </Button>
      <Button onClick={transfer}>Transfer</Button>
      <Button appearance="subtle" onClick={clear}>
        Clear
      </Button>
    </div>
  )
}
