import { useEffect, useRef, useState } from 'react'
import { events } from '@forge/bridge'
import statusWarning from '@atlaskit/icon/core/status-warning'
import type { PortalIncident } from '../../../../src/api/answers'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { Icon } from '../../../shared/icon'
import { Button } from '../../../shared/parts/button'
import { SeverityChip } from '../../../shared/parts/chips'
import { CopyButton } from '../../../shared/parts/copy-button'
import { NoLongerForm } from '../../parts/no-longer-form'
import { RequestFrame } from '../../parts/request-frame'
import { restoreClock } from '../../parts/restore-clock'
import { consentOf } from '../../parts/role-words'
import { scopeWords } from '../../parts/scope-words'
import { SHOW_PROMISE, type Request } from '../../parts/use-request'
import { useWhen } from '../../parts/use-when'
import { closedWords } from '../../parts/words'
import { firstAnswerWords } from './first-answer-words'
import { PanelClockLines } from './panel-clock-lines'
import { PanelSession } from './panel-session'
import { Reopen } from './reopen'

/** Head, clock and two buttons, in px. */
const SKELETON_HEIGHTS = [72, 96, 72]

/** portalRequestDetailPanel, 297 px: where does it stand? */
export default function RequestPanel() {
  return (
    <RequestFrame skeletonHeights={SKELETON_HEIGHTS}>
      {(incident, request) => <Panel incident={incident} request={request} />}
    </RequestFrame>
  )
}

function Panel({ incident, request }: { incident: PortalIncident; request: Request }) {
  const { view } = incident
  const { requestKey } = request
  // What was pressed here is gone then: the focus goes to what is so now.
  const [pressed, setPressed] = useState(0)
  const onPressed = (): void => setPressed((times) => times + 1)
  const restore = restoreClock(view.clocks)
  return (
    <section className="card panel" aria-label={`Incident ${view.number}`}>
      <p className="panel-number">
        <span className="small subtle">Incident <b className="strong panel-id">{view.number}</b></span>
        <CopyButton text={() => view.number} label={`Copy incident number ${view.number}`} />
      </p>
      <Turn view={view} pressed={pressed} />
      <hr className="rule" />
      {restore && view.closure.kind !== 'closed'
        ? <PanelClockLines view={view} facts={restore} />
        : <div className="row"><SeverityChip severity={view.severity} side="customer" /></div>}
      {!view.assessed && view.closure.kind !== 'closed' && <p className="small subtle">We haven't assessed it yet. Until then we treat it as {view.severityWord}.</p>}
      <FirstAnswerLine view={view} />
      <ScopeLine incident={incident} />
      {view.escalated && view.closure.kind !== 'closed' && <p className="small">We've raised this with our higher-level team.</p>}
      <PanelSession incident={incident} request={request} onStopped={onPressed} />
      <div className="panel-buttons">
        <Button wide onClick={() => void events.emit(SHOW_PROMISE, { requestKey })}>What we promised</Button>
        <NoLonger incident={incident} request={request} onTold={onPressed} />
        <Reopen incident={incident} request={request} onReopened={onPressed} />
      </div>
    </section>
  )
}

const TURN_WORDS: Record<CustomerView['turn'], string> = { us: "It's our turn", you: "It's your turn", reporter: "It's the reporter's turn" }

/** Whose turn it is, the largest line: amber only where it is the reader's. */
function Turn({ view, pressed }: {
  view: CustomerView
  /** How often something was done from here. */
  pressed: number
}) {
  const when = useWhen()
  const heading = useRef<HTMLHeadingElement>(null)
  const closed = view.closure.kind === 'closed'
  useEffect(() => {
    if (pressed > 0 && !closed) heading.current?.focus()
  }, [pressed, closed])
  if (view.closure.kind === 'closed') return <h2 className="heading-medium">{closedWords(view.closure, when)}</h2>
  return (
    <div>
      <h2 ref={heading} tabIndex={-1} className={`heading-medium turn${view.turn === 'you' ? ' turn-yours' : ''}`}>
        {view.turn === 'you' && <Icon glyph={statusWarning} />}
        {TURN_WORDS[view.turn]}
      </h2>
      <p className="subtle">{view.whoHasIt}</p>
    </div>
  )
}

/** A first answer that came too late, or hasn't come yet: said once, without an alarm; a closed incident's promises stand below. */
function FirstAnswerLine({ view }: { view: CustomerView }) {
  const text = firstAnswerWords(view, useWhen())
  return text === null ? null : <p className="small subtle tabular">{text}</p>
}

function ScopeLine({ incident: { view, role } }: { incident: PortalIncident }) {
  const words = scopeWords(view.scope, consentOf(role))
  return words === null ? null : <p className="small words">{words}</p>
}

/** "It's no longer an issue", confirmed in place; who may only read is told so. */
function NoLonger({ incident, request, onTold }: { incident: PortalIncident; request: Request; onTold: () => void }) {
  const [asking, setAsking] = useState(false)
  const [backed, setBacked] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const { view, role } = incident
  const offer = view.offers.sayNoLongerAnIssue
  useEffect(() => {
    if (backed && !asking) opener.current?.focus()
  }, [backed, asking])

  if (!offer.ok) return role === 'member' && view.closure.kind === 'none' ? <p className="small subtle">{offer.text}</p> : null
  if (!asking) return <Button ref={opener} look="subtle" wide onClick={() => setAsking(true)}>It's no longer an issue</Button>
  const done = (): void => {
    setAsking(false)
    onTold()
  }
  const back = (): void => {
    setBacked(true)
    setAsking(false)
  }
  return <NoLongerForm view={view} request={request} opened onDone={done} onCancel={back} />
}
