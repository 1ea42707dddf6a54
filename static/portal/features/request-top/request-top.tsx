import { useEffect, useRef, useState } from 'react'
import type { PortalIncident } from '../../../../src/api/answers'
import { ASKED_WORDS } from '../../../../src/domain/views/reader'
import { useSpeak } from '../../../shared/parts/announcer'
import { RequestFrame } from '../../parts/request-frame'
import { consentOf } from '../../parts/role-words'
import type { Request } from '../../parts/use-request'
import { useWhen } from '../../parts/use-when'
import { things } from '../../parts/words'
import { Asks } from './asks/asks'
import { SessionRunning } from './asks/session-running'
import { NOTHING_GIVEN, SESSION, doneItems, slotsOf, type Given } from './asks/slots'
import { ClosureQuestion } from './closure-question'
import { ClosedLine, QuietLine } from './lines'
import { ReceiptCard, type Receipt } from './receipt'
import { SaidByYou } from './said-by-you'

const LINE_HEIGHT_PX = 54

/** portalSubheader, 684 px: what do you need from me? */
export default function RequestTop() {
  return (
    <RequestFrame skeletonHeights={[LINE_HEIGHT_PX]}>
      {(incident, request) => <Top incident={incident} request={request} />}
    </RequestFrame>
  )
}

function Top({ incident, request }: { incident: PortalIncident; request: Request }) {
  // What was answered in this frame stays in place of the question, until something is asked again.
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [given, setGiven] = useState<Given>(NOTHING_GIVEN)
  const { now } = useWhen()
  const { view } = incident
  useSpokenChanges(incident)
  const slots = slotsOf(view, given, now)
  const asks = <Asks incident={incident} request={request} slots={slots} given={given} onGiven={setGiven} />
  const running = view.session.kind === 'running' && (
    <SessionRunning incident={incident} session={view.session} request={request} onStopped={() => setGiven({ ...given, last: SESSION })} />
  )
  switch (view.closure.kind) {
    case 'askedOfYou':
      return (
        <>
          {slots.some(({ open }) => open) && asks}
          <ClosureQuestion key={view.closure.textHash} incident={incident} closure={view.closure} request={request} onAnswered={setReceipt} />
        </>
      )
    case 'saidByYou':
      return (
        <>
          {running}
          {slots.some(({ open }) => open) && asks}
          <SaidByYou incident={incident} closure={view.closure} request={request} onKept={setReceipt} />
        </>
      )
    case 'closed':
      return receipt?.kind === 'agreed' ? <ReceiptCard receipt={receipt} view={view} /> : <ClosedLine closure={view.closure} />
    case 'none': {
      const told = receipt !== null && receipt.kind !== 'agreed' ? receipt : null
      const anything = slots.length > 0 || doneItems(view, given).length > 0
      return (
        <>
          {running}
          {told && <ReceiptCard receipt={told} view={view} />}
          {anything && asks}
          {!anything && !told && !running && <QuietLine view={view} />}
        </>
      )
    }
  }
}

/** What is asked, begins or ends while the page is open is spoken; what stands at first is read like any text. */
function useSpokenChanges({ view, role }: PortalIncident): void {
  const speak = useSpeak()
  const { whom } = ASKED_WORDS[view.asked]
  const reporter = ASKED_WORDS[consentOf(role)].whom
  const now = { closure: view.closure.kind, session: view.session.kind, charge: view.charge !== null, open: view.evidence.filter(({ state }) => state === 'open').length }
  const before = useRef(now)
  useEffect(() => {
    const was = before.current
    before.current = now
    if (was.closure !== now.closure && now.closure === 'askedOfYou') speak(`We ask ${whom}: is this solved?`)
    else if (was.closure !== now.closure && now.closure === 'closed') speak('Your incident is closed.')
    else if (was.session !== now.session && now.session === 'running') speak('A specialist is connected now.')
    else if (was.session === 'running' && now.session !== 'running') speak('The remote session has ended.')
    else if (was.session !== now.session && now.session === 'asked') speak(`We ask ${reporter}: may we connect?`)
    else if (!was.charge && now.charge) speak(`We ask ${reporter} about a charge.`)
    else if (now.open > was.open) speak(`We need ${things(now.open)} from ${whom}.`)
  })
}
