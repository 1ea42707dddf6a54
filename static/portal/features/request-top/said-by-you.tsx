import { useId } from 'react'
import checkCircle from '@atlaskit/icon/core/check-circle'
import type { PortalIncident } from '../../../../src/api/answers'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { ACTOR_WORDS } from '../../../../src/domain/views/reader'
import { Icon } from '../../../shared/icon'
import { Button } from '../../../shared/parts/button'
import { instantWords } from '../../../shared/time'
import { ProblemMessage } from '../../parts/problem-message'
import { useCommand } from '../../parts/use-command'
import type { Request } from '../../parts/use-request'
import { useWhen } from '../../parts/use-when'
import type { Receipt } from './receipt'

/** The customer's side said that it is no longer an issue; it closes once the desk agrees. */
export function SaidByYou({ incident, closure, request, onKept }: {
  incident: PortalIncident
  closure: Extract<CustomerView['closure'], { kind: 'saidByYou' }>
  request: Request
  onKept: (receipt: Receipt) => void
}) {
  const heading = useId()
  const command = useCommand(request)
  const when = useWhen()
  const offer = incident.view.offers.withdrawProposal
  const keep = async (): Promise<void> => {
    const after = await command.run((portal, at) => portal.withdrawProposal(at))
    if (after) onKept({ kind: 'kept', at: after.now })
  }
  return (
    <section className="card stack" aria-labelledby={heading}>
      <h2 id={heading} className="top-title"><Icon glyph={checkCircle} />{ACTOR_WORDS[closure.by]} told us it is no longer an issue, {instantWords(closure.at, when.now, when.zone)}</h2>
      {closure.words && <blockquote className="top-quote words">{closure.words}</blockquote>}
      <p className="subtle">We'll confirm and close {incident.view.number}, or tell you why not.</p>
      <ProblemMessage problem={command.problem} onRetry={() => void keep()} />
      {offer.ok
        ? <div className="row"><Button busy={command.busy} onClick={() => void keep()}>Keep it open</Button></div>
        : <p className="subtle">{offer.text}</p>}
    </section>
  )
}
