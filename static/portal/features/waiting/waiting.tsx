import { useId, useState } from 'react'
import statusWarning from '@atlaskit/icon/core/status-warning'
import { Icon } from '../../../shared/icon'
import { Button } from '../../../shared/parts/button'
import type { MyIncident } from '../my-incidents/filters'
import { IncidentList } from '../my-incidents/incident-list'
import { useMyIncidents } from '../my-incidents/use-my-incidents'
import { goToRequest, goToRequests } from '../my-incidents/ways'
import { namedOf, waitingOf, waitingWords } from './waiting-words'

/**
 * portalHeader of the help center: what waits for me? Nothing is drawn (0 px) while it loads, where it can't be told and
 * where nothing waits, for the page is everybody's.
 */
export default function Waiting() {
  const heading = useId()
  const listId = useId()
  const [open, setOpen] = useState(false)
  const { loaded } = useMyIncidents('')
  const waiting = loaded === null ? [] : waitingOf(loaded.answer)
  if (loaded === null || waiting.length === 0) return null
  const words = waitingWords(waiting.length, loaded.answer.cut)
  return (
    <section className="card asks asks-yours" aria-labelledby={heading}>
      <header className="asks-header waiting-header">
        <Icon glyph={statusWarning} />
        <h2 id={heading} className="waiting-title">{open ? words : `${words}:`}</h2>
        {!open && <Numbers waiting={waiting} />}
        <Button className="waiting-show" aria-expanded={open} aria-controls={open ? listId : undefined} onClick={() => setOpen(!open)}>{open ? 'Hide' : 'Show'}</Button>
      </header>
      {open && (
        <div id={listId} className="waiting-list">
          <IncidentList incidents={waiting} />
          <Button look="link" onClick={() => void goToRequests()}>All my incidents</Button>
        </div>
      )}
    </section>
  )
}

function Numbers({ waiting }: { waiting: readonly MyIncident[] }) {
  const { named, more } = namedOf(waiting)
  const last = named.length - 1
  return (
    <ul className="waiting-numbers">
      {named.map((incident, place) => (
        <li key={incident.issueId}>
          <Button look="link" className="tabular" onClick={() => void goToRequest(incident)}>{incident.number}</Button>
          {place < last && ','}
        </li>
      ))}
      {more > 0 && <li>and {more} more</li>}
    </ul>
  )
}
