import { useState } from 'react'
import { view as host } from '@forge/bridge'
import type { PortalIncident } from '../../../../src/api/answers'
import { Button } from '../../../shared/parts/button'
import { NoLongerForm } from '../../parts/no-longer-form'
import { RequestFrame } from '../../parts/request-frame'
import { useWhen } from '../../parts/use-when'
import { closedWords, shortTime } from '../../parts/words'
import type { Request } from '../../parts/use-request'

const SKELETON_HEIGHTS = [48, 84, 32]
/** A host that keeps the modal open refuses this; the answer then stands in it. */
const close = (): void => void host.close().catch(() => undefined)

/** portalRequestViewAction, a 400 px modal: the same question as the side panel's. */
export default function NoLonger() {
  return (
    <RequestFrame skeletonHeights={SKELETON_HEIGHTS} telling>
      {(incident, request) => <Dialog incident={incident} request={request} />}
    </RequestFrame>
  )
}

function Dialog({ incident, request }: { incident: PortalIncident; request: Request }) {
  const [told, setTold] = useState(false)
  const when = useWhen()
  const { closure, number, offers: { sayNoLongerAnIssue: offer } } = incident.view
  // The portal shows its action on a closed request too.
  if (closure.kind === 'closed' && !told) {
    const again = closure.reopenUntil === null ? `raise a new request and name ${number}` : `open it again on your request, until ${shortTime(closure.reopenUntil, when)}`
    return <Said text={`${closedWords(closure, when)} If something is wrong again, ${again}.`} />
  }
  if (told || !offer.ok) {
    return <Said text={told || offer.ok ? "We told the team. We'll confirm and close it, or tell you why not." : offer.text} />
  }
  return (
    <div className="modal-body">
      <NoLongerForm
        view={incident.view}
        request={request}
        onDone={() => {
          setTold(true)
          close()
        }}
        onCancel={close}
      />
    </div>
  )
}

/** Nothing to answer: what is so, and the way out. */
function Said({ text }: { text: string }) {
  return (
    <div className="modal-body">
      <p role="status">{text}</p>
      <div className="row answers"><Button onClick={close}>Close</Button></div>
    </div>
  )
}
