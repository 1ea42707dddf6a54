import type { PortalIncident } from '../../../../src/api/answers'
import { StopSession } from '../../parts/stop-session'
import type { Request } from '../../parts/use-request'
import { useWhen } from '../../parts/use-when'
import { shortTime } from '../../parts/words'

/** A session that was allowed or runs, with the way to stop it: also for members, who may do nothing else. */
export function PanelSession({ incident, request }: { incident: PortalIncident; request: Request }) {
  const when = useWhen()
  const { session } = incident.view
  if (session.kind !== 'approved' && session.kind !== 'running') return null
  return (
    <div className="panel-session">
      <p className={session.kind === 'running' ? 'small strong' : 'small'}>
        {session.kind === 'running' ? 'A specialist is connected now.' : `${session.tool} is allowed until ${shortTime(session.expiresAt, when)}.`}
      </p>
      <StopSession incident={incident} request={request} wide />
    </div>
  )
}
