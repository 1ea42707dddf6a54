import type { AgentView } from '../../../src/domain/views/agent-view'
import { shortInstant } from '../../shared/time'
import { useZone } from '../../shared/viewer'
import { now } from '../../shared/server-time'

/** What the customer owes us, in a line. */
export function Waiting({ view }: { view: AgentView }) {
  const zone = useZone()
  return (
    <section className="waiting" aria-labelledby="waiting">
      <h3 id="waiting">Waiting for the customer</h3>
      <p className="subtle tabular">{waitingWords(view, (at) => shortInstant(at, now(), zone))}</p>
    </section>
  )
}

function waitingWords({ closure, turn }: AgentView, say: (at: number) => string): string {
  if (closure.kind === 'proposedByDesk') return `Their answer to our proposal of ${say(closure.at)}.`
  if (closure.kind === 'proposedByCustomer') return 'Nothing. They wait for our answer.'
  return turn === 'them' ? 'It is their turn.' : 'Nothing.'
}
