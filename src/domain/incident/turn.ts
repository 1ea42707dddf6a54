import { never } from '../result'
import type { Incident } from './state'

/**
 * Whose turn it is, for status, projections and both views. A proposal is the other side's to answer, whatever was asked
 * before it, for proposing settles that; on a closed incident nobody is waited for.
 */
export const turnOf = ({ closure, asks }: Pick<Incident, 'closure' | 'asks'>): 'us' | 'them' => {
  switch (closure.kind) {
    case 'none':
      return asks.turn
    case 'proposedByDesk':
      return 'them'
    case 'proposedByCustomer':
    case 'closed':
      return 'us'
    default:
      return never(closure)
  }
}
