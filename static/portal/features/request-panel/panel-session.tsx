import { useState } from 'react'
import type { PortalIncident } from '../../../../src/api/answers'
import { consentOf } from '../../parts/role-words'
import { endedWords } from '../../parts/session-words'
import { StopSession } from '../../parts/stop-session'
import type { Request } from '../../parts/use-request'
import { useWhen } from '../../parts/use-when'
import { shortTime } from '../../parts/words'

/** A session that was allowed or runs, with the way to stop it: also for members, who may do nothing else. */
export function PanelSession({ incident, request, onStopped }: { incident: PortalIncident; request: Request; onStopped: () => void }) {
  const when = useWhen()
  const [stoppedHere, setStoppedHere] = useState(false)
  const { session } = incident.view
  switch (session.kind) {
    case 'approved':
    case 'running':
      return (
        <div className="panel-session">
          <p className={session.kind === 'running' ? 'small strong' : 'small'}>
            {session.kind === 'running' ? 'A specialist is connected now.' : `${session.tool} is allowed until ${shortTime(session.expiresAt, when)}.`}
          </p>
          <StopSession
            incident={incident}
            request={request}
            wide
            onStopped={() => {
              setStoppedHere(true)
              onStopped()
            }}
          />
        </div>
      )
    case 'ended':
      return stoppedHere ? <p className="small">{endedWords(session, consentOf(incident.role), when)}</p> : null
    case 'none':
    case 'asked':
      return null
  }
}
