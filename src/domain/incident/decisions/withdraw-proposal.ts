import { never } from '../../result'
import { byCustomer, byOwner, firstOf, isOpen, personOf, proposedByCustomer, proposedByDesk } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

/** The owner takes back the desk's proposal; a customer takes back what they said themselves. */
export const mayWithdrawProposal = (incident: Incident, who: Who): Refusal | null => {
  switch (who.side) {
    case 'app':
      return { code: 'OnlyDesk' }
    case 'desk':
      return firstOf(isOpen(incident), byOwner(incident, who), proposedByDesk(incident))
    case 'customer':
      return firstOf(byCustomer(who), isOpen(incident), proposedByCustomer(incident), saidIt(incident, who))
    default:
      return never(who)
  }
}

/** The proposal is over; the time it held counts. */
export const withdrawProposal = (given: Given<'withdrawProposal'>): Decision =>
  unless(mayWithdrawProposal(given.incident, given.who), () => [
    happensNow(given, { type: 'ProposalWithdrawn', side: given.who.side === 'customer' ? 'customer' : 'desk' }),
  ])

const saidIt = ({ closure }: Incident, who: Who): Refusal | null =>
  closure.kind === 'proposedByCustomer' && closure.by !== personOf(who) ? { code: 'NotYourProposal' } : null
