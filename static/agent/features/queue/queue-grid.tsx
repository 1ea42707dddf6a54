import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import Checkbox from '@atlaskit/checkbox'
import arrowUp from '@atlaskit/icon/core/arrow-up'
import { router } from '@forge/bridge'
import type { Instant } from '../../../../src/domain/time'
import { Icon } from '../../../shared/icon'
import type { DrawnRow } from './order'
import { QueueRowView } from './queue-row'

interface Props {
  rows: readonly DrawnRow[]
  selected: ReadonlySet<string>
  now: Instant
  onSelected: (selected: ReadonlySet<string>) => void
}

export const openIssue = (row: DrawnRow): void => void router.navigate(`/browse/${row.issueKey}`)

/** Up and down move, Space selects, Enter opens, Esc clears; one row at a time takes the focus. */
export function QueueGrid({ rows, selected, now, onSelected }: Props) {
  const [current, setCurrent] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  const place = Math.min(current, Math.max(0, rows.length - 1))
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    grid.current?.querySelector<HTMLElement>(`[aria-rowindex="${place + 2}"]`)?.focus()
  }, [place])

  const go = (to: number): void => {
    moved.current = true
    setCurrent(Math.min(Math.max(0, to), rows.length - 1))
  }
  const toggle = (row: DrawnRow): void => {
    const next = new Set(selected)
    if (!next.delete(row.issueId)) next.add(row.issueId)
    onSelected(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys pressed on a box or link inside a row are theirs.
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return
    const row = rows[place]
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(place + 1),
      ArrowUp: () => go(place - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      ' ': () => row && toggle(row),
      Enter: () => row && openIssue(row),
      Escape: () => onSelected(new Set()),
    }
    const work = keys[event.key]
    if (!work) return
    event.preventDefault()
    work()
  }
  const all = rows.length > 0 && rows.every((row) => selected.has(row.issueId))
  return (
    <div ref={grid} role="grid" aria-label="Incidents by next due" aria-rowcount={rows.length + 1} aria-multiselectable="true" className="grid" onKeyDown={onKeyDown}>
      <div role="row" aria-rowindex={1} className="grid-row grid-head">
        <span role="columnheader">
          <Checkbox aria-label="Select all" isChecked={all} onChange={() => onSelected(all ? new Set() : new Set(rows.map((row) => row.issueId)))} />
        </span>
        {['Number', 'Summary', 'Severity'].map((title) => (
          <span role="columnheader" key={title}>
            {title}
          </span>
        ))}
        <span role="columnheader" aria-sort="ascending">
          Next due <Icon glyph={arrowUp} small />
        </span>
        {['Clock', 'Due', 'Tier', 'Turn'].map((title) => (
          <span role="columnheader" key={title}>
            {title}
          </span>
        ))}
      </div>
      {rows.map((row, index) => (
        <QueueRowView key={row.issueId} row={row} rowIndex={index + 2} now={now} isSelected={selected.has(row.issueId)} isCurrent={index === place} onToggle={() => toggle(row)} onFocus={() => setCurrent(index)} />
      ))}
    </div>
  )
}
