import { useEffect, useRef } from 'react'
import { events } from '@forge/bridge'
import type { PortalIncident } from '../../../../src/api/answers'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { shortInstant } from '../../../shared/time'
import { RequestFrame } from '../../parts/request-frame'
import { consentOf } from '../../parts/role-words'
import { scopeWords } from '../../parts/scope-words'
import { SHOW_PROMISE } from '../../parts/use-request'
import { useWhen } from '../../parts/use-when'
import { Agreements } from './agreements'
import { Promises } from './promises'

/** Promises with their band, what has happened, agreements, in px. */
const SKELETON_HEIGHTS = [200, 92, 48]

/** portalRequestDetail, 684 px: did you keep your word? */
export default function RequestDetail() {
  return <RequestFrame skeletonHeights={SKELETON_HEIGHTS}>{(incident, { requestKey }) => <Detail incident={incident} requestKey={requestKey} />}</RequestFrame>
}

function Detail({ incident: { view, role }, requestKey }: { incident: PortalIncident; requestKey: string }) {
  const promises = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The side panel is another frame: its button is heard here.
    const subscription = events.on(SHOW_PROMISE, (payload: unknown) => {
      if ((payload as { requestKey?: unknown } | undefined)?.requestKey !== requestKey) return
      promises.current?.scrollIntoView({ block: 'start' })
      promises.current?.focus({ preventScroll: true })
    })
    return () => void subscription.then(({ unsubscribe }) => unsubscribe())
  }, [requestKey])
  // While the contract is looked at the clock stands, and its own sentence says why.
  const scope = view.scope.kind === 'checking' && view.clocks.length > 0 ? null : scopeWords(view.scope, consentOf(role))
  return (
    <div className="card detail">
      <section aria-labelledby="promised">
        <h2 id="promised" ref={promises} tabIndex={-1}>What we promised</h2>
        <Promises view={view} />
        {scope !== null && <p className="detail-scope words">{scope}</p>}
      </section>
      <section aria-labelledby="happened">
        <h3 id="happened">What has happened</h3>
        <Happened happened={view.happened} />
      </section>
      <hr className="rule" />
      <section aria-labelledby="agreements">
        <h3 id="agreements">{view.asked === 'you' ? 'Your agreements' : 'Agreements'}</h3>
        <Agreements agreements={view.agreements} asked={view.asked} />
      </section>
    </div>
  )
}

function Happened({ happened }: { happened: CustomerView['happened'] }) {
  const { now, zone } = useWhen()
  if (happened.length === 0) return <p className="subtle">Nothing yet.</p>
  return (
    <ol className="happened">
      {happened.map(({ at, text }, place) => (
        <li key={`${at} ${place}`}>
          <time dateTime={new Date(at).toISOString()} className="subtle tabular">{shortInstant(at, now, zone)}</time>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  )
}
