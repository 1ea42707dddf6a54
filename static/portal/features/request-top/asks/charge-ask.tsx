import lockLocked from '@atlaskit/icon/core/lock-locked'
import type { PortalIncident } from '../../../../../src/api/answers'
import type { CustomerView } from '../../../../../src/domain/views/customer-view'
import { Icon } from '../../../../shared/icon'
import { Button } from '../../../../shared/parts/button'
import { instantWords } from '../../../../shared/time'
import { ProblemMessage } from '../../../parts/problem-message'
import { usePress } from '../../../parts/use-press'
import type { Request } from '../../../parts/use-request'
import { useWhen } from '../../../parts/use-when'
import { AskCard, ReceiptRow } from './ask-parts'
import type { Given } from './slots'

/** Work outside the contract, done only at a charge that the reporter approves. */
export function ChargeAsk({ incident, charge: asked, request, place, primary, onAnswered }: {
  incident: PortalIncident
  charge: NonNullable<CustomerView['charge']>
  request: Request
  place: number | null
  primary: boolean
  onAnswered: (given: NonNullable<Given['charge']>) => void
}) {
  const { now, zone } = useWhen()
  const { busy, problem, press, again } = usePress(request)
  const { acceptCharge, declineCharge } = incident.view.offers
  const { charge, textHash } = asked

  const accept = (): void => press((portal, at) => portal.acceptCharge({ ...at, textHash }), (after) => onAnswered({ charge, accepted: true, at: after.now }))
  const decline = (): void => press((portal, at) => portal.declineCharge(at), (after) => onAnswered({ charge, accepted: false, at: after.now }))
  return (
    <AskCard place={place} title="Approve a charge?" aside={<span className="ask-aside subtle">Asked {instantWords(asked.at, now, zone)}</span>}>
      <p className="words">{asked.text}</p>
      <ProblemMessage problem={problem} onRetry={again} />
      {acceptCharge.ok || declineCharge.ok
        ? (
            <>
              <div className="row answers">
                {acceptCharge.ok && <Button look={primary ? 'primary' : 'default'} busy={busy} onClick={accept}>Approve {charge.amount}</Button>}
                {declineCharge.ok && <Button onClick={decline}>Don't approve</Button>}
              </div>
              <p className="small subtle top-note">
                <Icon glyph={lockLocked} small />
                Nothing is charged without your approval. If you don't approve, it isn't covered by your contract.
              </p>
            </>
          )
        : <p className="subtle">{acceptCharge.text}</p>}
    </AskCard>
  )
}

export function ChargeReceipt({ given, focused }: { given: NonNullable<Given['charge']>; focused: boolean }) {
  const { now, zone } = useWhen()
  const at = instantWords(given.at, now, zone)
  return given.accepted
    ? <ReceiptRow title={`You approved ${given.charge.amount}, ${at}.`} focused={focused}><p className="subtle">For {given.charge.for}. We go on.</p></ReceiptRow>
    : <ReceiptRow title={`You didn't approve ${given.charge.amount}, ${at}.`} focused={focused}><p className="subtle">Nothing is charged.</p></ReceiptRow>
}
