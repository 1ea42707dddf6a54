import { useEffect, useId, useState } from 'react'
import downloadGlyph from '@atlaskit/icon/core/download'
import { Icon } from '../../../shared/icon'
import { Button } from '../../../shared/parts/button'
import { useSpeak } from '../../../shared/parts/announcer'
import { LoadProblem, Skeleton } from '../../../shared/parts/states'
import { csvText, downloadCsv } from './csv'
import { AT_FIRST, NO_FILTERS, STATES, WHOSE, emptyWords, shownOf, stateWords, type Filters, type MyIncident } from './filters'
import { IncidentList } from './incident-list'
import { useMyIncidents } from './use-my-incidents'

/** Head and three rows, in px. */
const SKELETON_HEIGHTS = [32, 36, 36, 36]
const SEARCH_MAX = 100

/** All numbers that the customer may see: what waits for me, where was that number? */
export function MyIncidents({ inDialog = false, onGone }: {
  /** The host's dialog names itself. */
  inDialog?: boolean
  /** The person goes to a request: a dialog then closes. */
  onGone?: () => void
}) {
  const heading = useId()
  const [typed, setTyped] = useState('')
  const [filters, setFilters] = useState<Filters>(AT_FIRST)
  const { loaded, problem, searching, reload } = useMyIncidents(typed)
  const fits = loaded?.answer.incidents ?? []
  const shown = shownOf(fits, filters)
  useSpokenCount(loaded?.words ?? '', shown.length)

  return (
    <section className="mine" aria-labelledby={heading}>
      <div className="mine-head">
        <h2 id={heading} className={inDialog ? 'unseen' : undefined}>My incidents</h2>
        <div className="mine-tools">
          <input className="input mine-search" type="search" aria-label="Number or words" placeholder="Number or words" value={typed} maxLength={SEARCH_MAX} onChange={(event) => setTyped(event.target.value)} />
          <Select label="State" value={filters.state} choices={STATES} onValue={(state) => setFilters({ ...filters, state })} />
          <Select label="Whose" value={filters.whose} choices={WHOSE} onValue={(whose) => setFilters({ ...filters, whose })} />
          {shown.length > 0 && <Button onClick={() => downloadCsv('incidents.csv', csvOf(shown))}><Icon glyph={downloadGlyph} small />CSV</Button>}
        </div>
      </div>
      {problem && <LoadProblem problem={problem} again={reload} />}
      {loaded === null && !problem && <Skeleton heights={SKELETON_HEIGHTS} label="Loading your incidents" />}
      {loaded !== null && (
        <div aria-busy={searching}>
          {shown.length > 0
            ? <IncidentList incidents={shown} {...(onGone ? { onGone } : {})} />
            : (
                <div className="row">
                  <p className="subtle words">{emptyWords(loaded.words, fits.length)}</p>
                  {fits.length > 0 && <Button look="link" onClick={() => setFilters(NO_FILTERS)}>Show {fits.length === 1 ? 'it' : 'them'}</Button>}
                </div>
              )}
          {loaded.answer.cut && <p className="small subtle mine-cut">Only the newest are shown. Search by number or words to find an older one.</p>}
        </div>
      )}
    </section>
  )
}

function Select<Value extends string>({ label, value, choices, onValue }: {
  label: string
  value: Value
  choices: readonly { value: Value; label: string }[]
  onValue: (value: Value) => void
}) {
  const take = (chosen: string): void => {
    const found = choices.find((each) => each.value === chosen)
    if (found) onValue(found.value)
  }
  return (
    <select className="input mine-select" aria-label={label} value={value} onChange={(event) => take(event.target.value)}>
      {choices.map((each) => <option key={each.value} value={each.value}>{each.label}</option>)}
    </select>
  )
}

/** What a search found is spoken; the list at first is read like any text. */
function useSpokenCount(words: string, count: number): void {
  const speak = useSpeak()
  useEffect(() => {
    if (words !== '') speak(count === 1 ? '1 incident.' : `${count} incidents.`)
  }, [words, count, speak])
}

/** What is shown, with instants in UTC as other programs read them. */
const csvOf = (incidents: readonly MyIncident[]): string => csvText([
  ['Number', 'Request', 'Summary', 'State', 'Raised', 'Answer by', 'Closed', 'Raised by me'],
  ...incidents.map((each) => [
    each.number, each.requestKey, each.summary, stateWords(each), isoOf(each.raisedAt),
    each.state === 'closed' ? '' : isoOf(each.at), each.state === 'closed' ? isoOf(each.at) : '', each.mine ? 'yes' : 'no',
  ]),
])
const isoOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString())
