import { useId } from 'react'
import statusWarning from '@atlaskit/icon/core/status-warning'
import type { PortalIncident } from '../../../../../src/api/answers'
import type { CustomerView } from '../../../../../src/domain/views/customer-view'
import { Icon } from '../../../../shared/icon'
import { instantWords } from '../../../../shared/time'
import { consentOf } from '../../../parts/role-words'
import { closeItWords } from '../../../parts/session-words'
import { StopSession } from '../../../parts/stop-session'
import type { Request } from '../../../parts/use-request'
import { useWhen } from '../../../parts/use-when'

/** Somebody is on the customer's computer at this moment: above everything else, with the way to end it. */
export function SessionRunning({ incident, session, request, onStopped }: {
  incident: PortalIncident
  session: Extract<CustomerView['session'], { kind: 'running' }>
  request: Request
  onStopped: () => void
}) {
  const heading = useId()
  const { now, zone } = useWhen()
  return (
    <section className="card asks asks-yours" aria-labelledby={heading}>
      <header className="asks-header">
        <Icon glyph={statusWarning} />
        <h2 id={heading}>A specialist is connected now.</h2>
        <span className="asks-note subtle">Until {instantWords(session.expiresAt, now, zone)} at the latest</span>
      </header>
      <div className="asks-body">
        <p>With {session.tool}, since {instantWords(session.startedAt, now, zone)}.</p>
        <StopSession incident={incident} request={request} onStopped={onStopped} />
        <p className="small subtle">Ending it here ends the permission. {closeItWords(session.tool, consentOf(incident.role))}</p>
      </div>
    </section>
  )
}
