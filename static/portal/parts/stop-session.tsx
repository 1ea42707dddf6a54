import type { PortalIncident } from '../../../src/api/answers'
import { Button } from '../../shared/parts/button'
import { ProblemMessage } from './problem-message'
import { useCommand } from './use-command'
import type { Request } from './use-request'

/** Anyone on the customer's side may stop a session that was allowed or runs; that needs no reason and no second question. */
export function StopSession({ incident, request, wide = false, onStopped }: {
  incident: PortalIncident
  request: Request
  wide?: boolean
  onStopped?: () => void
}) {
  const command = useCommand(request)
  const { session, offers } = incident.view
  if (!offers.revokeSession.ok) return null
  const stop = async (): Promise<void> => {
    const after = await command.run((portal, at) => portal.revokeSession(at))
    if (after) onStopped?.()
  }
  return (
    <>
      <ProblemMessage problem={command.problem} onRetry={() => void stop()} />
      <div className="row answers">
        <Button wide={wide} busy={command.busy} onClick={() => void stop()}>{session.kind === 'running' ? 'End session' : 'Stop and withdraw'}</Button>
      </div>
    </>
  )
}
