import { never } from '../../result'
import { byDesk, byOwner, firstOf, isOpen } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const mayHandToDesk = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), byOwner(incident, who), isReviewed(incident))

/** The preliminary investigation is done: the service-desk team goes on. */
export const handToDesk = (given: Given<'handToDesk'>): Decision =>
  unless(mayHandToDesk(given.incident, given.who), () => [happensNow(given, { type: 'HandedToDesk' })])

const isReviewed = ({ stage }: Incident): Refusal | null => {
  switch (stage) {
    case 'recorded':
      return { code: 'NotReviewed' }
    case 'reviewed':
      return null
    case 'withDesk':
    case 'diagnosed':
      return { code: 'AlreadyWithDesk' }
    default:
      return never(stage)
  }
}
