import { useEffect, useRef, useState } from 'react'
import type { PortalIncident } from '../../../../src/api/answers'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { ASKED_WORDS } from '../../../../src/domain/views/reader'
import { useSpeak } from '../../../shared/parts/announcer'
import { RequestFrame } from '../../parts/request-frame'
import type { Request } from '../../parts/use-request'
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
  const { view } = incident
  useSpokenChange(view)
  switch (view.closure.kind) {
    case 'askedOfYou':
      return <ClosureQuestion key={view.closure.textHash} incident={incident} closure={view.closure} request={request} onAnswered={setReceipt} />
    case 'saidByYou':
      return <SaidByYou incident={incident} closure={view.closure} request={request} onKept={setReceipt} />
    case 'closed':
      return receipt?.kind === 'agreed' ? <ReceiptCard receipt={receipt} view={view} /> : <ClosedLine closure={view.closure} />
    case 'none':
      return receipt && receipt.kind !== 'agreed' ? <ReceiptCard receipt={receipt} view={view} /> : <QuietLine view={view} />
  }
}

/** A question or a closing that comes while the page is open is spoken; what stands at first is read like any text. */
function useSpokenChange({ closure: { kind }, asked }: CustomerView): void {
  const speak = useSpeak()
  const before = useRef(kind)
  useEffect(() => {
    if (before.current === kind) return
    before.current = kind
    if (kind === 'askedOfYou') speak(`We ask ${ASKED_WORDS[asked].whom}: is this solved?`)
    if (kind === 'closed') speak('Your incident is closed.')
  }, [kind, asked, speak])
}
