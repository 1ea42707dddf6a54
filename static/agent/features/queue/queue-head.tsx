import { useState } from 'react'
import filter from '@atlaskit/icon/core/filter'
import search from '@atlaskit/icon/core/search'
import statusError from '@atlaskit/icon/core/status-error'
import statusWarning from '@atlaskit/icon/core/status-warning'
import Button from '@atlaskit/button/new'
import Textfield from '@atlaskit/textfield'
import { Icon } from '../../../shared/icon'
import { exactClockTime } from '../../../shared/time'
import { useZone } from '../../../shared/viewer'
import type { Filters, Tab } from './filters'
import { MENUS, TABS, TAB_WORDS, countInTab } from './filters'
import { FilterMenu } from './filter-menu'
import type { DrawnRow } from './order'
import type { Queue } from './use-queue'

/** How it stands: overdue, at risk, open; and how fresh that is. `newIncident` null: its form is open; `wasOpen`: it was, and the focus comes back from it. */
export function QueueHead({ rows, queue, newIncident, wasOpen }: { rows: readonly DrawnRow[]; queue: Queue; newIncident: (() => void) | null; wasOpen: boolean }) {
  const zone = useZone()
  const overdue = rows.filter((row) => row.figures?.state === 'breached').length
  const atRisk = rows.filter((row) => row.figures?.state === 'atRisk').length
  return (
    <header className="queue-head">
      <h1 className="heading-large">Incidents</h1>
      <p className="queue-sums">
        {overdue > 0 && (
          <span className="fact clock-breached">
            <Icon glyph={statusError} /> {overdue} overdue
          </span>
        )}
        {atRisk > 0 && (
          <span className="fact clock-atRisk">
            <Icon glyph={statusWarning} /> {atRisk} at risk
          </span>
        )}
        <span className="fact">{rows.length} open</span>
      </p>
      <p className="small subtle tabular queue-live">{queue.stale ? `Jira doesn't answer; checked ${exactClockTime(queue.checkedAt, zone)}` : `Live, checked ${exactClockTime(queue.checkedAt, zone)}`}</p>
      {newIncident !== null && (
        <Button appearance="primary" autoFocus={wasOpen} onClick={newIncident}>
          New incident
        </Button>
      )}
    </header>
  )
}

export function QueueTabs({ rows, me, tab, onTab }: { rows: readonly DrawnRow[]; me: string; tab: Tab; onTab: (tab: Tab) => void }) {
  return (
    <div className="queue-tabs" role="group" aria-label="Which incidents">
      {TABS.map((each) => (
        <button key={each} type="button" className="queue-tab" aria-pressed={tab === each} onClick={() => onTab(each)}>
          {TAB_WORDS[each].word}<span className="queue-tab-rest">{TAB_WORDS[each].rest}</span> <span className="subtlest tabular">{countInTab(rows, each, me)}</span>
        </button>
      ))}
    </div>
  )
}

/** Where the page is narrow, the menus stand behind one button (queue.css). */
export function QueueFilters({ filters, onChange }: { filters: Filters; onChange: (part: Partial<Filters>) => void }) {
  const [open, setOpen] = useState(false)
  const count = MENUS.filter(({ key }) => filters[key].length > 0).length
  return (
    <div className="queue-filters">
      <div className={open ? 'queue-menus queue-menus-open' : 'queue-menus'}>
        {MENUS.map(({ key, title, choices }) => (
          <FilterMenu key={key} title={title} choices={choices} chosen={filters[key]} onChosen={(chosen) => onChange({ [key]: chosen })} />
        ))}
      </div>
      <div className="queue-search">
        <Textfield
          isCompact
          type="search"
          aria-label="Number or words"
          placeholder="Number or words"
          elemBeforeInput={
            <span className="queue-glass">
              <Icon glyph={search} />
            </span>
          }
          value={filters.words}
          onChange={(event) => onChange({ words: event.currentTarget.value })}
        />
      </div>
      <div className="queue-filter">
        <Button iconBefore={FilterIcon} aria-expanded={open} onClick={() => setOpen(!open)}>
          Filter
          {count > 0 && <span className="filter-count">{count}</span>}
        </Button>
      </div>
    </div>
  )
}

const FilterIcon = () => <Icon glyph={filter} />
