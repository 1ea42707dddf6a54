import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Problem } from '../../../src/api/answers'
import type { AgentView } from '../../../src/domain/views/agent-view'
import { Button } from '../../shared/parts/button'
import { now } from '../../shared/server-time'
import { instantWords, relativeWords, shortInstant } from '../../shared/time'
import { useZone } from '../../shared/viewer'
import { openItems } from './asked'
import { EVIDENCE_KIND } from './evidence-words'
import type { Act } from './use-incident'

/** What the customer owes us: a line where it is nothing or one proposal, else each thing with its date. */
export function Waiting({ view, act }: { view: AgentView; act: Act }) {
  const zone = useZone()
  const items = openItems(view)
  const { session, scope } = view
  const heading = useRef<HTMLHeadingElement>(null)
  const asked = items.length > 0 || session.kind === 'asked' || scope.kind === 'chargeAsked'
  return (
    <section className="waiting" aria-labelledby="waiting">
      <h3 id="waiting" ref={heading} tabIndex={-1}>
        Waiting for the customer
      </h3>
      {(!asked || view.closure.kind === 'proposedByDesk') && <p className="subtle tabular">{waitingWords(view, (at) => shortInstant(at, now(), zone))}</p>}
      {asked && (
        <ul className="rows waiting-list">
          {items.map((item) => (
            <AskedItem key={item.id} item={item} mayWithdraw={view.offers.withdrawEvidence.ok} act={act} done={() => heading.current?.focus()} />
          ))}
          {session.kind === 'asked' && <AskedRow what={`Remote session with ${session.terms.tool}`} why={session.terms.purpose} by={session.answerBy} />}
          {scope.kind === 'chargeAsked' && scope.charge !== null && <AskedRow what={`Charge of ${scope.charge.amount}`} why={scope.charge.for} />}
        </ul>
      )}
    </section>
  )
}

type Item = ReturnType<typeof openItems>[number]

/** `done`: it is withdrawn, and its button goes with it. */
function AskedItem({ item, mayWithdraw, act, done }: { item: Item; mayWithdraw: boolean; act: Act; done: () => void }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const withdraw = async (): Promise<void> => {
    setBusy(true)
    const answer = await act('withdrawEvidence', { itemId: item.id })
    setProblem(answer)
    setBusy(false)
    if (answer === null) done()
  }
  return (
    <AskedRow what={item.what} why={`${EVIDENCE_KIND[item.kind]}: ${item.why}`} by={item.answerBy} problem={problem}>
      {mayWithdraw && (
        <Button look="link" busy={busy} aria-label={`Withdraw ${item.what}`} onClick={() => void withdraw()}>
          Withdraw
        </Button>
      )}
    </AskedRow>
  )
}

/** `by` is left out where nothing of its kind has a date. */
function AskedRow({ what, why, by, problem = null, children }: { what: string; why: string; by?: number | null; problem?: Problem | null; children?: ReactNode }) {
  const zone = useZone()
  const at = now()
  const passed = typeof by === 'number' && by <= at
  return (
    <li className="waiting-item">
      <div>
        <p className="words">{what}</p>
        <p className="small subtle words">{why}</p>
        {problem !== null && (
          <p className="small" role="alert">
            {problem.text}
          </p>
        )}
      </div>
      <div className="waiting-by">
        {by !== undefined && (
          <span className="tabular subtle">{by === null ? 'no date' : `${passed ? 'was due' : 'by'} ${instantWords(by, at, zone)}${passed ? `, ${relativeWords(by, at)}` : ''}`}</span>
        )}
        {children}
      </div>
    </li>
  )
}

function waitingWords(view: AgentView, say: (at: number) => string): string {
  const { closure, turn, nextStep } = view
  if (nextStep.kind === 'closeWithinDesk') return 'Nothing. No customer can agree.'
  if (closure.kind === 'proposedByDesk') return `Their answer to our proposal of ${say(closure.at)}.`
  if (closure.kind === 'proposedByCustomer') return 'Nothing. They wait for our answer.'
  if (turn === 'them') return 'It is their turn.'
  const answeredAt = view.evidence.flatMap((item) => (item.state === 'answered' || item.state === 'notPossible' ? [item.at] : []))
  if (answeredAt.length === 0) return 'Nothing.'
  return `Nothing. ${answeredAt.length === 1 ? 'The one ask was' : `All ${answeredAt.length} asks were`} answered by ${say(Math.max(...answeredAt))}.`
}
