import checkCircle from '@atlaskit/icon/core/check-circle'
import clock from '@atlaskit/icon/core/clock'
import statusWarning from '@atlaskit/icon/core/status-warning'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { Icon } from '../../../shared/icon'
import { standingWords } from '../../parts/standing-words'
import { useWhen } from '../../parts/use-when'
import { closedWords } from '../../parts/words'

/** One line where nothing is asked. */
export function ClosedLine({ closure }: { closure: Extract<CustomerView['closure'], { kind: 'closed' }> }) {
  const when = useWhen()
  return <p className="card top-line"><Icon glyph={checkCircle} />{closedWords(closure, when)}</p>
}

export function QuietLine({ view }: { view: CustomerView }) {
  if (view.turn === 'reporter') return <p className="card top-line"><Icon glyph={clock} />It's the reporter's turn: we wait for their reply.</p>
  if (view.turn === 'you') {
    return <p className="card top-line top-line-yours"><Icon glyph={statusWarning} />It's your turn: we wait for your reply below.</p>
  }
  return (
    <div className="card">
      <p className="top-line"><Icon glyph={checkCircle} />Nothing needed from you.</p>
      <Standing view={view} />
    </div>
  )
}

/** Only where the page is narrow: the side panel, which says it, then lies below the activity. */
export function Standing({ view }: { view: CustomerView }) {
  const words = standingWords(view, useWhen())
  return words === null ? null : <p className="subtle words top-standing">{words}</p>
}
