import statusWarning from '@atlaskit/icon/core/status-warning'
import { Icon } from '../../../shared/icon'
import { Button } from '../../../shared/parts/button'
import { useWhen } from '../../parts/use-when'
import { atWords, stateWords, type MyIncident } from './filters'
import { goToRequest } from './ways'

/** One line an incident; its number leads to the request. */
export function IncidentList({ incidents, onGone }: { incidents: readonly MyIncident[]; onGone?: () => void }) {
  const when = useWhen()
  return (
    <ul className="mine-list">
      {incidents.map((incident) => (
        <li key={incident.issueId} className="mine-row">
          <Button look="link" className="tabular mine-number" onClick={() => void goToRequest(incident).then(onGone)}>{incident.number}</Button>
          <bdi className="mine-summary words">{incident.summary}</bdi>
          <span className={incident.state === 'yourTurn' ? 'mine-state mine-state-yours' : 'mine-state subtle'}>
            {incident.state === 'yourTurn' && <Icon glyph={statusWarning} small />}
            {stateWords(incident)}
          </span>
          <span className="mine-at subtle tabular">{atWords(incident, when)}</span>
        </li>
      ))}
    </ul>
  )
}
